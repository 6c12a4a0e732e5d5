"""Words by what they mean, names by whom they stand for: "troops" and "soldiers" are one."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from reportedly.lexicon.gazetteer import Entry, Sort, find
from reportedly.lexicon.load import lexicon
from reportedly.model.meaning import Party
from reportedly.text.parse import same_length
from reportedly.text.terms import fold, stem, weight

__all__ = ["Named", "concepts", "form_of", "is_reversed", "lists", "meant", "sort_of"]

Named = Mapping[str, tuple[tuple[tuple[str, ...], str, str], ...]]
"""The names that an article uses, by their first word in small letters: all their words, what the
name stands for and its sort (see `Party`)."""

CLASSED = 3.0
"""Weight in nats of a word of a class, at least: as of one that one article in twenty holds."""
LOOK_BACK = 5
"""Words before a name among which its preposition stands: "in the front-line Kursk region"."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d.,]*|[,;:]")
_LETTERS = re.compile(r"[a-z]+")
_COUNTRIES = {Sort.COUNTRY, Sort.NATIONALITY, Sort.CAPITAL, Sort.SEAT}
_ROLES = {
    "in": "in", "inside": "in", "into": "in", "to": "in", "at": "in", "on": "in", "near": "in",
    "across": "in", "beyond": "in", "toward": "in", "towards": "in", "onto": "in", "within": "in",
    "from": "from", "by": "by", "against": "against", "with": "with", "for": "for",
}  # fmt: skip
_FOLDED = {Sort.CAPITAL, Sort.SEAT, Sort.NATIONALITY}


Concept = tuple[int, str, float, Party | None]
_Phrases = list[tuple[list[str], str]]


def concepts(text: str, named: Named) -> Iterator[Concept]:
    """Each concept with where it stands."""
    words = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(text)]
    small = [word.lower() for word, _, _ in words]
    hits = {hit.start: hit for hit in find(text)}
    idioms = _idioms()
    at = 0
    while at < len(words):
        word, start, _ = words[at]
        if own := _own(words, at, named):
            count, name, sort = own
            yield start, f"={name}", CLASSED, Party(name=name, sort=sort, role=_role(words, at))
            at += count
            continue
        if (hit := hits.get(start)) is not None:
            entry = hit.entry
            name = entry.of if entry.sort in _FOLDED and entry.of else entry.name
            party = Party(name=name, sort=sort_of(entry), role=_role(words, at))
            yield start, f"={name}", CLASSED, party
            while at < len(words) and words[at][1] < hit.end:
                at += 1
            continue
        if (phrases := idioms.get(small[at])) and (idiom := _idiom(phrases, small, at)):
            count, label = idiom
            if label:
                yield start, f"a:{label.upper()}", CLASSED, None
            at += count
            continue
        if (found := _meant(word)) is not None:
            yield start, *found, None
        at += 1


def _own(words: list[tuple[str, int, int]], at: int, named: Named) -> tuple[int, str, str] | None:
    word = words[at][0]
    if not word[0].isupper() or not (forms := named.get(_bare(word))):
        return None
    for form, name, sort in forms:
        if tuple(_bare(w[0]) for w in words[at : at + len(form)]) == form:
            return len(form), name, sort
    return None


def _bare(word: str) -> str:
    return fold(word).removesuffix("'s").removesuffix("’s")


def sort_of(entry: Entry) -> str:
    """The sort of a party that the gazetteer knows."""
    if entry.sort in _COUNTRIES:
        return "country"
    return "name" if entry.sort is Sort.ORGANISATION else "place"


def form_of(name: str) -> tuple[str, ...]:
    """The words of a name as they are looked for in a text: "Kim Jong-un" has three."""
    return tuple(_bare(match.group()) for match in _WORD.finditer(same_length(name)))


def _role(words: list[tuple[str, int, int]], at: int) -> str:
    """The preposition that leads to a name, "" where a comma or nothing comes first."""
    for back in range(1, LOOK_BACK + 1):
        if at - back < 0:
            return ""
        word = words[at - back][0].lower()
        if word == "to" and back > 1 and meant(words[at - back + 1][0]).startswith("a:"):
            return ""  # "to deploy Kenyan soldiers"
        if word in _ROLES:
            return _ROLES[word]
        if back == 1 and meant(word).startswith(("a:BE_AT", "a:INVADE", "a:WITHDRAW")):
            return "in"
        if word in ",;:" or word in ("and", "is", "are", "was", "were", "has", "have", "had"):
            return ""
    return ""


def _idiom(phrases: _Phrases, small: list[str], at: int) -> tuple[int, str] | None:
    for phrase, label in phrases:
        if small[at : at + len(phrase)] == phrase:
            return len(phrase), label
    return None


@cache
def _idioms() -> dict[str, _Phrases]:
    made = dict[str, _Phrases]()
    for label, phrases in lexicon("meanings")["idioms"].items():
        for phrase in phrases:
            parts = phrase.split()
            made.setdefault(parts[0], []).append((parts, label))
    return {first: sorted(found, key=lambda p: -len(p[0])) for first, found in made.items()}


def meant(word: str) -> str:
    """The label of a word, "" for one that says nothing: "a:KILL", "port"."""
    found = _meant(word)
    return found[0] if found else ""


@lru_cache(maxsize=1 << 16)
def _meant(word: str) -> tuple[str, float] | None:
    """The label and weight of a content word, None for one that says nothing."""
    plain = _american(_bare(word))
    known = lists()
    if label := _reversed().get(stem(plain)):
        return label, CLASSED
    if len(plain) < 2 or plain == "us" or not plain[0].isalpha() or plain in known["stop"]:
        return None
    term = stem(plain)
    classes = _classes().get(term)
    if term in known["light"] and (classes is None or word[0].isupper()):
        return None
    if classes is None and term in known["moods"]:
        return None
    heavy = weight(term)
    if classes is None:
        return (term, heavy) if heavy > 0 else None
    return classes, max(heavy, CLASSED)


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    """British endings and the American ones."""
    pairs = lexicon("meanings")["spelling"]["endings"].split()
    return tuple((british, american) for british, american in (p.split(">") for p in pairs))


def _american(word: str) -> str:
    """A word of six letters or more in American spelling, for comparison only."""
    if len(word) > 5:
        for british, american in _endings():
            if word.endswith(british):
                return word[: -len(british)] + american
    return word


@cache
def _classes() -> dict[str, str]:
    """All classes of a stem as one label: "a:BE_AT|a:SUPPLY"."""
    found, known = dict[str, list[str]](), lexicon("meanings")
    for sort, mark in (("acts", "a"), ("things", "t")):
        for name, words in known[sort].items():
            for word in words.split():
                labels = found.setdefault(stem(_american(word)), [])
                if (label := f"{mark}:{name.upper()}") not in labels:
                    labels.append(label)
    return {term: "|".join(labels) for term, labels in found.items()}


def is_reversed(text: str) -> bool:
    """Whether a verb denies its class: "keep every job" is that none is lost."""
    return any(stem(word) in _reversed() for word in _LETTERS.findall(text.lower()))


@cache
def _reversed() -> dict[str, str]:
    """The label of verbs that deny a class: "keep" is not to lose, cut or close."""
    found = lexicon("meanings")["reverse"].items()
    return {
        stem(verb): "|".join(f"a:{name.upper()}" for name in sorted(names.split()))
        for verb, names in found
    }


@cache
def lists() -> dict[str, frozenset[str]]:
    """Words by what they do: "ahead", "light", "phrases", "many", "share", "moods", "stop"."""
    known = lexicon("meanings")
    ahead = f"{lexicon('likenesses')['moods']['ahead']} {known['moods']['ahead']}"
    return {
        "ahead": frozenset(ahead.split()),
        "light": frozenset(stem(word) for word in known["light"]["words"].split()),
        "many": frozenset(known["many"]["words"].split()),
        "share": frozenset(known["share"]["words"].split()),
        "shares": frozenset(known["share"]["phrases"]),
        "phrases": frozenset(known["moods"]["phrases"]),
        "moods": frozenset(stem(word) for word in ahead.split()),
        "stop": frozenset(lexicon("stopwords")["words"]),
    }

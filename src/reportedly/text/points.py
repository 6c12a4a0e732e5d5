"""What a sentence says, point by point: "the bridge is shut, and we expect delays" says two."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from math import inf

from reportedly.lexicon.gazetteer import Entry, Sort, find
from reportedly.lexicon.load import lexicon
from reportedly.model.meaning import Party, Point
from reportedly.text.gists import figures_of, is_negated
from reportedly.text.parse import same_length
from reportedly.text.terms import fold, stem, weight

__all__ = ["Named", "form_of", "meant", "points", "quoted", "sort_of"]

Named = Mapping[str, tuple[tuple[tuple[str, ...], str, str], ...]]
"""The names that an article uses, by their first word in small letters: all their words, what the
name stands for and its sort (see `Party`)."""

Ranges = Sequence[tuple[int, int]]

CLASSED = 3.0
"""Weight in nats of a word of a class, at least: as of one that one article in twenty holds."""
WHOLE = 0.8
"""Share of a clause from which what describes a noun in it is the clause itself."""
LOOK_BACK = 5
"""Words before a name among which its preposition stands: "in the front-line Kursk region"."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d.,]*|[,;:]")
_BREAK = re.compile(
    r"(?<=[a-z0-9)\]%][.!?])[\"'\]]*\s+(?=[\"'(\[]*[A-Z0-9])|\s…\s|;\s"
    r"|,?\s(?:and|but)\s(?:then\s)?(?=(?:he|she|it|they|we|i|there|you|nobody|no one)\s)"
    r"|(?<=[a-z]):\s|,?\s(?:in|on|at|during) which\s|\sas\s(?=\d)"
    r"|,?\s(?:because|while|although|though|whereas)\s",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Sen|Rep|Gov|No|vs|Jan|Feb|Mar"
    r"|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$"
)
_QUOTED = re.compile(r'"([^"]+)"')
_BACK = re.compile(
    r"\W*(?:but |and |so )?(?:it|they|this|that|these|those|he|she|its|their|such|some)\b"
    r"|\W*the (?P<happening>(?:\w+ ){0,2}\w+) (?:is|are|was|were|has|have|had|took|takes"
    r"|lasted|began|started|ended|happened|occurred|came|will|would)\b",
    re.IGNORECASE,
)
_HAPPENS = re.compile(
    r"\b(?:t[ao]ke(?:s|n)?|took|taking) place\b|\bhappen(?:ed|s)?\b|\boccur(?:red|s)?\b"
)
_WITHOUT = re.compile(
    r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bgo )\b[Ww]ithout\b"
)
_TO_BE_DONE = re.compile(r"(?:[\w'’.,$€£-]+ ){1,6}?to (?P<verb>[a-z]+)\b")
_DATELINE = re.compile(r"\W*[A-Z][A-Z.'’ -]{2,}(?:, [^-–—()]{0,40})?(?: ?\([^)]*\))? ?[-–—] ")
_COUNTRIES = {Sort.COUNTRY, Sort.NATIONALITY, Sort.CAPITAL, Sort.SEAT}
_TOLD = re.compile(
    r"[^,\"]{3,70}? (?:informs?|informed|announce[sd]?|said|says|report(?:s|ed)|confirm(?:s|ed)"
    r"|told|tells|state[sd]|claim(?:s|ed))(?: [\w ]{1,24})? that ",
)
_FRONT = re.compile(r"\W*(?:but )?(?:because|while|although|though)\s[^,]+(?P<comma>, )", re.I)
_INFINITIVE = re.compile(r"\W*(?:not )?to (?!have\b|be\b)[a-z]")
_ROLES = {
    "in": "in", "inside": "in", "into": "in", "to": "in", "at": "in", "on": "in", "near": "in",
    "across": "in", "beyond": "in", "toward": "in", "towards": "in", "onto": "in", "within": "in",
    "from": "from", "by": "by", "against": "against", "with": "with", "for": "for",
}  # fmt: skip
_FOLDED = {Sort.CAPITAL, Sort.SEAT, Sort.NATIONALITY}
_AHEAD = re.compile(
    r"\b(?:is|are|was|were|due|about|agreed?|agreements?|deals?|decisions?|offers?|orders?|moves?"
    r"|bids?|promises?) to [a-z]"
)


def points(text: str, named: Named, beside: Ranges = ()) -> Iterator[Point]:
    """The points of a statement, in order; those of fewer than two concepts are left out where
    there are others. ``beside`` are half-open stretches of the text that only describe a noun."""
    plain = same_length(text)
    dateline = _DATELINE.match(plain)
    made = list[Point]()
    for start, end in _parts(plain, dateline.end() if dateline else 0):
        if told := _TOLD.match(plain, start, end):
            start = told.end()
        inner = [(max(a, start) - start, min(b, end) - start) for a, b in beside]
        inner = [(a, b) for a, b in inner if 0 < b - a < WHOLE * (end - start)]
        made.append(_point(plain[start:end], named, inner))
    telling = [p for p in made if len(p.concepts) > 1 or (p.concepts and p.numbers)]
    yield from telling or made[:1]


def quoted(text: str, *, direct: bool) -> Iterator[str]:
    """The folded words of each quoted fragment of three words or more, and of each sentence of
    four or more of a direct quotation."""
    plain = same_length(text)
    for match in _QUOTED.finditer(plain):
        yield from _folded(match[1], 3)
    if direct:
        for start, end in _parts(plain):
            yield from _folded(plain[start:end], 4)


def _folded(text: str, least: int) -> Iterator[str]:
    words = re.findall(r"[^\W_]+", fold(text))
    if len(words) >= least:
        yield " ".join(words)


def _parts(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """Where each sentence, or clause that could be one, begins and ends."""
    if (front := _FRONT.match(text, start)) and len(text) - front.end() > 20:
        yield start, front.start("comma")
        start = front.end()
    for match in _BREAK.finditer(text, start):
        if not _ABBREVIATED.search(text[start : match.start()]):
            yield start, match.start()
            start = match.end()
    yield start, len(text)


def _point(text: str, named: Named, beside: Ranges) -> Point:
    start, end = _core(text)
    inner, outer, parties = dict[str, float](), dict[str, float](), list[Party]()
    for at, label, value, party in _concepts(text, named):
        inside = start <= at < end and not any(a <= at < b for a, b in beside)
        bag = inner if inside else outer
        bag[label] = max(bag.get(label, 0.0), value)
        if party is not None:
            parties.append(party if inside else replace(party, beside=True))
    core = _without(text[start:end], [(a - start, b - start) for a, b in beside])
    return Point(
        concepts=_sorted(inner),
        asides=_sorted({k: v for k, v in outer.items() if k not in inner}),
        parties=tuple(dict.fromkeys(parties)),
        numbers=tuple(
            (low, None if high == inf else high) for low, high in sorted(figures_of(core))
        ),
        negated=is_negated(_WITHOUT.sub(" ", core)) != _is_reversed(core),
        ahead=_is_ahead(core) or _is_to_come(core),
        ahead_aside=_is_ahead(text[:start]) or _is_ahead(text[end:]),
        points_back=_points_back(core),
        happens=bool(_HAPPENS.search(core)),
        many=any(word in _lists()["many"] for word in core.lower().split()),
        share=_is_share(core.lower()),
    )


def _without(text: str, beside: Ranges) -> str:
    """A text with some of its stretches blanked."""
    for a, b in beside:
        a, b = max(a, 0), min(b, len(text))
        if a < b < len(text) or 0 < a < b:
            text = text[:a] + " " * (b - a) + text[b:]
    return text


def _sorted(bag: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    return tuple(sorted(bag.items(), key=lambda pair: (-pair[1], pair[0])))


def _core(text: str) -> tuple[int, int]:
    """Where the statement itself begins and ends, without the clauses that only stand beside."""
    start, end = 0, len(text)
    if (found := _leading().match(text)) and len(text) - found.end() > 20:
        start = found.end()
    for match in _trailing().finditer(text, start):
        if match.start() - start > 18:
            return start, match.start()
    return start, end


@cache
def _leading() -> re.Pattern[str]:
    words = "|".join(sorted(lexicon("meanings")["asides"]["before"], key=len, reverse=True))
    return re.compile(rf"\W*(?:but |and )?(?:{words})\b(?! (?:many|much|few) as)[^,]*, ", re.I)


@cache
def _trailing() -> re.Pattern[str]:
    words, behind = (lexicon("meanings")["asides"][sort] for sort in ("after", "comma"))
    always = "|".join(sorted((w for w in words if w not in behind), key=len, reverse=True))
    comma = "|".join(sorted(words, key=len, reverse=True))
    return re.compile(rf"(?:,| [–—-])\s(?:{comma})\b|\s(?:{always})\b", re.I)


def _is_to_come(text: str) -> bool:
    """ "to keep every site"; "Company to cut 900 jobs", as headlines say what is planned."""
    if _INFINITIVE.match(text):
        return True
    found = _TO_BE_DONE.match(text.strip())
    if found is None or not meant(found["verb"]).startswith("a:"):
        return False
    return not any("a:" in meant(word) for word in found.group().split()[:-2])


def _is_ahead(text: str) -> bool:
    plain = text.lower()
    words, phrases = _lists()["ahead"], lexicon("meanings")["moods"]["phrases"]
    return (
        bool(_AHEAD.search(plain))
        or any(word in words for word in re.findall(r"[a-z]+", plain))
        or any(phrase in plain for phrase in phrases)
    )


def _is_share(text: str) -> bool:
    words = set(re.findall(r"[a-z-]+|%", text))
    return bool(words & _lists()["share"]) or any(p in text for p in _lists()["shares"])


def _points_back(text: str) -> bool:
    """Whether the subject is a pronoun or a definite happening: "it", "the attack"."""
    found = _BACK.match(text)
    if found is None:
        return False
    happening = found["happening"]
    return happening is None or any(meant(w).startswith("a:") for w in happening.split())


def _is_reversed(text: str) -> bool:
    return any(stem(word) in _reversed() for word in re.findall(r"[a-z]+", text.lower()))


@cache
def _reversed() -> dict[str, str]:
    """The label of verbs that deny a class: "keep" is not to lose, cut or close."""
    found = lexicon("meanings")["reverse"].items()
    return {
        stem(verb): "|".join(f"a:{name.upper()}" for name in sorted(names.split()))
        for verb, names in found
    }


@cache
def _lists() -> dict[str, frozenset[str]]:
    known = lexicon("meanings")
    ahead = f"{lexicon('likenesses')['moods']['ahead']} {known['moods']['ahead']}"
    return {
        "ahead": frozenset(ahead.split()),
        "light": frozenset(stem(word) for word in known["light"]["words"].split()),
        "many": frozenset(known["many"]["words"].split()),
        "share": frozenset(known["share"]["words"].split()),
        "shares": frozenset(known["share"]["phrases"]),
        "moods": frozenset(stem(word) for word in ahead.split()),
        "stop": frozenset(lexicon("stopwords")["words"]),
    }


Concept = tuple[int, str, float, Party | None]


def _concepts(text: str, named: Named) -> Iterator[Concept]:
    """Each concept with where it stands."""
    words = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(text)]
    hits = {hit.start: hit for hit in find(text)}
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
        if idiom := _idiom(words, at):
            count, label = idiom
            if label:
                yield start, f"a:{label.upper()}", CLASSED, None
            at += count
            continue
        if (found := _meant(word)) is not None:
            yield start, *found, None
        at += 1


def _own(words: list[tuple[str, int, int]], at: int, named: Named) -> tuple[int, str, str] | None:
    if not words[at][0][0].isupper():
        return None
    for form, name, sort in named.get(_bare(words[at][0]), ()):
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


def _idiom(words: list[tuple[str, int, int]], at: int) -> tuple[int, str] | None:
    for phrase, label in _idioms().get(words[at][0].lower(), ()):
        if tuple(w[0].lower() for w in words[at : at + len(phrase)]) == phrase:
            return len(phrase), label
    return None


@cache
def _idioms() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    made = dict[str, list[tuple[tuple[str, ...], str]]]()
    for label, phrases in lexicon("meanings")["idioms"].items():
        for phrase in phrases:
            parts = tuple(phrase.split())
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
    lists = _lists()
    if label := _reversed().get(stem(plain)):
        return label, CLASSED
    if len(plain) < 2 or plain == "us" or not plain[0].isalpha() or plain in lists["stop"]:
        return None
    term = stem(plain)
    classes = _classes().get(term)
    if term in lists["light"] and (classes is None or word[0].isupper()):
        return None
    if classes is None and term in lists["moods"]:
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

"""How much of a question a statement speaks of: "soldiers", "killed", "in Kursk", one by one."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from math import log

from reportedly.lexicon.load import lexicon
from reportedly.model.record import record
from reportedly.text.concepts import Named, concepts
from reportedly.text.numbers import numerals
from reportedly.text.parse import same_length
from reportedly.text.questions import words_of
from reportedly.text.terms import fold, stem, terms, weight

__all__ = ["Bearers", "Item", "items", "labels", "name_label", "rarity", "tag"]

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LEAST, _FEW = 0.4, 30
NAME, VERB = 4.0, 1.6


@record
class Item:
    """One thing that a question speaks of: ``labels`` are its word, class and name, any of which
    stands for it; ``name`` tells a name, ``place`` one where something is, ``number`` a figure;
    ``heavy`` is its weight in nats."""

    word: str
    labels: frozenset[str]
    heavy: float
    name: bool = False
    number: bool = False
    verb: bool = False
    place: bool = False


def name_label(name: str) -> str:
    """How a name stands among the labels: "=santa aldea"."""
    return f"={fold(name)}"


def tag(label: str) -> str:
    """A label of `concepts` as it is compared here: names folded, without their country."""
    plain = label.partition("<")[0]
    return name_label(plain[1:]) if plain.startswith("=") else plain


def labels(text: str, names: Named) -> frozenset[str]:
    """All that a text speaks of: stems, classes, names ("=north korea") and figures ("#1400")."""
    found = set[str]()
    for _, label, _, _ in concepts(text, names):
        found.update(tag(part) for part in label.split("|"))
    for term in terms(text):
        found.add(term)
        found |= _alike().get(term, frozenset())
        found |= _forms().get(term, frozenset())
    found.update(_figures(text))
    return frozenset(found)


def _figures(text: str) -> Iterator[str]:
    for number in numerals(same_length(text)):
        for side in (number.low, number.high):
            if side is not None and side > 3:
                yield f"#{side:g}"


Bearers = Mapping[str, frozenset[str]]
"""The labels of those that bear a name, by each of its words: "kovalenko"."""


def items(
    text: str, names: Named, verb: str = "", bearers: Bearers | None = None
) -> tuple[Item, ...]:
    """The items of a question; words that one only asks with are left out, names stay whole."""
    bearers = bearers or {}
    blank = words_of("blank", "words")
    made, taken = list[Item](), list[tuple[int, int]]()
    hits = {start: (label, party) for start, label, _, party in concepts(text, names)}
    for match in _WORD.finditer(text):
        word, start = match.group(), match.start()
        plain = fold(word).removesuffix("'s").removesuffix("’s")
        label, party = hits.get(start, ("", None))
        if party is not None:
            own = frozenset({tag(label)}) | bearers.get(plain, frozenset())
            where = party.role == "in" and party.sort in ("place", "country")
            made.append(Item(word=party.name, labels=own, heavy=NAME, name=True, place=where))
            taken.append((start, start + len(word)))
            continue
        if plain in blank or _within(text, start, made, names):
            continue
        own = frozenset({*label.split("|"), *terms(word), *_of_alike(word)} - {""})
        named = word[0].isupper() and start > 0
        if named or (start == 0 and plain in bearers):
            own |= bearers.get(plain, frozenset())
        if not own:
            continue
        made.append(
            Item(
                word=word, labels=own, name=named, verb=bool(verb) and stem(plain) == stem(verb),
                heavy=NAME if named else max(1.0, min(weight(stem(plain)), 5.0)),
            )
        )  # fmt: skip
    made += [
        Item(word=label[1:], labels=frozenset({label}), heavy=NAME, number=True)
        for label in dict.fromkeys(_figures(_YEARS.sub(" ", text)))
    ]
    return tuple(dict.fromkeys(made))


_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_YEARS = re.compile(
    rf"\b(?:(?:19|20)\d\d|\d{{1,2}}(?:st|nd|rd|th)?(?: and \d{{1,2}})? {_MONTH}"
    rf"|{_MONTH}\.? \d{{1,2}})\b",
    re.IGNORECASE,
)


def _within(text: str, start: int, made: Iterable[Item], names: Named) -> bool:
    """Whether a word is a later one of a name that stands before it."""
    for item in made:
        if item.name and " " in item.word:
            at = text.lower().rfind(item.word.lower(), 0, start + len(item.word))
            if 0 <= at < start < at + len(item.word):
                return True
    before = text[:start].rstrip()
    lead = before.split(" ")[-1] if before else ""
    forms = names.get(fold(lead), ()) if lead[:1].isupper() else ()
    word = fold(text[start:].split(" ")[0].strip(".,?'’"))
    return any(word in form for form, _, _ in forms if len(form) > 1)


def _of_alike(word: str) -> frozenset[str]:
    found = frozenset[str]()
    for term in terms(word):
        found |= _alike().get(term, frozenset()) | _forms().get(term, frozenset())
    return found


@cache
def _forms() -> Mapping[str, frozenset[str]]:
    """One label for the forms of an irregular verb: "break", "broke", "broken"."""
    made = dict[str, frozenset[str]]()
    for line in lexicon("questions")["alike"]["verbs"]:
        base = line.split()[0]
        for term in (stem(word) for word in line.split()):
            made[term] = made.get(term, frozenset()) | {f"v:{base}"}
    return made


@cache
def _alike() -> Mapping[str, frozenset[str]]:
    made = dict[str, frozenset[str]]()
    for n, line in enumerate(lexicon("questions")["alike"]["groups"]):
        for term in terms(line):
            made[term] = made.get(term, frozenset()) | {f"q:{n}"}
    return made


def rarity(item: Item, bags: Iterable[frozenset[str]], total: int) -> float:
    """What is left of an item's weight where many statements speak of it."""
    if item.number:
        return 1.0
    held = sum(1 for bag in bags if bag & item.labels)
    many = max(total, _FEW)
    rare = log((many + 1) / (held + 1)) / log((many + 1) / 2)
    return _LEAST + (1 - _LEAST) * max(0.0, min(1.0, rare))

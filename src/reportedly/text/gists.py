"""What a statement says, apart from its wording: "10,000 soldiers are in Kursk" in any words."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from reportedly.lexicon.gazetteer import Sort, find
from reportedly.lexicon.load import lexicon
from reportedly.model.record import record
from reportedly.text.numbers import numerals
from reportedly.text.parse import same_length
from reportedly.text.terms import cosine, stem, terms, weight

__all__ = ["Gist", "figures_of", "gist", "is_negated", "likeness", "meet"]

_NEGATION = re.compile(
    r"\b(?:[Nn](?:ot?|ever|one|obody|othing|either)|nor|without|yet to)\b|n't\b"
)
_NOT_NEGATIVE = re.compile(r"\bnot only\b|\bno (?:more|fewer|less) than\b|\bNo (?=[A-Z]\w+ [A-Z])")
_DATE = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}\b"
    r"|\b\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_CALENDAR = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?:day)?\b"
)
_PERCENT = re.compile(r" ?(?:%|per ?cent\b)", re.IGNORECASE)
_BEING_IN = re.compile(r"\b(?:is|are|was|were|be|been)\b(?: \w+){0,3} (?:in|inside|at|on)\b")
_FOLDED = {Sort.CAPITAL, Sort.SEAT, Sort.NATIONALITY}
"""Names that stand for their country when two statements are compared."""
CLASS_WEIGHT = 3.0
"""Weight of a class of words, in nats: as of a word that one article in twenty holds."""
ROUNDED = 0.05
"""How far a sum may be from the total that is given for it."""


@record
class Gist:
    """``concepts`` are word classes, stems and names (as "=North Korea") with their weights;
    ``names`` and ``actions`` are those concepts that are well-known names, or classes of what
    happens ("KILL"); ``figures`` are low and high of the numbers, dates and years left out.
    ``negated`` is the polarity; ``ahead`` is set where it speaks of what is planned or possible.
    """

    concepts: tuple[tuple[str, float], ...]
    names: frozenset[str]
    actions: frozenset[str]
    figures: frozenset[tuple[float, float]]
    negated: bool
    ahead: bool

    @property
    def bag(self) -> dict[str, float]:
        return dict(self.concepts)


@lru_cache(maxsize=1 << 14)
def gist(text: str) -> Gist:
    """Read a statement's gist from its words alone."""
    plain = same_length(text)
    names, rest = _named(plain)
    bag = {f"={name}": _weight_of(name) for name in names}
    stems = [term for term in terms(_CALENDAR.sub(" ", rest)) if term not in _ahead()]
    for term in stems:
        concept = _classes().get(term, term)
        bag[concept] = CLASS_WEIGHT if concept.isupper() else weight(term)
    concepts = sorted(bag.items(), key=lambda pair: (-pair[1], pair[0]))
    return Gist(
        concepts=tuple((name, value) for name, value in concepts if value > 0),
        names=frozenset(names),
        actions=_acts(bag, plain),
        figures=frozenset(figures_of(plain)),
        negated=is_negated(plain),
        ahead=any(word in _ahead_words() for word in plain.lower().split()),
    )


def _acts(bag: dict[str, float], text: str) -> frozenset[str]:
    """The actions among the concepts; being somewhere counts as having been sent there."""
    found = frozenset(concept for concept in bag if concept in _actions())
    return found or (frozenset({"DEPLOY"}) if _BEING_IN.search(text) else found)


def _named(text: str) -> tuple[list[str], str]:
    """The well-known names in a text, and what is left of it."""
    names, rest, at = list[str](), list[str](), 0
    for hit in find(text):
        names.append(hit.entry.of if hit.entry.sort in _FOLDED else hit.entry.name)
        rest.append(text[at : hit.start])
        at = hit.end
    return names, " ".join([*rest, text[at:]])


def _weight_of(name: str) -> float:
    return max((weight(term) for term in terms(name)), default=CLASS_WEIGHT)


def is_negated(text: str) -> bool:
    """Whether a statement (quotation marks straight) denies: "no more than 12" does not."""
    if _NEGATION.search(text) is None:
        return False
    return bool(_NEGATION.search(_NOT_NEGATIVE.sub("", text)))


def figures_of(text: str) -> Iterator[tuple[float, float]]:
    """Low and high of the numbers in a text (quotation marks straight), dates left out; shares as
    fractions of 1, an open side as infinite."""
    dates: list[tuple[int, int]] | None = None
    for number in numerals(text):
        if dates is None:
            dates = [match.span() for match in _DATE.finditer(text)]
        if any(start <= number.start < end for start, end in dates) or number.low is None:
            continue
        high = number.high if number.high is not None else float("inf")
        if _PERCENT.match(text, number.end):
            yield (number.low / 100, high / 100)
        elif (number.low, high) != (1.0, 1.0):
            yield (number.low, high)


@cache
def _classes() -> dict[str, str]:
    """The class of each stem; a word of two classes belongs to the first."""
    classes, known = dict[str, str](), lexicon("likenesses")
    for name, words in (known["actions"] | known["things"]).items():
        for word in words.split():
            classes.setdefault(stem(word), name.upper())
    return classes


@cache
def _actions() -> frozenset[str]:
    return frozenset(name.upper() for name in lexicon("likenesses")["actions"])


@cache
def _ahead_words() -> frozenset[str]:
    return frozenset(lexicon("likenesses")["moods"]["ahead"].split())


@cache
def _ahead() -> frozenset[str]:
    return frozenset(stem(word) for word in _ahead_words())


def likeness(left: Gist, right: Gist) -> float:
    """How far two statements say the same, 0 to 1, figures and polarity aside."""
    return cosine(left.bag, right.bag)


def meet(left: Gist, right: Gist) -> bool:
    """Whether every figure of the statement with fewer of them can be one of the other's, or is
    their sum ("3,000 killed or wounded", "300 killed and 2,700 wounded")."""
    few, many = sorted((left.figures, right.figures), key=len)
    if len(few) == 1 and len(many) > 1 and len(left.actions & right.actions) > 1:
        (low, high), total = next(iter(few)), sum(low for low, _ in many)
        if low * (1 - ROUNDED) <= total <= high * (1 + ROUNDED):
            return True
    return all(any(low <= high_ and low_ <= high for low_, high_ in many) for low, high in few)

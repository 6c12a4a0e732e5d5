"""How old somebody is said to be: "Anja Holt, 42" in one article, "Anja Holt, 46" in another."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from reportedly.model.contradiction import Comparison, Contradiction, Ground
from reportedly.model.quantity import Measure
from reportedly.reconcile.pairs import Ruling, pair
from reportedly.resolve.persons import person
from reportedly.text.windows import days_apart, window

__all__ = ["ages"]

YEAR = 365
"""Days after which somebody is surely a year older."""
APART = 15
"""Years by which nobody mistakes an age."""
_BEFORE = re.compile(r"((?:[A-Z][\w’'.-]+ ){1,3}[A-Z][\w’'-]+),? (?:aged |who is )?$")
_AFTER = re.compile(r"^ (?:[a-z][\w-]* ){0,3}((?:[A-Z][\w’'.-]+ ){1,3}[A-Z][\w’'-]+)\b")


def ages(measures: Sequence[Measure], texts: Mapping[str, str]) -> Iterator[Contradiction]:
    """One pair for each person in whose apposition two articles put different ages ("Anja Holt,
    42", "46-year-old Anja Holt"): the two furthest apart. They conflict where the days of print
    do not make up for it; a birthday may lie between them."""
    told = defaultdict[tuple[str, str], list[tuple[Measure, float, str]]](list)
    for measure in sorted(measures, key=lambda m: (m.span.article, m.span.start)):
        text = texts.get(measure.span.article)
        if measure.counted != "age" or measure.value is None or text is None:
            continue
        if name := _whose(measure, text):
            known = person(name)
            told[known.family, known.given].append((measure, measure.value, name))
    for _, found in sorted(told.items()):
        apart = [
            (abs(one[1] - other[1]), one, other)
            for one, other in combinations(found, 2)
            if one[1] != other[1] and one[0].span.article != other[0].span.article
        ]
        if apart:
            years, one, other = max(apart, key=lambda row: row[0])
            yield pair(one[0], other[0], _ruling(years, one, other), (one[2], "age"))


def _whose(measure: Measure, text: str) -> str:
    before = _BEFORE.search(text[max(0, measure.span.start - 60) : measure.span.start])
    if before is not None:
        return before[1]
    after = _AFTER.match(text[measure.span.end : measure.span.end + 80])
    return after[1] if after is not None else ""


def _ruling(
    years: float, one: tuple[Measure, float, str], other: tuple[Measure, float, str]
) -> Ruling:
    days = [window(measure.as_of) for measure in (one[0], other[0])]
    passed = days_apart(days[0], days[1]) if days[0] and days[1] else 0
    said = f"{one[2]} is {one[1]:g} in the one and {other[1]:g} in the other"
    if years <= 1 + -(-passed // YEAR) * (passed > 0):
        how = f"{said}: a birthday may lie between"
        return Ruling(Comparison.COMPATIBLE, how, Ground.DATE)
    if years > APART:
        how = f"{said}: perhaps two people of one name"
        return Ruling(Comparison.NOT_COMPARABLE, how, Ground.SCOPE)
    return Ruling(Comparison.CONFLICTING, said)

"""What one calls the first in years, and another the second: "the first strike for 31 years"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import product
from typing import NamedTuple

from reportedly.lexicon.load import lexicon
from reportedly.model.claim import Claim
from reportedly.model.contradiction import Comparison, Contradiction, ContradictionKind, Ground
from reportedly.model.span import Span
from reportedly.reconcile.assertions import is_held, theme_of
from reportedly.reconcile.whereabouts import Whereabouts
from reportedly.text.parse import same_length
from reportedly.text.windows import window

__all__ = ["firsts"]

MOST = 3
"""Earlier ones shown against one first."""

_FIRST = re.compile(
    r"\bfirst(?:-ever)? (?P<what>(?:[a-z'-]+ ){0,3}?[a-z-]+?)(?: (?:\w+ ){0,8}?"
    r"(?:for|in|since) (?:(?:\d+|\w+) (?:years?|decades?|months?)|[12]\d{3})"
    r"| ever\b|(?= (?:in|at|of) [A-Z]))",
)
_LATER = re.compile(
    r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|another|last|previous) "
    r"(?P<what>(?:[a-z'-]+ ){0,2}?[a-z-]+?)\b",
)
_DATED = re.compile(r"\b(?P<what>[a-z-]+)(?: of| in)? (?:of|in) (?P<year>[12]\d{3})\b")


class _Told(NamedTuple):
    """A happening with its rank among those of its sort: "the first strike", "the 2021 strike"."""

    claim: Claim
    span: Span
    sort: str
    word: str


def firsts(
    claims: Iterable[Claim],
    told: Mapping[str, str],
    places: Mapping[str, frozenset[str]],
    where: Whereabouts,
) -> Iterator[Contradiction]:
    """Each first of its sort against one that another article ranks later, or puts in a year
    before. That one means a terminal, and the other a country, may reconcile them."""
    told_in = [claim for claim in claims if is_held(claim)]
    first = [found for claim in told_in for found in _read(claim, _FIRST)]
    if not first:
        return
    later = defaultdict[str, list[_Told]](list)
    for claim in told_in:
        for found in (*_read(claim, _LATER), *_before(claim, told.get(claim.id, ""))):
            later[found.sort].append(found)
    for one in first:
        shown = set[str]()
        for other in later.get(one.sort, ()):
            away = other.span.article not in (one.span.article, *shown)
            here, there = (places.get(t.claim.id, frozenset()) for t in (one, other))
            near = any(where.can_be_one(a, b) for a, b in product(here, there))
            if away and (near or not (here and there)) and len(shown) < MOST:
                shown.add(other.span.article)
                yield _pair(one, other)


def _read(claim: Claim, pattern: re.Pattern[str]) -> list[_Told]:
    """The happenings that a pattern finds in a claim and a list knows as such."""
    made = list[_Told]()
    for part in claim.content:
        if pattern is _FIRST and "first" not in part.text:
            continue
        for match in pattern.finditer(same_length(part.text)):
            words = match["what"].split()
            if words and (sort := _sort(words[-1])):
                made.append(_Told(claim, _span(part, match), sort, words[-1]))
    return made


def _before(claim: Claim, told: str) -> Iterator[_Told]:
    """Happenings of a year before the one in which they are told."""
    days = window(told)
    for part in claim.content:
        for match in _DATED.finditer(same_length(part.text)):
            early = days is not None and int(match["year"]) < days[0].year
            if early and (sort := _sort(match["what"])):
                yield _Told(claim, _span(part, match), sort, match["what"])


def _span(part: Span, match: re.Match[str]) -> Span:
    start, end = match.span()
    return Span(
        article=part.article,
        start=part.start + start,
        end=part.start + end,
        text=part.text[start:end],
    )


def _sort(word: str) -> str:
    """The sort of happening that a noun names, "" for any other noun."""
    plain = word.removesuffix("s")
    sort = _sorts().get(plain, "")
    theme = theme_of(plain)
    return sort or (theme if theme in lexicon("predicates")["ranked"]["classes"] else "")


@cache
def _sorts() -> dict[str, str]:
    found = dict[str, str]()
    for name in ("happenings", "ranked"):
        for sort, nouns in lexicon("predicates")[name]["nouns"].items():
            found |= dict.fromkeys(nouns, sort)
    return found


def _pair(one: _Told, other: _Told) -> Contradiction:
    same = one.word.removesuffix("s") == other.word.removesuffix("s")
    how = f"“{_words(one.span)}” in the one, “{_words(other.span)}” in the other"
    return Contradiction(
        kind=ContradictionKind.FACTUAL,
        verdict=Comparison.COMPATIBLE,
        left=one.claim.id,
        right=other.claim.id,
        left_span=one.span,
        right_span=other.span,
        slots=(one.word,) if same else (one.word, other.word),
        how=f"{how}: perhaps not of quite the same sort or place",
        ground=Ground.SCOPE,
    )


def _words(span: Span) -> str:
    return " ".join(span.text.split())

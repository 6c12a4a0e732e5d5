"""One happening put on two days: "resigned on Thursday", "resigned on 9 May"."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from reportedly.lexicon.load import lexicon
from reportedly.model.contradiction import Comparison, Contradiction, ContradictionKind, Ground
from reportedly.reconcile.assertions import Assertion, clash
from reportedly.reconcile.whereabouts import Whereabouts
from reportedly.text.statements import is_lasting
from reportedly.text.territories import is_country
from reportedly.text.windows import in_words

__all__ = ["misdated"]

WEEK = 7
"""Days between two dates of one happening; what is further apart happened twice."""
MONTH = 31
"""The same for what happens once to somebody with a name."""
VISIT = 3
"""Days that a visit with all its meetings takes."""
WORDED = 0.7
"""Share of the shorter clause's content words that the other must have."""
FEWEST = 4
"""Content words that both clauses must have."""
MAX_DATED = 40
"""Dated clauses of one cell that are held against each other."""


def misdated(told: Sequence[Assertion], places: Whereabouts) -> Iterator[Contradiction]:
    """Same predicate, agent, theme and place with days that differ, where it happens once or is
    told in nearly the same words; and meetings of one visit under other verbs, which may be two.
    What may happen every day is not told apart by words, hence the caution."""
    dated = [a for a in told if a.day and not a.said.negated and not _open(a)]
    cells = defaultdict[tuple[str, ...], list[Assertion]](list)
    for a in dated:
        if a.known or a.agent or a.owner:
            cells[a.said.predicate, a.theme, str(a.ahead)].append(a)
    seen = set[tuple[str, str]]()
    for _, found in sorted(cells.items()):
        for p, q in combinations(sorted(found, key=_order)[:MAX_DATED], 2):
            pair = (min(p.claim.id, q.claim.id), max(p.claim.id, q.claim.id))
            if pair not in seen and p.claim != q.claim and _misdated(p, q, places):
                seen.add(pair)
                yield _two_days(p, q)
    yield from _visits(dated, seen)


def _order(a: Assertion) -> tuple[str, bool, str]:
    return a.when, not a.sourced, a.said.id


def _open(a: Assertion) -> bool:
    return bool({"possible", "conditional"} & set(a.said.aspect))


def _misdated(p: Assertion, q: Assertion, places: Whereabouts) -> bool:
    one, other = p.day, q.day
    assert one is not None
    assert other is not None
    gap = (other[0] - one[0]).days
    if not 0 < gap <= MONTH or not places.can_be_one(p.place, q.place):
        return False
    if (p.owner and q.owner and p.owner != q.owner) or (
        p.agent and q.agent and p.agent != q.agent
    ):
        return False
    once = (
        is_lasting(p.said.predicate) and p.known and q.known and p.said.patient == q.said.patient
    )
    if once and (p.named or gap <= WEEK):
        return True
    left, right = frozenset(p.said.terms), frozenset(q.said.terms)
    least = min(len(left), len(right))
    alike = len(left & right) >= WORDED * max(1, least)
    sides = p.said.agent == q.said.agent and p.said.patient == q.said.patient
    named = bool(p.agent or p.owner or p.named)
    return sides and named and alike and least >= FEWEST and gap <= WEEK


def _two_days(p: Assertion, q: Assertion) -> Contradiction:
    days = " against ".join(in_words(a.day) for a in (p, q) if a.day)
    kind = ContradictionKind.DATE
    if p.ahead and p.told != q.told and p.told and q.told:
        how = f"{days}: both speak of what is to come, so the day may have been changed"
        return clash(kind, p, q, Comparison.REVISED, how, Ground.DATE)
    return clash(kind, p, q, Comparison.CONFLICTING, days)


def _visits(dated: Sequence[Assertion], seen: set[tuple[str, str]]) -> Iterator[Contradiction]:
    """Meetings and welcomes of one person at one place on days next to each other, in articles
    that give one of the days each: perhaps one occasion."""
    visiting = frozenset(lexicon("predicates")["visiting"]["verbs"])
    cells = defaultdict[tuple[str, str], list[Assertion]](list)
    for a in dated:
        if a.said.predicate in visiting and a.place and not is_country(a.place) and not a.ahead:
            for name in a.persons:
                cells[name, a.place].append(a)
    for (name, place), found in sorted(cells.items()):
        for p, q in combinations(sorted(found, key=_order)[:MAX_DATED], 2):
            pair = (min(p.claim.id, q.claim.id), max(p.claim.id, q.claim.id))
            gap = (q.day[0] - p.day[0]).days if p.day and q.day else 0
            if 0 < gap <= VISIT and pair not in seen and p.span.article != q.span.article:
                seen.add(pair)
                days = " and ".join(in_words(a.day) for a in (p, q) if a.day)
                verbs = f"“{p.said.predicate}” and “{q.said.predicate}”"
                how = f"{name} in {place} on {days}: {verbs} may be two moments of one visit"
                yield clash(ContradictionKind.DATE, p, q, Comparison.COMPATIBLE, how, Ground.SCOPE)

"""One happening put on two days: "resigned on Thursday", "resigned on 9 May"."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product

from reportedly.lexicon.load import lexicon
from reportedly.model.contradiction import Comparison, Contradiction, ContradictionKind, Ground
from reportedly.reconcile.assertions import OPEN, Assertion, clash
from reportedly.reconcile.whereabouts import Whereabouts
from reportedly.text.predications import is_lasting
from reportedly.text.territories import is_country
from reportedly.text.windows import days_apart, in_words, window

__all__ = ["misdated"]

WEEK = 7
"""Days between two dates of one happening; what is further apart happened twice."""
MONTH = 31
"""The same for what happens once to somebody with a name."""
YEAR = 366
VISIT = 3
"""Days that a visit with all its meetings takes."""
WORDED = 0.7
"""Share of the shorter clause's content words that the other must have."""
FEWEST = 4
"""Content words that both clauses must have."""
LEAST, MOST = 10, 720
"""Minutes between two hours that are told for one happening."""
MAX_DATED = 40
"""Dated clauses of one cell that are held against each other."""


def misdated(told: Sequence[Assertion], places: Whereabouts) -> Iterator[Contradiction]:
    """Same predicate, agent, theme and place with days that differ, where it happens once or is
    told in nearly the same words; and meetings of one visit under other verbs, which may be two.
    What may happen every day is not told apart by words, hence the caution."""
    dated = [a for a in told if a.day and not a.said.negated and not _open(a)]
    cells = defaultdict[tuple[str, ...], list[Assertion]](list)
    for a in dated:
        if a.known or a.agent or a.owner or _of_things(a):
            cells[a.said.predicate, a.theme, str(a.ahead)].append(a)
        if a.single and _scheduled(a):
            cells["be due", a.said.patient, ""].append(a)
    seen = set[tuple[str, str]]()
    for _, found in sorted(cells.items()):
        for p, q in combinations(sorted(found, key=_order)[:MAX_DATED], 2):
            pair = (min(p.claim.id, q.claim.id), max(p.claim.id, q.claim.id))
            if pair not in seen and p.claim != q.claim and _misdated(p, q, places):
                seen.add(pair)
                yield _two_days(p, q)
    yield from _other_months(told, seen)
    yield from _other_hours(dated, places, seen)
    yield from _visits(told, seen)
    yield from _put_off(dated)


def _order(a: Assertion) -> tuple[str, bool, str]:
    return a.when, not a.sourced, a.said.id


def _open(a: Assertion) -> bool:
    return bool({"possible", "conditional"} & set(a.said.aspect))


def _misdated(p: Assertion, q: Assertion, places: Whereabouts) -> bool:
    one, other = p.day, q.day
    assert one is not None
    assert other is not None
    gap = (other[0] - one[0]).days
    if not 0 < gap <= MONTH or not places.can_be_one(p.place, q.place) or _others(p, q):
        return False
    same = p.said.patient == q.said.patient
    if same and _scheduled(p) and _scheduled(q):
        return p.single and q.single
    sure = (p.single and q.single) or (_of_things(p) and (p.single or q.single))
    if same and sure and is_lasting(p.said.predicate) and (p.named or gap <= WEEK):
        return True
    if p.span.article == q.span.article and p.displayed == q.displayed:
        return False
    if not (p.said.past or p.displayed) or not (q.said.past or q.displayed):
        return False
    left, right = frozenset(p.said.terms), frozenset(q.said.terms)
    least = min(len(left), len(right))
    alike = len(left & right) >= WORDED * max(1, least)
    sides = p.said.agent == q.said.agent and same
    named = bool(p.agent or p.owner or p.named)
    return sides and named and alike and least >= FEWEST and gap <= WEEK


def _others(p: Assertion, q: Assertion) -> bool:
    """Whether two clauses name other owners or doers."""
    pairs = ((p.owner, q.owner), (p.agent, q.agent))
    return any(one and other and one != other for one, other in pairs)


def _of_things(a: Assertion) -> bool:
    """Whether it is said of what there is one of, and not of "a man", of whom there are many."""
    return a.said.predicate in lexicon("predicates")["things"]["once"]


def _scheduled(a: Assertion) -> bool:
    """Whether it puts a coming event on a day: "will be held", "is scheduled for"."""
    verbs = lexicon("predicates")["scheduling"]["verbs"]
    coming = a.ahead or a.said.predicate in ("schedule", "set", "plan", "due")
    return coming and a.said.predicate in verbs


def _two_days(p: Assertion, q: Assertion) -> Contradiction:
    days = " against ".join(in_words(a.day) for a in (p, q) if a.day)
    kind = ContradictionKind.DATE
    if (p.ahead or _scheduled(p)) and p.told != q.told and p.told and q.told:
        how = f"{days}: both speak of what is to come, so the day may have been changed"
        return clash(kind, p, q, Comparison.REVISED, how, Ground.DATE)
    return clash(kind, p, q, Comparison.CONFLICTING, days)


def _other_hours(
    dated: Sequence[Assertion], places: Whereabouts, seen: set[tuple[str, str]]
) -> Iterator[Contradiction]:
    """One happening at two hours: "sounded at 2:40 a.m.", "not before 3:20 a.m."."""
    cells = defaultdict[tuple[str, str, str], list[Assertion]](list)
    for a in dated:
        if "T" in a.when and a.said.patient and not a.ahead:
            cells[a.said.predicate, a.owner, a.said.patient].append(a)
    for _, found in sorted(cells.items()):
        for p, q in combinations(sorted(found, key=_order)[:MAX_DATED], 2):
            pair = (min(p.claim.id, q.claim.id), max(p.claim.id, q.claim.id))
            hours = [_minutes(a.when) for a in (p, q)]
            days = p.day and q.day and abs((q.day[0] - p.day[0]).days) <= 1
            if pair in seen or p.claim == q.claim or not days or None in hours:
                continue
            gap = abs((hours[0] or 0) - (hours[1] or 0))
            if LEAST <= gap <= MOST and places.can_be_one(p.place, q.place):
                seen.add(pair)
                how = " against ".join(f"{a.when.partition('T')[2][:5]}" for a in (p, q))
                yield clash(ContradictionKind.DATE, p, q, Comparison.CONFLICTING, how)


def _minutes(edtf: str) -> int | None:
    """Minutes of the day of an EDTF value with an hour, None where it gives none."""
    found = re.match(r"(\d\d):(\d\d)", edtf.partition("T")[2])
    return int(found[1]) * 60 + int(found[2]) if found else None


def _other_months(
    told: Sequence[Assertion], seen: set[tuple[str, str]]
) -> Iterator[Contradiction]:
    """What begins, ends or is signed once, in two months: "began in April", "began in March"."""
    cells = defaultdict[tuple[str, str, str], list[Assertion]](list)
    for a in told:
        days = window(a.when)
        making = a.said.predicate in lexicon("predicates")["making"]["verbs"]
        most = YEAR if making else MONTH
        long = days and 0 < (days[1] - days[0]).days <= most and ".." not in a.when
        once = making or is_lasting(a.said.predicate)
        if long and once and a.single and not a.said.negated and not a.ahead:
            cells[a.said.predicate, a.owner, a.said.patient].append(a)
    for _, found in sorted(cells.items()):
        for p, q in combinations(sorted(found, key=_order)[:MAX_DATED], 2):
            pair = (min(p.claim.id, q.claim.id), max(p.claim.id, q.claim.id))
            one, other = window(p.when), window(q.when)
            gap = days_apart(one, other) if one and other else 0
            long = p.said.predicate in lexicon("predicates")["making"]["verbs"]
            if pair not in seen and p.claim != q.claim and (0 < gap <= MONTH or (gap and long)):
                seen.add(pair)
                how = " against ".join(in_words(days) for days in (one, other) if days)
                yield clash(ContradictionKind.DATE, p, q, Comparison.CONFLICTING, how)


def _visits(told: Sequence[Assertion], seen: set[tuple[str, str]]) -> Iterator[Contradiction]:
    """Meetings and welcomes of one person at one place on days next to each other, in articles
    that give one of the days each: perhaps one occasion. A caption ("at a ceremony welcoming the
    king, on 19 June") has its day for all that it says."""
    visiting = frozenset(lexicon("predicates")["visiting"]["verbs"])
    only = _only_days(told)
    cells = defaultdict[tuple[str, str], list[Assertion]](list)
    for a in told:
        coming = OPEN - {"infinite"} & set(a.said.aspect)
        if a.said.predicate in visiting and a.claim.id in only and not coming:
            towns = (place for place in a.places if not is_country(place))
            for person, town in product(a.persons, towns):
                cells[person, town].append(a._replace(when=only[a.claim.id], span=a.claim.span))
    for (person, town), found in sorted(cells.items()):
        for p, q in combinations(sorted(found, key=_order)[:MAX_DATED], 2):
            pair = (min(p.claim.id, q.claim.id), max(p.claim.id, q.claim.id))
            gap = (q.day[0] - p.day[0]).days if p.day and q.day else 0
            if 0 < gap <= VISIT and pair not in seen and p.span.article != q.span.article:
                seen.add(pair)
                days = " and ".join(in_words(a.day) for a in (p, q) if a.day)
                verbs = f"“{p.said.predicate}” and “{q.said.predicate}”"
                how = f"{person} in {town} on {days}: {verbs} may be two moments of one visit"
                yield clash(ContradictionKind.DATE, p, q, Comparison.COMPATIBLE, how, Ground.SCOPE)


def _only_days(told: Sequence[Assertion]) -> dict[str, str]:
    """The day (EDTF) of each claim that gives one only."""
    days = defaultdict[str, set[str]](set)
    for a in told:
        if a.day and not a.said.negated:
            days[a.claim.id].add(a.when)
    return {claim: min(found) for claim, found in days.items() if len(found) == 1}


def _put_off(dated: Sequence[Assertion]) -> Iterator[Contradiction]:
    """A new day ("was postponed to 2 June") against the one that was to be before."""
    new = [a for a in dated if a.said.predicate == "be put off"]
    old = defaultdict[tuple[str, str], list[Assertion]](list)
    for a in dated:
        if a.said.predicate != "be put off":
            old[a.owner, a.said.patient].append(a)
    for p in new:
        rivals = (q for q in old[p.owner, p.said.patient] if q.when != p.when and q.told <= p.told)
        q = next((q for q in rivals if q.claim != p.claim), None)
        if q is not None:
            days = " and then ".join(in_words(a.day) for a in (q, p) if a.day)
            how = f"first {days}: it was put off"
            yield clash(ContradictionKind.DATE, q, p, Comparison.REVISED, how, Ground.DATE)

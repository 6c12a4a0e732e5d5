"""Statements of one thing with opposite polarity: "have yet to enter" and "already present"."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, product

from reportedly.lexicon.load import lexicon
from reportedly.model.claim import Claim, Proposition
from reportedly.model.contradiction import Comparison, Contradiction, ContradictionKind
from reportedly.model.hedge import Status
from reportedly.resolve.voices import unsourced
from reportedly.text.gists import gist
from reportedly.text.statements import against
from reportedly.text.windows import Window, apart, in_words, window

__all__ = ["dated", "factual"]

OPEN = frozenset({"future", "planned", "expected", "possible", "conditional", "first time"})
"""Aspects under which a proposition does not say that something is so."""

UNHELD = frozenset({Status.DENIED, Status.NOT_CONFIRMED, Status.RETRACTED, Status.NO_COMMENT})
"""Statuses of claims that nobody stands for."""

WEEK = 7
"""Days between two dates of one happening; what is further apart happened twice."""
WORDED = 0.7
"""Share of the shorter clause's content words that the other must have."""
FEWEST = 4
"""Content words that both clauses must have."""
MAX_DATED = 40
"""Dated clauses of one predicate and theme that are held against each other."""

MAX_RIVALS = 2000
"""Pairs looked at in one cell of predicate and theme."""

Days = Mapping[str, str]
"""The day (EDTF) as of which each claim speaks, by their ids."""


def factual(
    claims: Mapping[str, Claim], propositions: Sequence[Proposition], asserted: Days
) -> Iterator[Contradiction]:
    """Same predicate, theme and place with opposite polarity, or predicates that exclude each
    other; matters planned, possible or conditional contradict nothing."""
    cells = defaultdict[tuple[str, str], list[Proposition]](list)
    firsts = defaultdict[tuple[str, str], list[Proposition]](list)
    for p in propositions:
        if not p.patient or not _held(claims[p.claim]):
            continue
        if not OPEN & set(p.aspect):
            cells[p.predicate, _theme(p.patient)].append(p)
        elif "first time" in p.aspect and not p.negated:
            firsts[p.predicate, _theme(p.patient)].append(p)
    seen = set[tuple[str, str]]()
    for (predicate, theme), found in sorted(cells.items()):
        held, no = [p for p in found if not p.negated], [p for p in found if p.negated]
        rivals = list(product(no, held))
        if other := against(predicate):
            rivals += product(held, [q for q in cells.get((other, theme), ()) if not q.negated])
        early = [q for q in held if "already" in q.aspect and not unsourced(claims[q.claim])]
        for p in firsts.get((predicate, theme), ()):
            when = asserted.get(p.claim, "")
            known = (q for q in early if not _later(asserted.get(q.claim, ""), when))
            rivals += [(p, q) for q in known if _meet(p, q)][-1:]
        rivals = [(p, q) for p, q in rivals[:MAX_RIVALS] if p.claim != q.claim and _meet(p, q)]
        cited = {(p.claim, _home(q)) for p, q in rivals if not unsourced(claims[q.claim])}
        for p, q in rivals:
            pair = (min(p.claim, q.claim), max(p.claim, q.claim))
            repeated = unsourced(claims[q.claim]) and (p.claim, _home(q)) in cited
            if pair not in seen and not repeated:
                seen.add(pair)
                yield _conflict(p, q, claims, asserted)


def _home(p: Proposition) -> str:
    return p.span.article


@cache
def _theme(patient: str) -> str:
    """The class of a theme, without whose it is; kin things are one."""
    head = patient.rpartition(": ")[2]
    concept = next((name for name, _ in gist(head).concepts), head)
    kin = lexicon("predicates")["kin"]
    return next((name for name, words in kin.items() if concept in words), concept)


def _meet(p: Proposition, q: Proposition) -> bool:
    """Whether two propositions speak of one theme at one place, as far as they name it."""
    one, other = p.patient.rpartition(": ")[0], q.patient.rpartition(": ")[0]
    if one and other and one != other:
        return False
    if p.place or q.place:
        return p.place == q.place
    return bool(one) and one == other


def _conflict(
    p: Proposition, q: Proposition, claims: Mapping[str, Claim], asserted: Days
) -> Contradiction:
    left, right = claims[p.claim], claims[q.claim]
    when = p.time or asserted.get(p.claim, ""), q.time or asserted.get(q.claim, "")
    verdict, how = Comparison.CONFLICTING, "nothing in the texts reconciles them"
    if "first time" in p.aspect:
        how = "one speaks of a first time, the other says that it has happened already"
    elif apart(*when):
        if p.negated and _later(when[1], when[0]):
            verdict, how = Comparison.COMPATIBLE, f"other date: {_of(when)}"
        else:
            how = _of(when)
    elif p.patient != q.patient:
        how = f"perhaps the scope: {p.patient} against {q.patient}"
    return Contradiction(
        kind=ContradictionKind.FACTUAL,
        verdict=verdict,
        left=left.id,
        right=right.id,
        left_span=left.span,
        right_span=right.span,
        slots=tuple(slot for slot in (p.patient, p.predicate, p.place) if slot),
        how=how,
    )


def _of(when: tuple[str, str]) -> str:
    """ "as of 4 May 2026 and as of 6 May 2026"."""
    return " and ".join(f"as of {in_words(days)}" for edtf in when if (days := window(edtf)))


def _held(claim: Claim) -> bool:
    """Whether its source says so and has not taken it back; what others deny is still said."""
    return claim.status not in UNHELD and Status.RETRACTED not in claim.reserves


def dated(
    claims: Mapping[str, Claim], propositions: Sequence[Proposition]
) -> Iterator[Contradiction]:
    """One happening put on two days of one week: same predicate, agent, theme and place in nearly
    the same words. What may happen every day is not told apart by words, hence the caution."""
    cells = defaultdict[tuple[str, str, str], list[Proposition]](list)
    for p in propositions:
        held = _held(claims[p.claim]) and not p.negated and not OPEN & set(p.aspect)
        named = any(part[:1].isupper() for part in (p.agent, p.patient))
        if held and named and _one_day(p):
            cells[p.predicate, p.agent, p.patient].append(p)
    seen = set[tuple[str, str]]()
    for _, found in sorted(cells.items()):
        for p, q in combinations(sorted(found, key=lambda p: (p.time, p.id))[:MAX_DATED], 2):
            pair = (min(p.claim, q.claim), max(p.claim, q.claim))
            if p.claim != q.claim and pair not in seen and _misdated(p, q):
                seen.add(pair)
                yield _two_days(p, q, claims)


def _one_day(p: Proposition) -> Window | None:
    days = window(p.time)
    return days if days and days[0] == days[1] else None


def _misdated(p: Proposition, q: Proposition) -> bool:
    one, other = _one_day(p), _one_day(q)
    left, right = frozenset(p.terms), frozenset(q.terms)
    alike = len(left & right) >= WORDED * max(1, min(len(left), len(right)))
    places = not (p.place and q.place) or p.place == q.place
    near = one and other and 0 < (other[0] - one[0]).days <= WEEK
    return bool(near) and places and alike and min(len(left), len(right)) >= FEWEST


def _two_days(p: Proposition, q: Proposition, claims: Mapping[str, Claim]) -> Contradiction:
    left, right = claims[p.claim], claims[q.claim]
    return Contradiction(
        kind=ContradictionKind.DATE,
        verdict=Comparison.CONFLICTING,
        left=left.id,
        right=right.id,
        left_span=left.span,
        right_span=right.span,
        slots=tuple(slot for slot in (p.agent, p.predicate, p.patient, p.place) if slot),
        how=" against ".join(in_words(days) for r in (p, q) if (days := _one_day(r))),
    )


def _later(one: str, other: str) -> bool:
    left, right = window(one), window(other)
    return bool(left and right and left[0] > right[1])

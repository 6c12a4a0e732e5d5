"""Statements of one thing with opposite polarity: "have yet to enter" and "already present"."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from reportedly.model.attribution import Method
from reportedly.model.claim import Claim, Proposition
from reportedly.model.contradiction import Comparison, Contradiction, ContradictionKind
from reportedly.model.hedge import Status
from reportedly.text.statements import against
from reportedly.text.windows import apart, window

__all__ = ["denials", "factual", "withheld"]

OPEN = frozenset({"future", "planned", "expected", "possible", "conditional"})
"""Aspects under which a proposition does not say that something is so."""

MAX_CELL = 60
LIKE = 2
"""Content terms that a denial or an unconfirmed matter must share with what it is held against."""

Gists = Mapping[str, frozenset[str]]
"""The content terms of each claim, by their ids."""

Days = Mapping[str, str]
"""The day (EDTF) as of which each claim speaks, by their ids."""


def factual(
    claims: Mapping[str, Claim], propositions: Sequence[Proposition], asserted: Days
) -> Iterator[Contradiction]:
    """Same predicate, theme and place with opposite polarity, or predicates that exclude each
    other; matters planned, possible or conditional contradict nothing."""
    cells = defaultdict[tuple[str, str], list[Proposition]](list)
    for p in propositions:
        if p.patient and claims[p.claim].status is not Status.DENIED and not OPEN & set(p.aspect):
            cells[p.predicate, _kind_of(p.patient)].append(p)
    seen = set[tuple[str, str]]()
    for (predicate, theme), found in sorted(cells.items()):
        rivals = [(p, q) for p, q in product(found, found) if p.negated and not q.negated]
        if other := against(predicate):
            held = [p for p in found if not p.negated]
            rivals += list(
                product(held, [q for q in cells.get((other, theme), ()) if not q.negated])
            )
        for p, q in rivals[: MAX_CELL * MAX_CELL]:
            pair = (min(p.claim, q.claim), max(p.claim, q.claim))
            if p.claim == q.claim or pair in seen or not _meet(p, q):
                continue
            seen.add(pair)
            yield _factual(p, q, claims, asserted)


def _kind_of(patient: str) -> str:
    """The head of a theme without whose it is."""
    return patient.rpartition(": ")[2]


def _meet(p: Proposition, q: Proposition) -> bool:
    """Whether two propositions speak of one theme at one place, as far as they name it."""
    one, other = p.patient.rpartition(": ")[0], q.patient.rpartition(": ")[0]
    if one and other and one != other:
        return False
    if not (p.place and p.place == q.place):
        return bool(one and one == other) and not (p.place or q.place)
    return True


def _factual(
    p: Proposition, q: Proposition, claims: Mapping[str, Claim], asserted: Days
) -> Contradiction:
    when = asserted.get(p.claim, ""), asserted.get(q.claim, "")
    how = "nothing in the texts reconciles them"
    verdict = Comparison.CONFLICTING
    if p.negated and apart(p.time or when[0], q.time or when[1]):
        later = _later(q.time or when[1], p.time or when[0])
        if later:
            verdict = Comparison.COMPATIBLE
            how = f"other date: the denial speaks as of {p.time or when[0]}"
        else:
            how = "the positive statement is the earlier one"
    slots = tuple(slot for slot in (p.patient or q.patient, p.predicate, p.place) if slot)
    return _pair(ContradictionKind.FACTUAL, verdict, claims[p.claim], claims[q.claim], slots, how)


def _later(one: str, other: str) -> bool:
    left, right = window(one), window(other)
    return bool(left and right and left[0] > right[1])


def denials(
    claims: Sequence[Claim], terms: Mapping[str, frozenset[str]]
) -> Iterator[Contradiction]:
    """Each denial against what others assert on the same matter."""
    for denied in (c for c in claims if c.status is Status.DENIED):
        for other in _others(denied, claims, terms):
            if other.status in (Status.DENIED, Status.NOT_CONFIRMED, Status.NO_COMMENT):
                continue
            shared = terms[denied.id] & terms[other.id]
            how = f"{denied.source or 'the outlet'} denies what {_voice(other)} says"
            yield _pair(
                ContradictionKind.DENIAL,
                Comparison.CONFLICTING,
                denied,
                other,
                tuple(sorted(shared)),
                how,
            )


def withheld(
    claims: Sequence[Claim], terms: Mapping[str, frozenset[str]]
) -> Iterator[Contradiction]:
    """Each "could not confirm" against what others assert: no contradiction, but to be seen."""
    for silent in (c for c in claims if c.status is Status.NOT_CONFIRMED):
        for other in _others(silent, claims, terms):
            if other.status in (Status.ASSERTED, Status.CONFIRMED, Status.REPORTEDLY):
                shared = terms[silent.id] & terms[other.id]
                yield _pair(
                    ContradictionKind.DENIAL,
                    Comparison.COMPATIBLE,
                    silent,
                    other,
                    tuple(sorted(shared)),
                    "not confirming is not denying",
                )


def _others(claim: Claim, claims: Sequence[Claim], terms: Gists) -> list[Claim]:
    """The claims of other sources that share most of a claim's content, likest first."""
    mine = terms[claim.id]
    found = list[tuple[int, str, Claim]]()
    for other in claims:
        shared = len(mine & terms[other.id])
        enough = shared >= LIKE and shared * 2 > len(mine)
        if enough and other.source != claim.source and other.id != claim.id:
            found.append((-shared, other.id, other))
    return [other for _, _, other in sorted(found, key=lambda row: row[:2])[:5]]


def _voice(claim: Claim) -> str:
    return "the outlet" if claim.method is Method.NARRATOR else claim.source or "an unnamed source"


def _pair(
    kind: ContradictionKind,
    verdict: Comparison,
    left: Claim,
    right: Claim,
    slots: tuple[str, ...],
    how: str,
) -> Contradiction:
    return Contradiction(
        kind=kind,
        verdict=verdict,
        left=left.id,
        right=right.id,
        left_span=left.span,
        right_span=right.span,
        slots=slots,
        how=how,
    )

"""Statements of one thing with opposite polarity: "have yet to enter" and "already present"."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import product

from reportedly.lexicon.load import lexicon
from reportedly.model.claim import Claim, Proposition
from reportedly.model.contradiction import Comparison, Contradiction, ContradictionKind
from reportedly.model.hedge import Status
from reportedly.text.gists import gist
from reportedly.text.statements import against
from reportedly.text.windows import apart, window

__all__ = ["factual"]

OPEN = frozenset({"future", "planned", "expected", "possible", "conditional", "first time"})
"""Aspects under which a proposition does not say that something is so."""

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
    for p in propositions:
        if p.patient and claims[p.claim].status is not Status.DENIED and not OPEN & set(p.aspect):
            cells[p.predicate, _theme(p.patient)].append(p)
    seen = set[tuple[str, str]]()
    for (predicate, theme), found in sorted(cells.items()):
        held, no = [p for p in found if not p.negated], [p for p in found if p.negated]
        rivals = list(product(no, held))
        if other := against(predicate):
            rivals += product(held, [q for q in cells.get((other, theme), ()) if not q.negated])
        for p, q in rivals[:MAX_RIVALS]:
            pair = (min(p.claim, q.claim), max(p.claim, q.claim))
            if p.claim != q.claim and pair not in seen and _meet(p, q):
                seen.add(pair)
                yield _conflict(p, q, claims, asserted)


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
    if apart(*when):
        if p.negated and _later(when[1], when[0]):
            verdict, how = Comparison.COMPATIBLE, f"other date: “{p.span.text}” is as of {when[0]}"
        else:
            how = f"as of {when[0]} and as of {when[1]}"
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


def _later(one: str, other: str) -> bool:
    left, right = window(one), window(other)
    return bool(left and right and left[0] > right[1])

"""A pair of passages whose figures are held against each other: "14 killed", "40 killed"."""

from reportedly.model.contradiction import Comparison, Contradiction, ContradictionKind
from reportedly.model.quantity import Measure
from reportedly.reconcile.slots import Slots

__all__ = ["named", "pair"]


def named(slots: Slots) -> tuple[str, ...]:
    """What both figures are of, as far as it is said."""
    parts = (slots.counted, slots.state, slots.side, slots.place, slots.unit)
    return tuple(slot for slot in parts if slot)


def pair(
    one: Measure, other: Measure, verdict: Comparison, slots: tuple[str, ...], how: str
) -> Contradiction:
    """``slots`` are what both have in common, ``how`` says why the verdict holds."""
    return Contradiction(
        kind=ContradictionKind.NUMERIC,
        verdict=verdict,
        left=one.claim,
        right=other.claim,
        left_span=one.span,
        right_span=other.span,
        slots=slots,
        how=how,
    )

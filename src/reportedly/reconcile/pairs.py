"""A pair of passages whose figures are held against each other: "14 killed", "40 killed"."""

from typing import NamedTuple

from reportedly.model.contradiction import Comparison, Contradiction, ContradictionKind, Ground
from reportedly.model.quantity import Measure
from reportedly.reconcile.slots import Slots

__all__ = ["Ruling", "named", "pair"]


class Ruling(NamedTuple):
    """What is said of a pair, the reason in words, and what reconciles it, or may."""

    verdict: Comparison
    how: str
    ground: Ground = Ground.NOTHING


def named(slots: Slots) -> tuple[str, ...]:
    """What both figures are of, as far as it is said."""
    parts = (slots.counted, slots.state, slots.side, slots.place, slots.unit)
    return tuple(slot for slot in parts if slot)


def pair(one: Measure, other: Measure, ruling: Ruling, slots: tuple[str, ...]) -> Contradiction:
    """``slots`` are what both have in common."""
    return Contradiction(
        kind=ContradictionKind.NUMERIC,
        verdict=ruling.verdict,
        left=one.claim,
        right=other.claim,
        left_span=one.span,
        right_span=other.span,
        slots=slots,
        how=ruling.how,
        ground=ruling.ground,
    )

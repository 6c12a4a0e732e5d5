"""One figure with its bound, unit and rate: "at least US$2,000 a month"."""

from dataclasses import dataclass

from reportedly.model.quantity import Bound
from reportedly.text.bounds import bounded, sides
from reportedly.text.numbers import Sort
from reportedly.text.rates import rates
from reportedly.text.units import Part, is_time

__all__ = ["Figure", "framed", "single"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in a text, in code point offsets of that text.

    ``start:end`` is the numeral with currency or percent, ``first:last`` adds bound and unit;
    ``cue`` is where the bound stands. ``share`` marks fractions and ratios (unit "percent");
    ``age`` ages; ``tally`` one side of a vote.
    """

    start: int
    end: int
    first: int
    last: int
    value: float | None
    low: float | None
    high: float | None
    bound: Bound
    cue: tuple[int, int] | None
    unit: str = ""
    per: tuple[str, ...] = ()
    share: bool = False
    age: bool = False
    tally: bool = False
    digits: bool = False
    money: bool = False


def single(text: str, part: Part) -> Figure:
    return framed(text, part.start, part.end, part.stop, part, part.numeral.low, part.numeral.high)


def framed(
    text: str, start: int, end: int, stop: int, part: Part, low: float | None, high: float | None,
    bound: Bound = Bound.EXACT,
) -> Figure:  # fmt: skip
    """Put bound, rate and unit around a figure whose value or two ends are known."""
    numeral, scale = part.numeral, 100.0 if part.numeral.sort is Sort.FRACTION else 1.0
    if numeral.sort is Sort.COUNT and bound is not Bound.BETWEEN:
        low = high = part.value
    share = numeral.sort is Sort.FRACTION and not part.unit
    if share:
        low, high = (None if s is None else round(s * scale, 6) for s in (low, high))
    per, last = rates(text, stop) if not part.age else ((), stop)
    if per and not part.money and per[0] == "person":
        per, last = (), stop
    unit, _, over = part.unit.partition(" per ")
    per = (over, *per) if over else per
    found = bounded(text, start, last, is_time(part.unit) and not part.age, bool(part.unit))
    if numeral.sort is Sort.VAGUE:
        bound = Bound.VAGUE
        if high is not None:
            # "At least several hundred" ends nowhere.
            low, high = sides(found.bound, low, high)
    value = low if bound not in (Bound.BETWEEN, Bound.VAGUE) else None
    led = found.cue is not None and found.cue[0] < start
    if led and bound is Bound.BETWEEN and sides(found.bound, low, high) != (low, high):
        # "no more than 20 to 30" limits by 30, "at least 20 to 30" by 20.
        bound = found.bound
        low, high = sides(bound, low, high)
        value = low if high is None else high
    elif bound not in (Bound.BETWEEN, Bound.VAGUE):
        bound = found.bound
        low, high = sides(bound, low, high)
    return Figure(
        start, end, found.start, max(found.end, last), value, low, high, bound, found.cue,
        "percent" if share else unit, per, share, part.age,
        digits=numeral.digits, money=part.money,
    )  # fmt: skip

"""Two numbers that make one amount: "3 dollars 50 cents", "5 ft 2 in", "1 hour 20 minutes"."""

import re
from dataclasses import replace

from reportedly.lexicon.load import lexicon
from reportedly.text.units import Part

__all__ = ["compounds"]

JOINT = re.compile(r",? and |, |[ -]|")
ENDS = re.compile(r" ?(?:[.,;:!?)\"]|$)")
INCHES = re.compile(r" ?in\b(?=\.| tall|[,;:!?)]|$)")
TALL = re.compile(r" ?(?:[.,;:!?)\"]|$| tall\b)")

SIZES = {("foot", "inch"): 12.0, ("pound", "ounce"): 16.0}
TIMES = {("year", "month"): 12.0, ("hour", "minute"): 60.0, ("minute", "second"): 60.0}
"""Pairs of units that make one size, and how many of the second make one of the first."""


def compounds(text: str, parts: list[Part]) -> list[Part]:
    """The parts with those joined that are one amount, in the unit of the first."""
    found = list[Part]()
    for part in parts:
        if found and part.numeral.end <= found[-1].stop:
            continue
        if found and part.start < found[-1].stop:
            # The currency stands after the number before: "10 $ 30 $".
            part = replace(part, start=part.numeral.start, unit="", money=False)
        joined = _joined(text, found[-1], part) if found else None
        if joined is not None:
            found[-1] = joined
        else:
            found.append(part)
    return found


def _joined(text: str, left: Part, right: Part) -> Part | None:
    one, other = left.value, right.value
    between = text[left.stop : right.start]
    if one is None or other is None or not left.unit or not JOINT.fullmatch(between):
        return None
    if left.money and not right.unit and _is_scale(text, right) and left.numeral.scale == 1:
        return replace(left, stop=right.stop, value=one * other)
    factor = _factor(text, left, right, between)
    if not factor or one != int(one) or not 0 < other < factor:
        return None
    inches = INCHES.match(text, right.stop) if left.unit == "foot" and not right.unit else None
    stop = inches.end() if inches else right.stop
    value = round(one + other / factor, 9)
    return replace(left, stop=stop, value=value, age=left.age or right.age)


def _is_scale(text: str, part: Part) -> bool:
    """ "million" alone, as in "75 USD million"."""
    scales = lexicon("quantities")["numbers"]["scales"]
    return text[part.numeral.start : part.numeral.end].lower() in scales


def _factor(text: str, left: Part, right: Part, between: str) -> float:
    """How many of the right make one of the left; 0 where they are two amounts."""
    minor = lexicon("quantities")["currencies"]["minor"]
    if left.money and left.unit not in minor:
        if "," in between:
            return 0.0
        if right.unit in minor:
            return float(minor[right.unit])
        bare = not right.unit and left.end < left.stop and left.numeral.scale == 1
        if bare and between and ENDS.match(text, right.stop) and (right.value or 0) >= 10:
            return 100.0
        return 0.0
    if (left.unit, right.unit) in SIZES and "and" not in between:
        return SIZES[left.unit, right.unit]
    if (left.unit, right.unit) in TIMES and between in (" ", " and "):
        return TIMES[left.unit, right.unit]
    if left.unit == "foot" and not right.unit:
        tall = TALL.match(text, right.stop) or INCHES.match(text, right.stop)
        tied = between == "-" or (between == " " and tall)
        return 12.0 if tied and right.numeral.digits else 0.0
    return 0.0

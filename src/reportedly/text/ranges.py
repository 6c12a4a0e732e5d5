"""Two numbers as one figure: "between 4 and 6 million", "two or three", "one in every two"."""

import re
from dataclasses import replace

from reportedly.model.quantity import Bound
from reportedly.text.decoys import is_score, is_tally
from reportedly.text.figure import Figure, framed, single
from reportedly.text.numbers import Sort
from reportedly.text.shares import changes_at, changes_before
from reportedly.text.units import Part

__all__ = ["both_sides", "change", "pair"]


TO = re.compile(
    r"(?:-? to | through |-to-|(?: ?[-–—] ?)|~)(?:as (?:many|much|high) as |up to |about |around "
    r"|nearly |almost |over |perhaps |possibly )?"
)
AND = re.compile(r"-? and (?:as many as |up to |about )?")
BETWEEN = re.compile(r"\bbetween (?:about |around |roughly |approximately |an estimated )?$", re.I)
FROM = re.compile(r"\bfrom (?:about |around |up to |as low as )?$", re.I)
ONE_NOUN = re.compile(r" [a-z]+ in (?:every |each )?")
"""Between the two numbers of "one teacher in five"."""

SCALE = re.compile(r"[ -](?:point )?scale\b")
ON_SCALE = re.compile(r"\bscale (?:of|from) $")
"""Around "1 to 10" these make it a scale and no range."""

HANGING = re.compile(r"-,? (?:or|and) ")
"""Between two numbers that share a unit: "a 7- or 8-inch screen"."""

RATIO = re.compile(r" (?:in|out of|of|of out)(?: every| each)? |-in-|-out-of-")


def pair(text: str, left: Part, right: Part) -> tuple[Figure, ...] | None:
    """Two numerals as one range, one share, or the two sides of a vote; None if they are apart."""
    if left.numeral.sort is not Sort.COUNT or right.numeral.sort is not Sort.COUNT:
        return _mixed(text, left, right)
    between = text[left.stop : right.start]
    head = text[max(0, left.start - 40) : left.start]
    opened = BETWEEN.search(head)
    if opened and AND.fullmatch(between):
        if _is_year(left) and _is_year(right):
            return ()
        return _range(text, left, right, left.start - len(opened[0]))
    if (RATIO.fullmatch(between)) and (ratio := _ratio(text, left, right, between)):
        return (ratio,)
    if ONE_NOUN.fullmatch(between) and _is_spoken_one(text, left):
        return (ratio,) if (ratio := _ratio(text, left, right, " in ")) else None
    more = text[right.stop : right.stop + 5]
    if between == " or " and _is_next(left, right) and not re.match(r" or \d", more):
        return _range(text, left, right, left.start)
    if SCALE.match(text, right.stop) or ON_SCALE.search(head):
        return () if TO.fullmatch(between) else None
    if right.unit and not left.unit and HANGING.fullmatch(between):
        shared = replace(left, unit=right.unit, age=right.age)
        return single(text, shared), single(text, right)
    if not TO.fullmatch(between):
        return None
    hyphen = not re.search("to|through", between)
    if hyphen and is_tally(text, left, right):
        return tuple(replace(single(text, p), tally=True, first=p.start, last=p.stop,
                             bound=Bound.EXACT, low=p.value, high=p.value, cue=None)
                     for p in (left, right))  # fmt: skip
    if hyphen and (is_score(text, left, right) or _is_name(text, left, right)):
        return ()
    if _is_year(left) and (_is_year(right) or left.numeral.scale != right.numeral.scale):
        return () if _is_year(right) else None
    if not hyphen and right.value == 1 and (left.value or 0) > 1 and not right.unit:
        one = single(text, left)
        return (replace(one, end=right.end, last=max(right.stop, one.last), unit="ratio"),)
    if not hyphen and _is_extent(text, left, right):
        return single(text, left), single(text, right)
    return _range(text, left, right, left.start - len(opened[0]) if opened else left.start)


def _is_name(text: str, left: Part, right: Part) -> bool:
    """ "7-Eleven" is no range."""
    return left.numeral.digits and not right.numeral.digits and text[right.start].isupper()


FAR = 4.0
"""A change is small beside the level it leads to: "rose $3 to $81", but "rose 5 to 10 points"."""


def _is_extent(text: str, left: Part, right: Part) -> bool:
    """Whether the first number is by how much something changed, the second to what level."""
    alike = bool(left.unit) == bool(right.unit)
    far = (right.value or 0) >= FAR * (left.value or 0) > 0
    return alike and far and changes_at(text, left.start)


def _is_spoken_one(text: str, part: Part) -> bool:
    return text[part.start : part.end].lower() == "one" and not part.unit


def _is_next(left: Part, right: Part) -> bool:
    """ "two or three", "20 or 30", "three or four hundred": neighbours as one loose number."""
    if left.unit or _is_year(left) or left.numeral.scale not in (1.0, right.numeral.scale):
        return False
    one, other = (left.value or 0) / left.numeral.scale, (right.value or 0) / right.numeral.scale
    if one != int(one) or one > 100:
        return False
    return other == one + 1 or (one >= 10 and one % 10 == 0 and other == one + 10)


def _is_year(part: Part) -> bool:
    """Four bare digits from 1500 to 2100."""
    numeral = part.numeral
    length = numeral.end - numeral.start
    return not part.unit and length == 4 and numeral.digits and 1500 <= (part.value or 0) <= 2100


AND_ALSO = re.compile(r",? (?:and|but) (?:also )?")


def both_sides(text: str, left: Figure, right: Figure) -> Figure | None:
    """A lower and an upper bound as one range: "more than 100 but fewer than 200"."""
    if left.share or right.share or not AND_ALSO.fullmatch(text[left.last : right.first]):
        return None
    if left.cue is None or right.cue is None or {left.unit, right.unit} - {right.unit, ""}:
        return None
    low = left.low if left.high is None else right.low if right.high is None else None
    high = left.high if left.low is None else right.high if right.low is None else None
    if low is None or high is None or low >= high:
        return None
    return replace(right, start=left.start, first=left.first, value=None, low=low, high=high,
                   bound=Bound.BETWEEN, cue=left.cue)  # fmt: skip


OPENS = re.compile(r" to (?:between |about |around |just |only |roughly )?")
RANGES = re.compile(
    r"\b(?:aged|ages|between the ages of|anywhere|rang(?:e|es|ed|ing)) from(?: \w+)? $", re.I
)
"""These make "from 5 to 7" a range whatever changes near it."""


def change(text: str, parts: list[Part]) -> tuple[Part, Part] | None:
    """The two figures of a change, scale and unit shared: "raised the age from 62 to 65"; the
    first two of "cut from 5 to 7 per cent to 4" are a range."""
    left, right = parts[:2]
    if len(parts) > 2 and OPENS.fullmatch(text[right.stop : parts[2].start]):
        return None
    head = text[max(0, left.start - 40) : left.start]
    between = text[left.stop : right.start]
    if " to " not in between or not TO.fullmatch(between) or _is_year(left):
        return None
    if not FROM.search(head) or RANGES.search(head) or not changes_before(text, left.start):
        return None
    one, other, scale = left.value or 0.0, right.value or 0.0, right.numeral.scale
    if left.unit and not right.unit and not _is_year(right):
        right = replace(right, unit=left.unit, age=left.age, money=left.money)
    elif right.unit and not left.unit:
        left = replace(left, unit=right.unit, age=right.age, money=right.money)
    if left.numeral.scale == 1 < scale and 0.1 <= one * scale / (other or 1.0) <= 10:
        left = replace(left, value=one * scale)
    return left, right


def _mixed(text: str, left: Part, right: Part) -> tuple[Figure, ...] | None:
    """A range between two fractions ("between a third and a half")."""
    opened = BETWEEN.search(text[max(0, left.start - 40) : left.start])
    between = text[left.stop : right.start]
    if left.numeral.sort is not Sort.FRACTION or right.numeral.sort is not Sort.FRACTION:
        return None
    if opened and AND.fullmatch(between):
        return _range(text, left, right, left.start - len(opened[0]))
    return _range(text, left, right, left.start) if between in (" to ", " or ") else None


def _range(text: str, left: Part, right: Part, start: int) -> tuple[Figure, ...] | None:
    """One figure from left to right, scale and unit shared; None where that makes no range."""
    low, high = left.value, right.value
    if low is None or high is None:
        return None
    if left.unit and right.unit and left.unit != right.unit:
        return None
    if left.unit and not right.unit and not (left.money or left.age or left.unit == "magnitude"):
        return None
    numeral = right.numeral
    if left.numeral.scale == 1 and numeral.scale > 1 and low * numeral.scale < high:
        low *= numeral.scale
    if low >= high:
        return None
    unit = right.unit or left.unit
    joined = replace(right, unit=unit, age=left.age or right.age)
    figure = framed(text, start, right.end, right.stop, joined, low, high, Bound.BETWEEN)
    return (replace(figure, digits=left.numeral.digits),)


def _ratio(text: str, left: Part, right: Part, between: str) -> Figure | None:
    """ "one in every two", "two out of three": a share in percent."""
    some, whole = left.value, right.value
    if some is None or not whole or some >= whole or left.unit or right.unit:
        return None
    loose = between in (" in ", " of ", "-in-")
    if between == " of " or (loose and not _is_odds(left, right, some, whole)):
        return None
    one = replace(left, end=right.end, stop=right.stop)
    share = round(100 * some / whole, 6)
    figure = framed(
        text, left.start, right.end, right.stop, replace(one, value=share), share, share
    )
    return replace(figure, unit="percent", share=True)


def _is_odds(left: Part, right: Part, some: float, whole: float) -> bool:
    """Whether "some in whole" is a share: "one in 14", "three in ten", not "two in 1998"."""
    if some == 1:
        return not _is_year(right)
    if left.numeral.digits and right.numeral.digits and whole > 100:
        return False
    return some <= 10 and whole <= 1000 and (whole <= 10 or whole % 10 == 0)

"""Figures as phrases: "between 4 million and 6 million", "one in every two", "about US$2,000"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportedly.model.quantity import Bound
from reportedly.text.bounds import bounded, sides
from reportedly.text.decoys import counts_nothing, is_score, is_tally
from reportedly.text.numbers import Sort, numerals
from reportedly.text.shares import changes_before
from reportedly.text.units import Part, is_time, part_of_text, rates

__all__ = ["Figure", "figures"]


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


def figures(text: str) -> Iterator[Figure]:
    """Every figure of ``text`` in order, decoys that its own words betray left out.

    ``text`` must be folded (`text.parse.same_length`). Years, dates and names that only a parse
    betrays are still in.
    """
    found = (numeral for numeral in numerals(text) if numeral.sort is not Sort.ORDINAL)
    parts = [part_of_text(text, numeral) for numeral in found]
    place, last = 0, None
    while place < len(parts):
        part = parts[place]
        after = parts[place + 1] if place + 1 < len(parts) else None
        if text[max(0, part.start - 4) : part.start] == "per ":
            place += 1
            continue
        if counts_nothing(text, part):
            place += _chain(text, parts, place)
            continue
        pair = None
        if after is not None and (two := _from_to(text, parts[place : place + 3])) is not None:
            part, parts[place + 1] = two
        elif after is not None:
            pair = _pair(text, part, after)
        if pair is None:
            pair = (_alike(text, last, _single(text, part)),)
            place -= 1
        yield from pair
        last = pair[-1] if pair else last
        place += 2


CHAIN = re.compile(r"[-./:]")


def _chain(text: str, parts: list[Part], place: int) -> int:
    """How many parts hang together by signs only ("555-123-4567", "1/2/2024")."""
    count = 1
    while place + count < len(parts):
        between = text[parts[place + count - 1].stop : parts[place + count].start]
        if not CHAIN.fullmatch(between):
            break
        count += 1
    return count


def _single(text: str, part: Part) -> Figure:
    return _figure(
        text, part.start, part.end, part.stop, part, part.numeral.low, part.numeral.high
    )


def _figure(
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
    if per and not part.unit and per[0] == "person":
        per, last = (), stop
    found = bounded(text, start, last, is_time(part.unit) and not part.age, bool(part.unit))
    if numeral.sort is Sort.VAGUE:
        bound = Bound.VAGUE
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
        "percent" if share else part.unit, per, share, part.age,
        digits=numeral.digits, money=part.money,
    )  # fmt: skip


TO = re.compile(
    r"(?: to |(?: ?[-–—] ?)|~)(?:as (?:many|much|high) as |up to |about |around |nearly |almost "
    r"|over |perhaps |possibly )?"
)
AND = re.compile(r" and (?:as many as |up to |about )?")
BETWEEN = re.compile(r"\bbetween (?:about |around |roughly |approximately |an estimated )?$", re.I)
FROM = re.compile(r"\bfrom (?:about |around |up to |as low as )?$", re.I)
RATIO = re.compile(r" (?:in|out of|of|of out)(?: every| each)? ")


def _pair(text: str, left: Part, right: Part) -> tuple[Figure, ...] | None:
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
    spoken = not left.numeral.digits and not left.unit
    if between == " or " and spoken and (right.value or 0) == (left.value or 0) + 1:
        return _range(text, left, right, left.start)
    if not TO.fullmatch(between):
        return None
    hyphen = " to " not in between
    if hyphen and is_tally(text, left, right):
        return tuple(replace(_single(text, p), tally=True, first=p.start, last=p.stop,
                             bound=Bound.EXACT, low=p.value, high=p.value, cue=None)
                     for p in (left, right))  # fmt: skip
    if hyphen and is_score(text, left, right):
        return ()
    if _is_year(left) and (_is_year(right) or left.numeral.scale != right.numeral.scale):
        return () if _is_year(right) else None
    if not hyphen and right.value == 1 and (left.value or 0) > 1 and not right.unit:
        one = _single(text, left)
        return (replace(one, end=right.end, last=max(right.stop, one.last), unit="ratio"),)
    return _range(text, left, right, left.start)


def _is_year(part: Part) -> bool:
    """Four bare digits from 1500 to 2100."""
    numeral = part.numeral
    length = numeral.end - numeral.start
    return not part.unit and length == 4 and numeral.digits and 1500 <= (part.value or 0) <= 2100


OPENS = re.compile(r" to (?:between |about |around |just |only |roughly )?")
RANGES = re.compile(
    r"\b(?:aged|ages|between the ages of|anywhere|rang(?:e|es|ed|ing)) from(?: \w+)? $", re.I
)
"""These make "from 5 to 7" a range whatever changes near it."""


def _from_to(text: str, parts: list[Part]) -> tuple[Part, Part] | None:
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


def _alike(text: str, last: Figure | None, figure: Figure) -> Figure:
    """An equivalent in brackets shares the bound of what it restates: "over 100 km (60 miles)"."""
    if last is None or not (figure.unit and last.unit) or last.bound is Bound.BETWEEN:
        return figure
    gap = text[last.last : figure.first]
    if gap.strip() != "(" or figure.bound is not Bound.EXACT or figure.value is None:
        return figure
    low, high = sides(last.bound, figure.value, figure.value)
    return replace(figure, bound=last.bound, cue=last.cue, low=low, high=high)


def _mixed(text: str, left: Part, right: Part) -> tuple[Figure, ...] | None:
    """A range between two fractions ("between a third and a half")."""
    opened = BETWEEN.search(text[max(0, left.start - 40) : left.start])
    both = left.numeral.sort is Sort.FRACTION and right.numeral.sort is Sort.FRACTION
    if both and opened and AND.fullmatch(text[left.stop : right.start]):
        return _range(text, left, right, left.start - len(opened[0]))
    return None


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
    figure = _figure(text, start, right.end, right.stop, joined, low, high, Bound.BETWEEN)
    return (replace(figure, digits=left.numeral.digits),)


def _ratio(text: str, left: Part, right: Part, between: str) -> Figure | None:
    """ "one in every two", "two out of three": a share in percent."""
    some, whole = left.value, right.value
    if some is None or not whole or some >= whole or left.unit or right.unit:
        return None
    loose = between in (" in ", " of ")
    if loose and ((whole > 10 and whole % 10) or whole > 1000 or some > 10 or between == " of "):
        return None
    if loose and right.numeral.digits and left.numeral.digits and whole > 100:
        return None
    one = replace(left, end=right.end, stop=right.stop)
    share = round(100 * some / whole, 6)
    figure = _figure(
        text, left.start, right.end, right.stop, replace(one, value=share), share, share
    )
    return replace(figure, unit="percent", share=True)

"""What Recognizers-Text reads as one number and news does not: "one over three", "a fifth".

Its specs are of numbers dictated to a machine: "over" is a fraction bar, "negative" a sign, every
"one fifth" a share, and tokenised text ("fifty - two") one number. In news "over three years",
"tested negative" and "one fifth columnist" are none of that, so this stays with the benchmark.
"""

import re
from dataclasses import replace

from reportedly.text.numbers import Numeral, Sort, numerals
from reportedly.text.parse import same_length

__all__ = ["arithmetic"]

DASH = re.compile(r"(?<=[a-z]) - (?=[a-z])")
BAR = re.compile(r" (?:over|(?P<of>out of)) ", re.IGNORECASE)
SIGN = re.compile(r"(?:(?<![a-z])negative |(?:^|(?<=[ (]))- )$", re.IGNORECASE)
ARTICLE = re.compile(r"(?<![a-z])an? $", re.IGNORECASE)
LETTER = re.compile(r" {0,2}(?P<letter>[KkMTGBb])\b")
LETTERS = {"K": 1e3, "M": 1e6, "G": 1e9, "B": 1e9, "T": 1e12}
SLASH = re.compile(r"/(\d+)(?![\d/.])")
QUARTER = re.compile(r"\b(?:a|one) quarter\b(?! of a)", re.IGNORECASE)
LISTED = re.compile(r"(?<=\d),(\d+)(?!\d|\.\d|,\d{3})")


def arithmetic(raw: str) -> list[Numeral]:
    """The numbers of a text in order, as arithmetic reads them; ordinals are left in."""
    text = DASH.sub("   ", same_length(raw))
    found = list[Numeral]()
    for number in _added(text, list(numerals(text))):
        joined = _joined(text, found[-1], number) if found else None
        if joined is not None:
            found[-1] = joined
        else:
            found.append(_alone(text, number))
    return [_signed(text, number) for number in found]


def _added(text: str, numbers: list[Numeral]) -> list[Numeral]:
    """The numbers, those that follow a comma without a space ("22,24,26"), and "a quarter"."""
    found = [
        number
        for number in numbers
        if not any(q.start() <= number.start < q.end() for q in QUARTER.finditer(text))
    ]
    for match in QUARTER.finditer(text):
        found.append(_ratio(*match.span(), 0.25))
    for match in LISTED.finditer(text):
        start, end = match.span(1)
        if not any(number.start < end and start < number.end for number in numbers):
            value = float(match[1])
            found.append(Numeral(start, end, value, value, value, digits=True))
    return sorted(found, key=lambda number: number.start)


def _joined(text: str, left: Numeral, right: Numeral) -> Numeral | None:
    """Two numbers as one: "one over three", "one fifth", "6 crore and two hundred"."""
    between = text[left.end : right.start]
    if left.sort is not Sort.COUNT or left.value is None:
        return None
    if right.sort is Sort.ORDINAL:
        if left.value == 1 and between in (" ", "   ") and right.rank > 2:
            return _ratio(left.start, right.end, 1 / right.rank)
        return None
    if right.sort is not Sort.COUNT or right.value is None:
        return None
    bar = BAR.fullmatch(between)
    if bar and right.value and (not bar["of"] or left.value < right.value):
        return _ratio(left.start, right.end, left.value / right.value)
    if between == " and " and left.scale > right.value and left.digits and not right.digits:
        total = left.value + right.value
        return replace(left, end=right.end, value=total, low=total, high=total)
    return None


def _alone(text: str, number: Numeral) -> Numeral:
    """A number with the scale letter or the article that arithmetic gives it."""
    article = ARTICLE.search(text[max(0, number.start - 3) : number.start])
    if number.sort is Sort.ORDINAL and article and number.rank > 2:
        return _ratio(number.start - len(article[0]), number.end, 1 / number.rank)
    if number.sort is Sort.ORDINAL and text[number.start :].lower().startswith("one "):
        return _ratio(number.start, number.end, 1 / number.rank)
    slash = SLASH.match(text, number.end)
    bare = number.digits and number.sort is Sort.COUNT and text[number.start - 1] != "-"
    if slash and number.value and bare and int(slash[1]):
        return _ratio(number.start, slash.end(), number.value / int(slash[1]))
    letter = LETTER.match(text, number.end)
    if letter and number.value is not None and number.digits and not number.letter:
        total = number.value * LETTERS[letter["letter"].upper()]
        return replace(number, end=letter.end(), value=total, low=total, high=total)
    return number


def _signed(text: str, number: Numeral) -> Numeral:
    sign = SIGN.search(text[max(0, number.start - 10) : number.start])
    if sign is None or number.value is None:
        return number
    low = -number.value
    return replace(number, start=number.start - len(sign[0]), value=low, low=low, high=low)


def _ratio(start: int, end: int, value: float) -> Numeral:
    return Numeral(start, end, value, value, value, Sort.FRACTION)

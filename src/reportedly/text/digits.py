"""Numbers in digits: "10 000", "12'000", "2.3m", "1.111,11", "10 1/2", "21st"."""

import re
import unicodedata
from functools import cache
from math import isinf

from reportedly.text.numeral import Numeral, Sort, any_of, number_words, product
from reportedly.text.parts import added_part, of_scale

__all__ = ["DIGITS", "VULGAR", "digits", "scaled", "vulgar"]

DIGITS = (
    r"(?:\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?(?![\d,])"
    r"|\d{1,3}(?:\.\d{3})+,\d{1,2}(?!\d|,\d)"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?"
    r"|\d{1,3}(?:'\d{3})+(?!\d)(?:\.\d+)?"
    r"|\d{1,3}(?: \d{3})+(?!\d|,\d)(?:\.\d+)?"
    r"|\d{1,3}(?:\.\d{3}){2,}"
    r"|\d{1,3},\d{2}(?![\d,]|\.\d)|\d{1,3},\d(?= ?(?:%|per cent|percent|million|billion|°))"
    r"|\d*\.\d+|\d+)"
)
"""Groups of three (in India of two: "12,34,567") by comma, apostrophe, space or (twice at least)
point; a point before other decimals, or a comma where the figures after it make no group."""

VULGAR = "½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"

DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 100})
"""Of fractions with a slash; "9/11" is none."""

POWER = re.compile(r" ?[×x] ?10(?:\^|\*\*)?([-−]?\d{1,2})\b|[eE]([-+]?\d{1,2})\b")
CARET = re.compile(r"\^([-+−]*\d{1,2})\b")
MIXED = re.compile(rf" ?(?:(?P<n>\d)/(?P<d>\d{{1,2}})(?![\d/])|(?P<v>[{VULGAR}]))")
SLASH = re.compile(r"/(?P<d>\d{1,3})(?![\d/])")
RANK = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)


def digits(text: str, match: re.Match[str]) -> Numeral | None:
    """Digits, with a fraction, power, scale word or scale letter after them; "21st" is a rank.
    None for a number that is larger than any float: hundreds of digits, "10^400"."""
    try:
        found = _digits(text, match)
    except OverflowError:
        return None
    return None if found and found.value is not None and isinf(found.value) else found


def _digits(text: str, match: re.Match[str]) -> Numeral | None:
    raw, end = match["digits"], match.end()
    value = _value(raw)
    if RANK.match(text, end) and value == int(value) and not match["sign"]:
        return Numeral(match.start(), end + 2, None, None, None, Sort.ORDINAL, digits=True,
                       rank=value)  # fmt: skip
    sign = -1.0 if match["sign"] else 1.0
    if power := POWER.match(text, end):
        value, end = value * 10.0 ** _exponent(power[1] or power[2]), power.end()
    elif (caret := CARET.match(text, end)) and value:
        value, end = value ** _exponent(caret[1]), caret.end()
    mixed, slash = MIXED.match(text, end), SLASH.match(text, end)
    part = added_part(text, end) if value == int(value) and value < 100 else None
    if part is not None:
        value, end = value + part[0], part[1]
    elif mixed and (mixed["v"] or int(mixed["d"])) and "." not in raw:
        more = unicodedata.numeric(mixed["v"]) if mixed["v"] else int(mixed["n"]) / int(mixed["d"])
        value, end = value + more, mixed.end()
    elif slash and 0 < value < int(slash["d"]) and int(slash["d"]) in DENOMINATORS:
        return _ratio(text, match.start(), slash.end(), sign * value / int(slash["d"]))
    return scaled(text, match.start(), end, sign * value, written=True)


def vulgar(text: str, match: re.Match[str]) -> Numeral:
    """A fraction in one character: "⅔ of the crew"."""
    return _ratio(text, match.start(), match.end(), unicodedata.numeric(match["vulgar"]))


def _ratio(text: str, start: int, end: int, ratio: float) -> Numeral:
    if (scale := of_scale(text, end, beside=True)) is not None:
        total = product(ratio, scale[0])
        return Numeral(start, scale[1], total, total, total, scale=scale[0], digits=True)
    return Numeral(start, end, ratio, ratio, ratio, Sort.FRACTION, digits=True)


def _value(raw: str) -> float:
    """The value of digits with their separators."""
    plain = raw.replace(" ", "").replace("'", "")
    head, comma, tail = plain.rpartition(",")
    if comma and len(tail) < 3:
        return float(f"{head.replace('.', '')}.{tail}")
    plain = plain.replace(",", "")
    return float(plain.replace(".", "") if plain.count(".") > 1 else plain)


def _exponent(written: str) -> float:
    minus = sum(written.count(sign) for sign in "-−")
    return (-1.0) ** minus * float(written.lstrip("-+−"))


@cache
def _letter() -> re.Pattern[str]:
    return re.compile(rf" ?(?P<letter>{any_of(number_words().letters)})(?![\w²³/])")


def scaled(text: str, start: int, end: int, value: float, *, written: bool = False) -> Numeral:
    """Apply the scale words ("2.3 million", "50 hundred thousand") or the letter that follow."""
    words, scale = number_words(), 1.0
    scales = {**words.scales, **words.dozens}
    while follows := words.next.match(text, end):
        word = follows["word"].lower()
        if follows["and"] or word not in scales or word == "score":
            break
        scale *= scales[word]
        end = follows.end()
    letter = _letter().match(text, end) if scale == 1.0 and written else None
    if letter:
        scale = words.letters[letter["letter"]]
        total = product(value, scale)
        return Numeral(start, letter.end(), total, total, total, letter=letter["letter"],
                       bare=value, scale=scale, digits=True)  # fmt: skip
    total = product(value, scale)
    if scale > 1 and (part := added_part(text, end)) is not None:
        total, end = product(value + part[0], scale), part[1]
    return Numeral(start, end, total, total, total, scale=scale, digits=written)

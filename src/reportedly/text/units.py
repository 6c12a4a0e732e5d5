"""What stands at a number: "US$", "per cent", "km", "-year-old", "50p", "120 MEUR"."""

import re
from dataclasses import dataclass, replace
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.text.forms import forms
from reportedly.text.numbers import Numeral, Sort

__all__ = ["TIME_UNITS", "Part", "is_time", "part_of_text"]

TIME_UNITS = frozenset(lexicon("quantities")["units"]["time"])


@dataclass(frozen=True, slots=True)
class Part:
    """One numeral with its currency, percent sign and unit.

    ``start:end`` holds the numeral with currency or percent, ``stop`` is where its unit ends.
    ``unit`` is "" for a bare number; ``age`` is set for "-year-old" and "aged".
    """

    numeral: Numeral
    start: int
    end: int
    stop: int
    value: float | None
    unit: str = ""
    age: bool = False
    money: bool = False


MAGNITUDE = re.compile(r"\bmagnitude(?:-| (?:of |was |about |at |between )*)$", re.I)
AGED = re.compile(
    r"\b(?:aged?|ages|age of|(?:old|young)er than|turned|turning)"
    r"(?: (?:of|between|from|about|around|only))? $"
)
LIVES = re.compile(
    r"\b(?:he|she|who|victim|suspect)(?:'s| is| was| will be| would be| turns| had turned)"
    r"(?: (?:just|only|about|around|nearly|almost))? $",
    re.I,
)
MINORS = re.compile(
    r"\b(?:children|people|women|men|adults|boys|girls|youths|them|those|anyone|everyone|patients"
    r"|voters|residents|players|workers) (?:under|over|above|below) $",
    re.I,
)
"""Before a number under 100 that no noun follows these make it an age: "children under five"."""
WHO = re.compile(r" (?:were|are|was|is|who|have|has|had|should|must|will|can|may|could|to|with)\b")
YEARS = re.compile(r" ?(?:[.,;:!?)]|$)| (?:when|at|by|and|in|now|years)\b")
"""Of "she was 91" and "he is 35 now": no other noun follows an age."""
GROUP = re.compile(r"[ -]age (?:group|bracket|range)\b|[- ]and-(?:over|under)s?\b")
METRES = re.compile(
    r" ?(?:$|[-.,;:)]|(?:high|tall|long|wide|deep|away|above|below|from|to|and|in|on|at|over|x"
    r"|is|was"
    r"|sprint|race|hurdles|freestyle|final|relay|medley|breaststroke|backstroke"
    r"|butterfly)\b)"
)
OILMEN = re.compile(r" ?(?:barrels|bbls?|boe|cubic feet|cf|dollars|euros|USD|EUR|GBP)\b")
"""Before these "mm" is a million (the Roman thousand twice), elsewhere it is millimetres."""
PAID = re.compile(
    r"\b(?:costs?|costing|paid|pay|pays|paying|worth|fined|fine of|spent|spends?|price of"
    r"|priced at|earns?|earned|sold for|bought for|valued at|salary of|bill of|loan of|debts? of)"
    r"(?: (?:\w+ ){0,2})?$"
)
MASS = re.compile(r" of (?!aid\b|debt\b|public\b|taxpayer|investment|funding|savings|cuts)")
"""After pounds this names what is weighed, but for "a million pounds of aid"."""


def is_time(unit: str) -> bool:
    return unit in TIME_UNITS


SUM = re.compile(r"\d,\d{3}|\.\d\d$|[a-z]|\d{3}$", re.I)
"""After one capital letter for a currency a sum has thousands, cents, a scale or three digits."""


def _is_lettered(sign: str, digits: str) -> bool:
    """Whether one letter before a number is no currency: the "R2" model, form "P45", "P480"."""
    bare = sign == "P" and digits.isdigit()
    return sign in ("P", "R") and (bare or SUM.search(digits) is None)


def part_of_text(text: str, numeral: Numeral) -> Part:
    """Read currency, percent and unit around a numeral of ``text``."""
    known = forms()
    start, end, value = numeral.start, numeral.end, numeral.value
    money = known.before.search(text[max(0, start - 7) : start])
    if money and not _is_lettered(money[0].rstrip(), text[start:end]):
        sign = money[0].rstrip()
        million = 1e6 if len(sign) == 4 and sign[0] == "M" and sign.isupper() else 1.0
        value = value * million if value is not None else None
        return Part(numeral, start - len(money[0]), end, end, value, known.codes[sign], money=True)
    if numeral.letter:
        end, value = _letter(text, numeral)
        if end != numeral.end:
            numeral = Numeral(start, end, value, value, value, digits=True)
    if numeral.sort is Sort.FRACTION and (part := _of_one(text, numeral)) is not None:
        return part
    match = known.after.match(text, end)
    if match is None and MAGNITUDE.search(text[max(0, start - 24) : start]):
        return Part(numeral, start, end, end, value, "magnitude")
    plain = Part(numeral, start, end, end, value)
    if match is None:
        head = text[max(0, start - 28) : start]
        aged = AGED.search(head[-20:]) is not None or _lives(text, head, plain)
        aged = aged or GROUP.match(text, end) is not None
        return replace(plain, unit="year" if aged else "", age=aged)
    if match["points"] or match["percent"]:
        unit = "percentage point" if match["points"] else "percent"
        return replace(plain, end=match.end(), stop=match.end(), unit=unit)
    name = match["name"] or match["mark"] or match["small"]
    return _priced(plain, match, name) if name else _sized(text, plain, match)


def _priced(plain: Part, match: re.Match[str], name: str) -> Part:
    """A sum with its currency after it: "600 lira", "50p", "120 MEUR"."""
    codes, value = forms().codes, plain.value or 0.0
    if name.lower() == "won" and value < 100:
        return plain
    if name.lower() in lexicon("quantities")["currencies"]["small"]["names"] and name[0].isupper():
        return plain
    if match["small"]:
        code = "cent" if name == "c" else "penny"
    else:
        code = codes.get(name.lower().replace("-", " ")) or codes.get(name) or codes[name.upper()]
    if len(name) == 4 and name[0] == "M" and name.isupper():
        value *= 1e6
    return replace(plain, stop=match.end(), value=value, unit=code, money=True)


def _sized(text: str, plain: Part, match: re.Match[str]) -> Part:
    """A measure with its unit: "12 km", "five hours", "-year-old"."""
    numeral, units, start = plain.numeral, forms().units, plain.start
    if match["yo"] or match["inches"]:
        unit = "year" if match["yo"] else "inch"
        return replace(plain, stop=match.end(), unit=unit, age=bool(match["yo"]))
    form = match["unit"] or match["boxed"] or match["tight"]
    if (not numeral.digits and len(form) < 3) or (
        numeral.sort is Sort.FRACTION and not numeral.digits
    ):
        return plain
    if form[0].isupper() and len(form) > 3 and 1500 <= (plain.value or 0) <= 2100:
        # "1965 Watts" is a year and a name.
        return plain
    if len(form) < 3 and re.match(r"-\d", text[match.end() : match.end() + 2]):
        return plain
    unit = units.get(form) or units[form.lower().replace("-", " ")]
    if unit in ("celsius", "fahrenheit") and len(form) == 1 and _is_label(text, plain, match):
        return plain
    if form.lower() == "pounds" and _is_sterling(text, plain, match.end()):
        return replace(plain, stop=match.end(), unit="GBP", money=True)
    aged = bool(match["old"]) or (
        unit == "year" and AGED.search(text[max(0, start - 20) : start]) is not None
    )
    return replace(plain, stop=match.end(), unit=unit, age=aged)


def _is_sterling(text: str, plain: Part, end: int) -> bool:
    """Whether pounds are money: millions of them or after a word of paying, and nothing weighed
    is named near them."""
    head = text[max(0, plain.start - 24) : plain.start]
    paid = PAID.search(head) is not None
    if MASS.match(text, end) or not (paid or plain.numeral.scale >= 1e6):
        return False
    around = set(re.findall(r"[a-z]+", text[max(0, plain.start - 60) : end + 40].lower()))
    return paid or not around & _weighed()


@cache
def _weighed() -> frozenset[str]:
    return frozenset(lexicon("quantities")["currencies"]["weighed"]["words"])


def _lives(text: str, head: str, plain: Part) -> bool:
    """Whether a bare number is how old somebody is: "She was 91.", "people over 70"."""
    whole = plain.value is not None and 2 < plain.value < 120 and plain.numeral.sort is Sort.COUNT
    follows = YEARS.match(text, plain.end) is not None
    if MINORS.search(head):
        return whole and (follows or WHO.match(text, plain.end) is not None)
    return whole and follows and LIVES.search(head) is not None


def _is_label(text: str, plain: Part, match: re.Match[str]) -> bool:
    """ "Boeing 777F", "23456 F Block", "14.7C/share" are no temperatures."""
    glued = text[plain.end : plain.end + 1] == text[match.end() - 1]
    named = re.search(r"[A-Z]\w+[ -]$", text[max(0, plain.start - 20) : plain.start])
    follows = re.compile(r"/| [A-Z][a-z]").match(text, match.end())
    return bool(follows) or (glued and bool(named)) or abs(plain.value or 0.0) > 2000


def _of_one(text: str, numeral: Numeral) -> Part | None:
    """A fraction of one unit: "half a mile", "a quarter of a percentage point"."""
    match = forms().part.match(text, numeral.end)
    if match is None:
        return None
    form = match["unit"] or match["near"]
    plain = Part(numeral, numeral.start, numeral.end, match.end(), numeral.value)
    if match["point"]:
        return replace(plain, unit="point")
    if match["percent"]:
        return replace(plain, unit="percent")
    # What is no unit of its own is a way to write percentage points.
    unit = forms().units.get((form or "").lower().replace("-", " "))
    return replace(plain, unit=unit or "percentage point")


def _letter(text: str, numeral: Numeral) -> tuple[int, float]:
    """Where a number with a letter ends, and its value: "2.3m people" but "100m sprint", and
    "81mm mortars" but "30mm barrels"."""
    if numeral.letter == "mm":
        keep = OILMEN.match(text, numeral.end) is not None
    elif numeral.letter in ("T", "b", "B", "M"):
        keep = not METRES.match(text, numeral.end) or text[numeral.end : numeral.end + 4] == " of "
    elif numeral.letter == "m":
        keep = METRES.match(text, numeral.end) is None
    else:
        keep = True
    if keep:
        return numeral.end, numeral.value or 0.0
    bare = text[: numeral.end - len(numeral.letter)].rstrip()
    return len(bare), numeral.bare

"""What stands at a number: "US$", "per cent", "km", "-year-old", "a month each"."""

import re
from dataclasses import dataclass
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.text.numbers import Numeral, Sort

__all__ = ["TIME_UNITS", "Part", "is_time", "part_of_text", "rates"]

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


@dataclass(frozen=True, slots=True)
class _Forms:
    before: re.Pattern[str]
    after: re.Pattern[str]
    codes: dict[str, str]
    units: dict[str, str]
    per: re.Pattern[str]
    adverbs: dict[str, str]


def _any(forms: list[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


def _edge(symbol: str) -> str:
    return rf"(?<![A-Za-z$]){re.escape(symbol)}" if symbol[0].isalpha() else re.escape(symbol)


def _loose(form: str) -> str:
    """Long forms match in any case and with a hyphen for a space; short ones as they are."""
    if len(form) <= 3:
        return re.escape(form)
    return "(?i:" + re.escape(form).replace(r"\ ", "[ -]") + ")"


@cache
def _forms() -> _Forms:
    data = lexicon("quantities")
    symbols, names = data["currencies"]["symbols"], data["currencies"]["names"]
    units = {f: name for group in data["units"].values() for name, fs in group.items() for f in fs}
    signs = "|".join(_edge(s) for s in sorted(symbols, key=len, reverse=True))
    percent = _any(data["percent"]["words"])
    money = "|".join(_loose(n) for n in sorted(names, key=len, reverse=True) if n != "p")
    # A code such as "RUB" may also follow; one-letter units only where they touch the digits.
    codes = _any([s for s in symbols if s.isalpha() and len(s) == 3])
    long = [f for f in units if len(f) > 1 or f in "mglL°"]
    tight = [f for f in units if len(f) == 1]
    measured = "|".join(_loose(f) for f in sorted(long, key=len, reverse=True))
    after = (
        rf"(?:[ -]{{0,2}}(?P<percent>(?i:{percent}))(?!\w)|[ -]?(?P<name>{money}|{codes})(?!\w)"
        rf"|(?P<pence>p)(?!\w)|[ -]?(?P<unit>{measured})(?![\w²³])"
        rf"(?P<old>[ -]olds?\b|[ -]of[ -]age\b)?"
        rf"|(?P<tight>{_any(tight)})(?![\w²³'-]))"
    )
    nouns = _any(data["per"]["nouns"])
    adverbs = _any(list(data["per"]["adverbs"]))
    per = (
        rf"(?: |-)(?:per|an?|every|for every)(?: |-)(?P<noun>{nouns})\b|/(?P<slash>{nouns})\b"
        rf"| per (?P<base>(?:[\d,]+ )?[a-z]+)\b| (?P<adverb>{adverbs})\b"
    )
    return _Forms(
        re.compile(rf"(?:{signs}) ?$"),
        re.compile(after),
        {**{k.lower(): v for k, v in names.items()}, **symbols,
         **{k.rstrip(): v for k, v in symbols.items()}},
        {**{f.lower(): n for f, n in units.items() if len(f) > 3},
         **{f: n for f, n in units.items() if len(f) <= 3}},
        re.compile(per),
        data["per"]["adverbs"],
    )  # fmt: skip


MAGNITUDE = re.compile(r"\bmagnitude(?:-| (?:of |was |about |at |between )*)$", re.I)
AGED = re.compile(
    r"\b(?:aged?|ages|age of|(?:old|young)er than|turned|turning)"
    r"(?: (?:of|between|from|about|around|only))? $"
)
METRES = re.compile(
    r" ?(?:$|[-.,;:)]|(?:high|tall|long|wide|deep|away|above|below|from|to|and|in|on|at|over|x"
    r"|sprint|race|hurdles|freestyle|final|relay|medley|breaststroke|backstroke|butterfly)\b)"
)
OILMEN = re.compile(r" ?(?:barrels|bbls?|boe|cubic feet|cf|dollars|euros|USD|EUR|GBP)\b")
"""Before these "mm" is a million (the Roman thousand twice), elsewhere it is millimetres."""


def is_time(unit: str) -> bool:
    return unit in TIME_UNITS


def part_of_text(text: str, numeral: Numeral) -> Part:
    """Read currency, percent and unit around a numeral of ``text``."""
    forms = _forms()
    start, end, value = numeral.start, numeral.end, numeral.value
    head = text[max(0, start - 5) : start]
    money = forms.before.search(head)
    if money:
        unit = forms.codes[money[0].rstrip()]
        return Part(numeral, start - len(money[0]), end, end, value, unit, money=True)
    if numeral.letter:
        end, value = _letter(text, numeral)
        if end != numeral.end:
            numeral = Numeral(start, end, value, value, value, digits=True)
    match = forms.after.match(text, end)
    if match is None and MAGNITUDE.search(text[max(0, start - 24) : start]):
        return Part(numeral, start, end, end, value, "magnitude")
    if match is None:
        aged = AGED.search(text[max(0, start - 20) : start]) is not None
        return Part(numeral, start, end, end, value, "year" if aged else "", age=aged)
    if match["percent"]:
        return Part(numeral, start, match.end(), match.end(), value, "percent")
    if (match["name"] or "").lower() == "won" and (value or 0) < 100:
        return Part(numeral, start, end, end, value)
    if match["name"] or match["pence"]:
        name = match["name"] or match["pence"]
        code = forms.codes.get(name.lower().replace("-", " ")) or forms.codes[name]
        return Part(numeral, start, end, match.end(), value, code, money=True)
    form = match["unit"] or match["tight"]
    if (not numeral.digits and len(form) < 3) or (
        numeral.sort is Sort.FRACTION and not numeral.digits
    ):
        return Part(numeral, start, end, end, value)
    unit = forms.units.get(form) or forms.units[form.lower().replace("-", " ")]
    aged = bool(match["old"]) or (
        unit == "year" and AGED.search(text[max(0, start - 20) : start]) is not None
    )
    return Part(numeral, start, end, match.end(), value, unit, age=aged)


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
    return numeral.end - len(numeral.letter), numeral.bare


def rates(text: str, position: int) -> tuple[tuple[str, ...], int]:
    """What a figure is reckoned by ("per month each" is month, person), and where that ends."""
    forms, found = _forms(), list[str]()
    while match := forms.per.match(text, position):
        if match["adverb"]:
            found.append(str(forms.adverbs[match["adverb"]]))
        else:
            found.append(match["noun"] or match["slash"] or match["base"].replace(",", ""))
        position = match.end()
    return tuple(found), position

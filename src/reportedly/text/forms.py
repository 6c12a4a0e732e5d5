"""How units and currencies are written: "km", "-year-old", "US$", "50p", "degrees Celsius"."""

import re
from dataclasses import dataclass
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.text.numeral import any_of

__all__ = ["Forms", "forms"]


@dataclass(frozen=True, slots=True)
class Forms:
    """Patterns of what stands before and after a number and of what a fraction is a part of; what
    the forms of money and of units are called."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    part: re.Pattern[str]
    codes: dict[str, str]
    units: dict[str, str]


def _edge(symbol: str) -> str:
    return rf"(?<![A-Za-z$-]){re.escape(symbol)}" if symbol[0].isalpha() else re.escape(symbol)


def _loose(form: str) -> str:
    """Long forms match in any case and with a hyphen for a space; short ones as they are."""
    if len(form) <= 3:
        return re.escape(form)
    return "(?i:" + re.escape(form).replace(r"\ ", "[ -]") + ")"


def _longest(forms: list[str]) -> str:
    return "|".join(_loose(form) for form in sorted(forms, key=len, reverse=True))


@cache
def forms() -> Forms:
    data = lexicon("quantities")
    symbols, names = data["currencies"]["symbols"], data["currencies"]["names"]
    units = {f: name for group in data["units"].values() for name, fs in group.items() for f in fs}
    millions = {f"M{code}": code for code in data["currencies"]["scaled"]["codes"]}
    signs = "|".join(_edge(s) for s in sorted([*symbols, *millions], key=len, reverse=True))
    points, percent = any_of(data["percent"]["points"]), any_of(data["percent"]["words"])
    money = _longest([n for n in names if n != "p"])
    # A code such as "RUB" may also follow; one-letter units only where they touch the digits.
    codes = any_of([s for s in symbols if s.isalpha() and len(s) == 3 and s.isascii()])
    typed = any_of([s.lower() for s in data["currencies"]["typed"]["codes"]])
    marks = any_of([s for s in symbols if not s[-1].isalnum() and s[0] not in "$uUcCaAS"])
    script = any_of([s for s in symbols if not s.isascii() and s.isalpha()])
    parted = [f for fs in data["units"]["parted"].values() for f in fs]
    whole = [f for f in units if f not in parted]
    tight = [f for f in whole if len(f) == 1]
    measured = _longest([f for f in whole if len(f) > 1 or f in "mglL°"])
    boxed = _longest([f for f in whole if len(f) > 1])
    sizes = _longest([*parted, *(f for f in whole if len(f) > 3)])
    other = [f for fs in data["units"]["other"].values() for f in fs if len(f) > 3]
    near = _longest([*parted, *other])
    after = (
        rf"(?:[ -]{{0,2}}(?P<points>(?i:{points}))(?!\w)"
        rf"|[ -]{{0,2}}(?P<percent>(?i:{percent}))(?!\w)"
        rf"|[ -]?(?P<name>{money}|{any_of(list(millions))}|{codes}|{typed})(?!\w|'t\b)"
        rf"| ?(?P<mark>{marks}|{script}|\$)(?! ?\d)|(?P<small> ?p|(?<=\d\d)c|(?<=\.\d)c)"
        rf"(?![\w'/-]|\.? ?m\b)"
        rf"|[ -]?(?P<unit>{measured})(?![\w²³])(?P<old>[ -]olds?\b|[ -]of[ -]age\b)?"
        rf"| ?[(\[<](?P<boxed>{boxed})[)\]>]|[ -]?(?P<yo>yo|y/o|y\.o\.)(?!\w)"
        rf"|(?P<inches> ?\")(?= (?:long|wide|tall|high|deep|thick|across|screen|display)\b)"
        rf"|(?P<tight>{any_of(tight)})(?![\w²³'-]))"
    )
    return Forms(
        re.compile(rf"(?:{signs}) ?$"),
        re.compile(after),
        re.compile(
            rf"(?:[ -](?:of[ -])?(?:an?|one)[ -](?:(?P<points>{points})"
            rf"|(?P<percent>(?i:{percent}))|(?P<unit>{sizes})|(?P<point>point))"
            rf"|[ -](?P<near>{points}|{near}|point))(?!\w|-old)"
        ),
        {**{k.lower(): v for k, v in names.items()}, **symbols,
         **{k.rstrip(): v for k, v in symbols.items()}, **millions},
        {**{f.lower(): n for f, n in units.items() if len(f) > 3},
         **{f: n for f, n in units.items() if len(f) <= 3}},
    )  # fmt: skip

"""Score numbers, ranges, percentages, ages, sums, sizes and dates on Recognizers-Text specs."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.tasks.arithmetic import arithmetic
from benchmarks.tasks.scorers import scorer
from reportedly.engine.base import read_one
from reportedly.extract.times import times
from reportedly.model.article import Article, Known, Published
from reportedly.model.quantity import Bound
from reportedly.model.time import Time
from reportedly.text.figures import Figure, figures
from reportedly.text.numbers import Sort, numerals
from reportedly.text.parse import same_length
from reportedly.text.units import is_time

__all__ = ["run"]

Row = dict[str, Any]
Found = Iterator[tuple[int, int, str]]

NAMES = {
    "NumberModel": "number", "NumberRangeModel": "number_range", "OrdinalModel": "ordinal",
    "PercentModel": "percentage", "AgeModel": "age", "CurrencyModel": "currency",
    "DimensionModel": "dimension", "TemperatureModel": "temperature", "DateTimeModel": "datetime",
}  # fmt: skip

MONEY = {
    "USD": "united states dollar", "EUR": "euro", "GBP": "british pound", "JPY": "japanese yen",
    "CNY": "chinese yuan", "CAD": "canadian dollar", "AUD": "australian dollar",
    "HKD": "hong kong dollar", "SGD": "singapore dollar", "NZD": "new zealand dollar",
    "INR": "indian rupee", "PKR": "pakistani rupee", "LKR": "sri lankan rupee",
    "RUB": "russian ruble", "KRW": "south korean won", "CHF": "swiss franc",
    "DKK": "danish krone", "SEK": "swedish krona", "NOK": "norwegian krone",
    "BRL": "brazilian real", "MXN": "mexican peso", "PHP": "philippine peso",
    "ILS": "israeli new shekel", "TWD": "new taiwan dollar", "THB": "thai baht",
    "GEL": "georgian lari", "FIM": "finnish markka", "UAH": "ukrainian hryvnia",
    "TRY": "turkish lira", "PLN": "polish złoty", "VND": "vietnamese dong",
    "BDT": "bangladeshi taka", "NGN": "nigerian naira", "ZAR": "south african rand",
    "IDR": "indonesian rupiah", "MYR": "malaysian ringgit", "NLG": "netherlands guilder",
    "ESP": "peseta", "CZK": "czech koruna", "HUF": "hungarian forint", "KZT": "kazakhstani tenge",
}  # fmt: skip

PLAIN = {
    "$": "dollar",
    "dollar": "dollar",
    "dollars": "dollar",
    "£": "pound",
    "pounds": "pound",
    "quid": "pound",
    "rupee": "rupee",
    "rupees": "rupee",
    "rs": "rupee",
    "rs.": "rupee",
    "peso": "peso",
    "pesos": "peso",
    "franc": "franc",
    "francs": "franc",
    "ruble": "ruble",
    "rubles": "ruble",
    "roubles": "ruble",
    "kronor": "krone",
    "krona": "krone",
    "pence": "pence",
}
"""What these specs call a currency that is named without its country."""

SIZES = {
    "km": "kilometer", "m": "meter", "cm": "centimeter", "mm": "millimeter", "nm": "nanometer",
    "µm": "micrometer", "dm": "decimeter", "square km": "square kilometer",
    "square m": "square meter", "square cm": "square centimeter", "hectare": "square hectometer",
    "kg": "kilogram", "g": "gram", "mg": "milligram", "µg": "microgram", "tonne": "metric ton",
    "litre": "liter", "ml": "milliliter", "cubic m": "cubic meter",
    "km/h": "kilometer per hour", "mph": "mile per hour", "m/s": "meter per second",
    "km/s": "kilometer per second", "PB": "petabyte", "GB": "gigabyte", "MB": "megabyte",
    "TB": "terabyte", "KB": "kilobyte", "rad": "radian",
}  # fmt: skip

HEAT = {"celsius": "c", "fahrenheit": "f", "degree": "degree"}

SIGNS = {
    Bound.AT_LEAST: "[{},)", Bound.MORE_THAN: "({},)", Bound.AT_MOST: "(,{}]",
    Bound.UP_TO: "(,{}]", Bound.LESS_THAN: "(,{})", Bound.NEARLY: "(,{})",
}  # fmt: skip


def run(data: Path) -> dict[str, float]:
    """The pass rate of each model: all spans and values of a case right."""
    file = data / "dev.jsonl" if data.is_dir() else data
    score = scorer(file, "score_recognizers", "quant")
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    with TemporaryDirectory() as folder:
        made = Path(folder) / "answers.jsonl"
        made.write_text("".join(json.dumps(_answer(row)) + "\n" for row in rows), "utf-8")
        scores = score.main(file, made)
    return {NAMES[name]: (found["pass_rate"] or 0.0) / 100 for name, found in scores.items()}


def _answer(row: Row) -> Row:
    find = FINDERS.get(row["dataset"])
    found = find(row) if find is not None else ()
    return {"id": row["id"], "results": [{"start": s, "end": e, "key": k} for s, e, k in found]}


def _plain(value: float) -> str:
    return f"{value:.10g}"


GLUED = re.compile(r"[A-Za-z]")
"""Digits that a letter follows at once ("250ml") are no number by these specs."""


def _numbers(row: Row) -> Found:
    text = row["text"]
    for numeral in arithmetic(text):
        if numeral.value is not None and not GLUED.match(text, numeral.end):
            yield numeral.start, numeral.end, _plain(numeral.value)


def _ordinals(row: Row) -> Found:
    for numeral in numerals(same_length(row["text"])):
        if numeral.sort is Sort.ORDINAL:
            yield numeral.start, numeral.end, _plain(numeral.rank)


def _figures(row: Row) -> Iterator[Figure]:
    return figures(same_length(row["text"]))


EQUAL = re.compile(r"\b(?:is |are )?(?P<cue>equals?(?: to)?) $", re.IGNORECASE)


def _ranges(row: Row) -> Found:
    """Bounds as intervals; by these specs "equals 20" is one and "from" belongs to its range."""
    text = row["text"]
    for figure in _figures(row):
        scale = 0.01 if figure.share else 1.0
        low, high = figure.low, figure.high
        head, cue = text[: figure.first], figure.cue
        if figure.bound is Bound.BETWEEN and low is not None and high is not None:
            opened = "(" if text[figure.first : figure.start].lower().endswith("than ") else "["
            start = cue[0] if cue and opened == "(" else figure.start
            start -= 5 if text[:start].lower().endswith("from ") else 0
            shut = "]" if " or equal " in text[figure.start : figure.end] else ")"
            yield start, figure.end, f"{opened}{_plain(low * scale)},{_plain(high * scale)}{shut}"
        elif figure.value is not None and (sign := SIGNS.get(figure.bound)) and cue:
            start = figure.start if cue[0] >= figure.end else cue[0]
            end = max(figure.end, cue[1], _equal_end(text, figure))
            yield start, end, sign.format(_plain(figure.value * scale))
        elif figure.value is not None and (match := EQUAL.search(head)):
            value = _plain(figure.value)
            yield match.start("cue"), figure.end, f"[{value},{value}]"


def _equal_end(text: str, figure: Figure) -> int:
    return figure.last if text[figure.end : figure.last].startswith(" or equal") else 0


def _percentages(row: Row) -> Found:
    text = row["text"]
    for figure in _figures(row):
        if figure.unit == "percent" and figure.value is not None and not figure.share:
            yield figure.start, figure.end, f"{_plain(figure.value)}%"
    for match in re.finditer(r"(?<=[a-z] )%(?= [a-z])", text):
        # "the % of increase": a sign without a number is given without a value.
        yield match.start(), match.end(), "null"


def _ages(row: Row) -> Found:
    for figure in _figures(row):
        if figure.age and figure.value is not None:
            yield figure.start, figure.last, f"{_plain(figure.value)} {figure.unit}"


def _sums(row: Row) -> Found:
    for figure in _figures(row):
        if figure.value is not None and figure.money:
            text = row["text"][figure.start : figure.last]
            end = _unrated(row["text"], figure)
            yield figure.start, end, f"{_plain(figure.value)} {_currency(figure.unit, text)}"


def _currency(unit: str, text: str) -> str:
    """A currency by its country only where the text names the country or writes the code."""
    words = {word.lower() for word in re.findall(r"[$£]|[A-Za-z]+\.?", text)}
    named = (
        words & {"us", "c", "a"} or "u.s" in text.lower() or any(w.upper() == unit for w in words)
    )
    plain = next((PLAIN[word] for word in sorted(words) if word in PLAIN), "")
    ours = MONEY.get(unit, unit)
    return plain if plain and not named and _is_home(unit, text) else ours


def _is_home(unit: str, text: str) -> bool:
    """Whether nothing but the currency's own name or sign is there: "pounds", not "A$"."""
    return re.search(r"[A-Za-z]\$|\b[A-Z][a-z]+ |sterling|british", text) is None


def _sizes(row: Row) -> Found:
    """Sizes; a number that shares its unit with the next one ("eight to 10 feet") has none."""
    text = row["text"]
    for figure in _figures(row):
        if not figure.unit or figure.money or figure.unit in NO_SIZES or is_time(figure.unit):
            continue
        unit = SIZES.get(figure.unit, figure.unit)
        if "tonne" in text[figure.start : figure.last]:
            unit = "ton"
        if figure.value is not None:
            yield figure.start, _unrated(text, figure), f"{_plain(figure.value)} {unit}"
        elif figure.high is not None and figure.bound is Bound.BETWEEN:
            start = figure.start + text[figure.start : figure.end].rfind(" ") + 1
            yield start, _unrated(text, figure), f"{_plain(figure.high)} {unit}"


NO_SIZES = ("celsius", "fahrenheit", "degree", "percent", "percentage point", "ratio", "magnitude")


def _unrated(text: str, figure: Figure) -> int:
    """Where the unit ends before what it is reckoned by: "500,000 barrels [a day]"."""
    rated = re.search(r" (?:an?|per|each|every) ", text[figure.end : figure.last])
    whole = figure.unit in SIZES and figure.unit[-2:] in ("/h", "/s", "ph")
    return figure.end + rated.start() if rated and figure.per and not whole else figure.last


def _heat(row: Row) -> Found:
    """Temperatures; a unit without a number is given with the value "none" by these specs."""
    text, taken = row["text"], list[tuple[int, int]]()
    for figure in _figures(row):
        if figure.value is not None and figure.unit in HEAT:
            taken.append((figure.start, figure.last))
            yield figure.start, figure.last, f"{_plain(figure.value)} {HEAT[figure.unit]}"
    for match in re.finditer(r"(?i)\b(?:degrees? )?(?P<unit>celsius|fahrenheit)\b", text):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            yield match.start(), match.end(), f"none {HEAT[match['unit'].lower()]}"


def _times(row: Row) -> Found:
    day = (row.get("reference") or "")[:10]
    known = Published(first=day, last=day, how=Known.METADATA) if day else None
    article = Article.of(row["text"], source=row["id"], published=known)
    for time in read_one([times], article).records:
        if isinstance(time, Time):
            yield time.span.start, time.span.end, time.timex


FINDERS: dict[str, Callable[[Row], Found]] = {
    "NumberModel": _numbers,
    "OrdinalModel": _ordinals,
    "NumberRangeModel": _ranges,
    "PercentModel": _percentages,
    "AgeModel": _ages,
    "CurrencyModel": _sums,
    "DimensionModel": _sizes,
    "TemperatureModel": _heat,
    "DateTimeModel": _times,
}
"""Of ordinals only ranks: a ledger of figures has no use for "the second to last"."""

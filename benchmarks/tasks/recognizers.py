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
    "HKD": "hong kong dollar", "SGD": "singapore dollar", "INR": "indian rupee",
    "RUB": "russian ruble", "KRW": "south korean won", "CHF": "swiss franc",
    "DKK": "danish krone", "SEK": "swedish krona", "NOK": "norwegian krone",
    "BRL": "brazilian real", "MXN": "mexican peso", "ILS": "israeli new shekel",
    "TWD": "new taiwan dollar", "THB": "thai baht", "cent": "cent", "penny": "penny",
}  # fmt: skip

SIZES = {
    "km": "kilometer", "m": "meter", "cm": "centimeter", "mm": "millimeter", "nm": "nanometer",
    "square km": "square kilometer", "square m": "square meter", "kg": "kilogram", "g": "gram",
    "mg": "milligram", "tonne": "metric ton", "litre": "liter", "ml": "milliliter",
    "cubic m": "cubic meter", "km/h": "kilometer per hour", "mph": "mile per hour",
    "GB": "gigabyte", "MB": "megabyte", "TB": "terabyte", "KB": "kilobyte",
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


def _ranges(row: Row) -> Found:
    for figure in _figures(row):
        low, high = figure.low, figure.high
        if figure.bound is Bound.BETWEEN and low is not None and high is not None:
            yield figure.first, figure.last, f"[{_plain(low)},{_plain(high)})"
        elif figure.value is not None and (sign := SIGNS.get(figure.bound)):
            yield figure.first, figure.end, sign.format(_plain(figure.value))


def _percentages(row: Row) -> Found:
    for figure in _figures(row):
        if figure.unit == "percent" and figure.value is not None and not figure.share:
            yield figure.start, figure.end, f"{_plain(figure.value)}%"


def _ages(row: Row) -> Found:
    for figure in _figures(row):
        if figure.age and figure.value is not None:
            yield figure.start, figure.last, f"{_plain(figure.value)} {figure.unit}"


def _sized(units: dict[str, str] | None, money: bool) -> Callable[[Row], Found]:
    def find(row: Row) -> Found:
        for figure in _figures(row):
            if figure.value is None or not figure.unit or figure.money is not money:
                continue
            text = row["text"][figure.start : figure.last]
            if units is not None and figure.unit in units:
                unit = units[figure.unit]
                if unit == "united states dollar" and "us" not in text.lower():
                    unit = "dollar"
                last = figure.end if figure.per else figure.last
                yield figure.start, last, f"{_plain(figure.value)} {unit}"
            elif units is SIZES and figure.unit not in (*HEAT, "percent", "ratio", "magnitude"):
                yield figure.start, figure.last, f"{_plain(figure.value)} {figure.unit}"

    return find


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
    "CurrencyModel": _sized(MONEY, money=True),
    "DimensionModel": _sized(SIZES, money=False),
    "TemperatureModel": _sized(HEAT, money=False),
    "DateTimeModel": _times,
}
"""Of ordinals only ranks: a ledger of figures has no use for "the second to last"."""

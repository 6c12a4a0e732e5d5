"""Score quantities on NewsQuant sentences: value, change, unit and concept, as CQE was scored."""

import time
from bisect import bisect_right
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.tasks.scorers import scorer
from reportedly.extract.quantities import Amount, amounts
from reportedly.lexicon.load import lexicon
from reportedly.model.article import Article, Block, BlockKind
from reportedly.model.quantity import Bound
from reportedly.text.parse import parse

if TYPE_CHECKING:
    from reportedly.text.tokens import Token

__all__ = ["answer", "run"]

SIGNS = {
    Bound.ABOUT: "~", Bound.NEARLY: "~", Bound.AT_LEAST: ">", Bound.MORE_THAN: ">",
    Bound.AT_MOST: "<", Bound.LESS_THAN: "<", Bound.UP_TO: "<",
}  # fmt: skip
UNITS = {
    "percent": "percentage", "USD": "dollar", "AUD": "australian dollar",
    "CAD": "canadian dollar", "HKD": "hong kong dollar", "NZD": "new zealand dollar",
    "SGD": "singapore dollar", "EUR": "euro", "GBP": "pound sterling", "JPY": "japanese yen",
    "CNY": "chinese yuan", "INR": "indian rupee", "ILS": "shekel", "DKK": "danish krone",
    "MYR": "malaysian ringgit", "RUB": "russian ruble", "KRW": "south korean won",
    "CHF": "swiss franc", "km": "kilometre", "m": "metre", "cm": "centimetre", "kg": "kilogram",
    "g": "gram", "pound": "pound-mass", "hp": "horsepower", "bhp": "brake horsepower",
    "lb-ft": "pound-foot", "km/h": "kilometre per hour", "mph": "mile per hour",
    "rpm": "revolutions per minute", "GB": "gigabyte", "MB": "megabyte", "TB": "terabyte",
    "Mbps": "megabit per second", "GHz": "gigahertz", "MHz": "megahertz", "Hz": "hertz",
    "kWh": "kilowatt hour", "MW": "megawatt", "kW": "kilowatt", "GW": "gigawatt", "V": "volt",
    "mAh": "milliampere-hour", "ml": "millilitre", "mg": "milligram", "nm": "nanometre",
    "µm": "micrometre", "GWh": "gigawatt hour", "TWh": "terawatt hour", "MWh": "megawatt hour",
    "ksi": "kilopound per square inch", "GPa": "gigapascal", "MPa": "megapascal",
    "kPa": "kilopascal", "kV": "kilovolt", "percentage point": "percentage",
    "HRK": "croatian kuna", "ZAR": "south african rand", "SEK": "swedish krona",
    "NOK": "norwegian krone", "BRL": "brazilian real", "THB": "thai baht",
    "TRY": "turkish lira", "PHP": "philippine peso", "KB": "kilobyte",
    "m/s": "metre per second", "mm": "millimetre", "square cm": "square centimetre",
    "litre": "litre", "tonne": "tonne", "dB": "decibel", "kHz": "kilohertz",
    "square foot": "square foot", "square m": "square metre", "square km": "square kilometre",
}  # fmt: skip
COUNTS = {"time": "count"}
"""What the annotators call "3,200 times"."""
BATCH = 50
"""Sentences read as one article, as they would stand in one."""
STEPS = 6
"""How far up the tree from a figure its verb and subject are looked for."""


def run(data: Path) -> dict[str, float]:
    """Metrics as fractions of 1, and sentences read in a second, the parse included."""
    file = data / "dev.jsonl" if data.is_dir() else data
    score = scorer(file, "score_quant", "quant")
    gold = score.load(file)
    answer({"": "Model and word lists are loaded by 1 sentence before the clock starts."})
    start = time.perf_counter()
    answers = answer({key: row["text"] for key, row in gold.items()})
    taken = time.perf_counter() - start
    paper = score.paper(gold, answers)
    return {
        "value_f1": paper["value"]["F1"] / 100,
        "value_change_f1": paper["value+change"]["F1"] / 100,
        "value_unit_f1": paper["value+unit"]["F1"] / 100,
        "concept_f1": paper["value+concept_partial"]["F1"] / 100,
        "sentences_per_second": len(gold) / taken,
    }


def answer(sentences: dict[str, str]) -> dict[str, dict[str, Any]]:
    """The amounts of each sentence in the benchmark's shape; a batch is read as one article."""
    found: dict[str, dict[str, Any]] = {key: {"quantities": []} for key in sentences}
    keys = list(sentences)
    for first in range(0, len(keys), BATCH):
        batch = keys[first : first + BATCH]
        article, starts = _article([sentences[key] for key in batch])
        for amount in amounts(parse(article)):
            key = batch[bisect_right(starts, amount.quantity.span.start) - 1]
            if (value := _value(amount)) is not None:
                before = found[key]["quantities"]
                unit = _unit(amount)
                if unit == "-" and _goes_on(amount):
                    unit = next((u for q in before[::-1] if _is_level(u := q["unit"])), "-")
                    unit += _per(amount) if unit != "-" else ""
                before.append(
                    {
                        "value": value,
                        "change": _change(amount),
                        "unit": unit,
                        "concepts": _concepts(amount),
                    }
                )
    return found


def _article(sentences: list[str]) -> tuple[Article, list[int]]:
    """One article with a sentence a block, and where each starts."""
    text, starts, blocks = "", list[int](), list[Block]()
    for sentence in sentences:
        starts.append(len(text))
        blocks.append(Block(start=len(text), end=len(text) + len(sentence), kind=BlockKind.BODY))
        text += sentence + "\n"
    return replace(Article.of(text), blocks=tuple(blocks)), starts


def _value(amount: Amount) -> float | list[float] | None:
    quantity = amount.quantity
    if quantity.bound is Bound.VAGUE:
        low = (quantity.low or 0) / 2
        return [low, low * 10] if low >= 12 else None
    factor = 0.01 if amount.figure.share else 1.0
    if quantity.value is None:
        return [(quantity.low or 0) * factor, (quantity.high or 0) * factor]
    return quantity.value * factor


def _change(amount: Amount) -> str:
    """The mark of the bound, else the direction of the verb that the figure is the extent of."""
    if sign := SIGNS.get(amount.quantity.bound if amount.figure.cue else Bound.EXACT):
        return sign
    changes = lexicon("quantities")["changes"]
    token = amount.tokens[-1]
    if (first := _before(amount)) is not None:
        for way in ("up", "down"):
            if first.pos_ in ("VERB", "ADV", "ADP") and first.lemma_.lower() in changes[way]:
                return way
    for _ in range(STEPS):
        lemma = token.lemma_.lower()
        if token.pos_ in ("VERB", "ADV", "ADP", "ADJ", "PRT") and lemma in changes["up"]:
            return "up"
        if token.pos_ in ("VERB", "ADV", "ADP", "ADJ", "PRT") and lemma in changes["down"]:
            return "down"
        if token.pos_ in ("VERB", "AUX") or (token.pos_ == "ADP" and token.lower_ != "by"):
            beside = [c.lower_ for c in token.children if c.pos_ in ("ADV", "ADP")]
            return "up" if "up" in beside else "down" if "down" in beside else "="
        token = token.head
    return "="


def _before(amount: Amount) -> "Token | None":
    """The word before the figure and its bound, over "by"."""
    at = amount.tokens.start - 1
    while at >= 0 and amount.tokens.doc[at].lower_ in ("by", "another", "a", "further"):
        at -= 1
    return amount.tokens.doc[at] if at >= amount.tokens.sent.start else None


def _unit(amount: Amount) -> str:
    quantity, figure = amount.quantity, amount.figure
    per = _per(amount)
    if figure.age:
        return f"{figure.unit} of age"
    noun = _noun(amount) if quantity.counted else "-"
    if figure.share:
        return f"% {noun}"
    if quantity.unit:
        return UNITS.get(quantity.unit, quantity.unit) + per
    return COUNTS.get(noun, noun) + (per if noun != "-" else "")


def _is_level(unit: str) -> bool:
    """Whether another level may be in this unit: a level beside a rate or an age is none."""
    return not unit.startswith(("%", "percent", "-")) and unit not in TIMES


TIMES = ("year", "month", "week", "day", "hour", "minute", "year of age")


def _per(amount: Amount) -> str:
    return f" per {amount.quantity.per[0]}" if amount.quantity.per else ""


def _goes_on(amount: Amount) -> bool:
    """Whether a bare figure is another level of the one before it: "rose 64 points [to 4,577]",
    "compared with [63]", "up from [2.4 million]"."""
    tokens = amount.tokens
    at = tokens.start - 1
    while at > tokens.sent.start and tokens.doc[at].lower_ in BESIDE:
        at -= 1
    return at >= tokens.sent.start and tokens.doc[at].lower_ in LEVELS


BESIDE = ("about", "around", "some", "nearly", "almost", "an", "average", "of", "by", "just")
LEVELS = ("to", "from", "with", "at", "and", "than", "by", "of", "but", "against", "versus", "(")


def _noun(amount: Amount) -> str:
    counted, doc = amount.quantity.counted, amount.tokens.doc
    if counted is None:
        return "-"
    shift = amount.quantity.span.start - amount.tokens.start_char
    tokens = doc.char_span(counted.start - shift, counted.end - shift, alignment_mode="expand")
    kept = [t for t in tokens or () if t.pos_ in ("NOUN", "PROPN", "ADJ", "VERB")]
    return " ".join(t.lemma_ if t.pos_ != "PROPN" else t.text for t in kept).lower() or "-"


def _concepts(amount: Amount) -> list[str]:
    """The subject of the verb that governs the figure, and the nouns between."""
    token: Token = amount.tokens[-1]
    for _ in range(STEPS):
        for child in token.children:
            if child.dep_ in ("nsubj", "nsubjpass") and amount.tokens[-1] not in child.subtree:
                return [t.text for t in child.subtree if t.is_alpha and not t.is_stop] or ["-"]
        token = token.head
    return ["-"]

"""Lengths of time and what recurs: "for three years", "a 48-hour strike", "every Monday"."""

from dataclasses import replace

from reportedly.model.time import TimeKind
from reportedly.text.reckoning import Known, Meaning, Reader, part_sign, single
from reportedly.text.timewords import amount
from reportedly.text.timex import Phrase

__all__ = ["LENGTHS", "length"]


def length(count: float | None, unit: str) -> str:
    """A duration as TIMEX3 writes it: 3, "D" is "P3D"; open, "TH" is "PTXH"."""
    prefix, sign = ("PT", unit[1:]) if unit.startswith("T") else ("P", unit)
    if sign == "FN":
        count, sign = (None if count is None else count * 2), "W"
    elif sign == "N":
        sign = "D"
    if count is None:
        return f"{prefix}X{sign}"
    if sign in ("DE", "CE"):
        count, sign = count * (10 if sign == "DE" else 100), "Y"
    return f"{prefix}{_number(count)}{sign}"


def _number(count: float) -> str:
    return str(int(count)) if count == int(count) else f"{count:g}"


def _duration(phrase: Phrase, known: Known) -> list[Meaning]:
    word = phrase.need("u", "u2")
    after, before = phrase.neighbour(1), phrase.neighbour(-1)
    if word.kind == "quarter" and (not word.plural or (after is not None and after.text == "of")):
        return []
    if _is_age(phrase) or (word.kind == "second" and not word.plural and _open(phrase)):
        return []
    if before is not None and before.kind in ("NUM", "$"):
        return []
    qty = phrase.parts.get("qty") or phrase.parts.get("qty2") or ()
    if any(part.kind == "YEAR" for part in qty):
        return []
    count = amount(qty)
    if phrase.parts.get("half2"):
        count = (count or 0) + 0.5
    if after is not None and after.text == "-" and len(qty) == 1 and qty[0].text in ("a", "an"):
        return []
    if not word.plural and phrase.words[phrase.last - 1].text == "-":
        phrase = _without_article(phrase)
    return single(phrase, None, TimeKind.DURATION, timex=length(count, str(word.value)))


def _without_article(phrase: Phrase) -> Phrase:
    """The article of "a 48-hour strike" belongs to the strike."""
    first = phrase.words[phrase.first].text
    return replace(phrase, first=phrase.first + 1) if first in ("a", "an", "the") else phrase


def _open(phrase: Phrase) -> bool:
    """Whether "a second" is an ordinal ("a second strike") rather than a length."""
    return phrase.words[phrase.first].text in ("a", "an", "the", "second")


def _is_age(phrase: Phrase) -> bool:
    """Whether it is said of a person: "25-year-old", "two years old"."""
    after, then = phrase.neighbour(1), phrase.neighbour(2)
    if after is None:
        return False
    return after.text in ("old", "olds") or (
        after.text == "-" and then is not None and then.text in ("old", "olds")
    )


def _half_unit(phrase: Phrase, known: Known) -> list[Meaning]:
    word = phrase.need("u")
    unit = str(word.value)
    text = {"TH": "PT30M", "TM": "PT30S", "D": "PT12H", "Y": "P6M", "DE": "P5Y", "CE": "P50Y"}
    return single(phrase, None, TimeKind.DURATION, timex=text.get(unit, length(0.5, unit)))


def _long(phrase: Phrase, known: Known) -> list[Meaning]:
    """Read "a month-long siege", "the yearlong inquiry"."""
    word = phrase.need("u", "u2")
    units = {"week": "W", "month": "M", "year": "Y", "day": "D", "hour": "TH", "decade": "DE"}
    unit = str(word.value or units[word.text.removesuffix("long")])
    count, phrase = None if word.plural else 1.0, _without_article(phrase)
    return single(phrase, None, TimeKind.DURATION, timex=length(count, unit))


def _bare_units(phrase: Phrase, known: Known) -> list[Meaning]:
    """Read "It took weeks"; only the plural is a time, and not of every unit."""
    word = phrase.need("u")
    if (
        not word.plural
        or word.kind in ("second", "quarter", "night", "weekend")
        or _is_age(phrase)
    ):
        return []
    return single(phrase, None, TimeKind.DURATION, timex=length(None, str(word.value)))


def _every(phrase: Phrase, known: Known) -> list[Meaning]:
    part = phrase.part("part", "part2")
    tail = f"T{part_sign(part)}" if part is not None else ""
    if (weekday := phrase.part("w")) is not None:
        text = f"XXXX-WXX-{int(weekday.value) + 1}{tail}"
    elif (month := phrase.part("m")) is not None:
        text = f"XXXX-{int(month.value):02d}"
    elif (season := phrase.part("s")) is not None:
        text = f"XXXX-{season.value}"
    elif (unit := phrase.part("u")) is not None:
        count = amount(phrase.parts["qty"]) if phrase.parts.get("qty") else 1.0
        text = length((count or 1) * (2 if phrase.part("other") else 1), str(unit.value)) + tail
    else:
        text = f"XXXX-XX-XX{tail}"
    return single(phrase, None, TimeKind.SET, timex=text)


def _nth_every(phrase: Phrase, known: Known) -> list[Meaning]:
    """Read "the first Monday of every month" as what comes once a month."""
    text = length(1.0, str(phrase.need("u").value))
    return single(phrase, None, TimeKind.SET, timex=text)


def _per(phrase: Phrase, known: Known) -> list[Meaning]:
    word = phrase.need("u")
    if word.plural or (
        word.kind in ("second", "quarter") and phrase.words[phrase.first].text != "per"
    ):
        return []
    return single(phrase, None, TimeKind.SET, timex=length(1.0, str(word.value)))


def _adverb(phrase: Phrase, known: Known) -> list[Meaning]:
    word = phrase.need("set")
    return single(phrase, None, TimeKind.SET, timex=str(word.value))


def _weekdays(phrase: Phrase, known: Known) -> list[Meaning]:
    word, part = phrase.need("w"), phrase.part("part")
    tail = f"T{part_sign(part)}" if part is not None else ""
    return single(phrase, None, TimeKind.SET, timex=f"XXXX-WXX-{int(word.value) + 1}{tail}")


LENGTHS: dict[str, Reader] = {
    "duration": _duration,
    "half_unit": _half_unit,
    "long": _long,
    "bare_units": _bare_units,
    "every": _every,
    "nth_every": _nth_every,
    "per": _per,
    "adverb": _adverb,
    "weekdays": _weekdays,
}
"""The reader of each rule of ``lexicon/times.toml`` for lengths and repetitions."""

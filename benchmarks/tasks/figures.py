"""Score figures on texts of our own: how many of what, what a figure measures, and when.

The gold is read by `figures_gold`.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from benchmarks.days import Days, days_of, length_of, within
from benchmarks.figures_gold import (
    OF_MEASURE,
    OF_NUMBER,
    Bounds,
    Figure,
    Item,
    Moment,
    Range,
    items_in,
)
from benchmarks.wording import alike, head_of, kindred, near, same_unit
from reportedly.engine.base import read_one
from reportedly.extract.measures import measures
from reportedly.model.article import Article, Known, Published
from reportedly.model.failure import Failure
from reportedly.model.quantity import Measure, Quantity
from reportedly.model.span import Span
from reportedly.model.time import Time, TimeKind
from reportedly.pipeline import STAGES
from reportedly.stage import Extract, in_order

__all__ = [
    "Answer",
    "Item",
    "Number",
    "When",
    "answer",
    "found",
    "items_in",
    "misses",
    "run",
    "score",
]

FILE = "figures.dev.txt"
LEAST = 0.3
"""The part of the letters of two spans that they share at least, if neither holds the other."""
WIDER = 8
"""Letters by which a time of ours starts before the gold's so that it may be another interval."""
NEITHER = re.compile(
    r"(?i:an?|one|some|several|a few|few|many|most|all|both|no|none|nobody|no one|once|another"
    r"|a number|a handful|twice|double[ds]?|triple[ds]?|halved|.*-?fold)"
)
PRONOUNS = frozenset({"them", "those", "these", "it", "whom", "which", "others"})


@dataclass(frozen=True)
class Number:
    """One of our quantities with what it measures. ``fields`` as in `Figure`, one answer each."""

    where: Range
    bounds: Bounds
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class When:
    """One of our times: the days it covers ("" where a side is open), or the length of a duration
    or set. ``vague`` are clock times and words such as "now"."""

    where: Range
    days: Days | None = None
    length: str = ""
    vague: bool = False


@dataclass(frozen=True)
class Answer:
    numbers: tuple[Number, ...] = ()
    times: tuple[When, ...] = ()


Gold = TypeVar("Gold", Figure, Moment)
Ours = TypeVar("Ours", Number, When)


def run(data: Path) -> dict[str, float]:
    """Score a file of `benchmarks/gold` (a folder: its figures.dev.txt), see `score`."""
    file = data / FILE if data.is_dir() else data
    items = items_in(file.read_text("utf-8"))
    return score(items, [answer(item) for item in items])


def score(items: Sequence[Item], answers: Sequence[Answer]) -> dict[str, float]:
    """``quantities_f1`` and ``times_f1`` over spans; ``decoys`` counts decoys (years and other
    times among them) that we take for quantities. The others are shares: of the quantities found,
    those whose field is right, where the gold has one (``measures``: all five fields of a measure
    right); ``times_value`` of the times found."""
    tally = dict[str, list[bool]]()
    wanted = made = hits = decoys = 0
    times = [0, 0, 0]
    for item, ours in zip(items, answers, strict=True):
        pairs, loose = numbers_of(item, ours.numbers)
        wanted, hits = wanted + len(item.figures), hits + len(pairs)
        made += len(pairs) + len(loose)
        decoys += sum(_is_decoy(item, number) for number in loose)
        for figure, number in pairs:
            rights = _rights(item, figure, number)
            for name, right in rights.items():
                tally.setdefault(name, []).append(right)
            measured = [rights[name] for name in OF_MEASURE if name in rights]
            if measured:
                tally.setdefault("measures", []).append(all(measured))
        found, wrong = times_of(item, ours.times)
        counts = (len(item.moments), len(found) + len(wrong), len(found))
        times = [a + b for a, b in zip(times, counts, strict=True)]
        tally.setdefault("times_value", []).extend(says(gold, when) for gold, when in found)
    shares = {name: sum(rights) / len(rights) for name, rights in tally.items() if rights}
    named = (*OF_NUMBER, *OF_MEASURE, "measures", "times_value")
    return {
        "quantities_f1": _f1(hits, wanted, made),
        "decoys": decoys,
        "times_f1": _f1(times[2], times[0], times[1]),
    } | {name.replace(" ", "_"): shares.get(name, 0.0) for name in named}


def numbers_of(
    item: Item, ours: Sequence[Number]
) -> tuple[list[tuple[Figure, Number]], list[Number]]:
    """The quantities found, and those of ours that answer none and are not excused."""
    taken = _paired(item.figures, ours, lambda g, o: _likeness(g.where, o.where))
    loose = [o for n, o in enumerate(ours) if n not in taken.values()]
    pairs = [(item.figures[i], ours[j]) for i, j in sorted(taken.items())]
    return pairs, [o for o in loose if not _excused(item, o)]


def times_of(item: Item, ours: Sequence[When]) -> tuple[list[tuple[Moment, When]], list[When]]:
    """The times found, those of the right value first, and calendar values on other words."""
    taken = _paired(item.moments, ours, _told)
    named = [*(moment.where for moment in item.moments), *item.neither]
    wrong = [
        o
        for n, o in enumerate(ours)
        if n not in taken.values()
        and o.days is not None
        and not o.vague
        and not any(_shared(o.where, place) for place in named)
    ]
    return [(item.moments[i], ours[j]) for i, j in sorted(taken.items())], wrong


def _told(gold: Moment, ours: When) -> float:
    likeness = _likeness(gold.where, ours.where)
    return likeness + says(gold, ours) if likeness else 0.0


def says(gold: Moment, ours: When) -> bool:
    """Whether a time has one of the values of the gold. Of an open one ("by Tuesday") the side
    that it gives counts, of one that takes in more words ("the year to May") its end."""
    return any(_says(value, gold.where, ours) for value in gold.values)


def _says(value: str, where: Range, ours: When) -> bool:
    if value.startswith("P"):
        length = re.sub(r"XXXX-WXX-\d", "P1W", ours.length)
        return bool(length) and length_of(length) == length_of(value)
    if ours.days is None or (days := days_of(value.removeprefix("in "))) is None:
        return False
    first, last = ours.days
    made = (first or last, last or first)
    if value.startswith("in "):
        return within(made, days)
    if not (first and last):
        return (first or days[0], last or days[1]) == days
    return made == days or (last == days[1] and ours.where[0] + WIDER <= where[0])


def _rights(item: Item, figure: Figure, number: Number) -> dict[str, bool]:
    """Each field that the gold has, and whether it is right."""
    made = number.fields
    rights = {
        "low_high": any(_same_sides(gold, number.bounds) for gold in figure.bounds),
        "bound": any(gold.bound == number.bounds.bound for gold in figure.bounds),
    }
    judges: dict[str, Callable[[Sequence[str], Sequence[str]], bool]] = {
        "per": alike,
        "counted": _counts_same,
        "state": kindred,
        "side": near,
        "place": near,
        "kind": lambda gold, ours: bool(set(gold) & set(ours)),
        "as of": lambda gold, ours: any(_ends_same(g, o) for g in gold for o in ours),
    }
    if "unit" in figure.fields:
        nouns = figure.fields.get("counted", ())
        rights["unit"] = same_unit(figure.fields["unit"], made.get("unit", ("",)), nouns)
    for name, judge in judges.items():
        if name in figure.fields:
            rights[name] = judge(figure.fields[name], made.get(name, ("", "")))
    return rights


def _same_sides(gold: Bounds, ours: Bounds) -> bool:
    """Equal to half a percent; of a vague count the lower side only, to a factor of two."""
    if gold.bound == "vague":
        low = ours.low if ours.low is not None else 0
        return gold.low is not None and gold.low / 2 <= low <= gold.low * 2
    sides = ((gold.low, ours.low), (gold.high, ours.high))
    return all(
        (a is None and b is None)
        or (a is not None and b is not None and abs(a - b) <= 0.005 * abs(a))
        for a, b in sides
    )


def _counts_same(gold: Sequence[str], ours: Sequence[str]) -> bool:
    """``ours`` are the unit, the counted class and the counted words; "" where nothing is. A
    pronoun counts nothing, and a unit may be what the gold counts ("17 barrels")."""
    unit, *counted = ours
    named = [head_of(words) for words in counted if words]
    if all(word.lower() in PRONOUNS for word in named):
        return "" in gold or alike(gold, [unit])
    return alike([g for g in gold if g], named)


def _ends_same(gold: str, ours: str) -> bool:
    made, wanted = days_of(ours), days_of(gold)
    return made is not None and wanted is not None and made[1] == wanted[1]


def _excused(item: Item, number: Number) -> bool:
    words = item.text[slice(*number.where)]
    return bool(NEITHER.fullmatch(words)) or any(_shared(number.where, p) for p in item.neither)


def _is_decoy(item: Item, number: Number) -> bool:
    places = [*item.decoys, *(moment.where for moment in item.moments)]
    return any(_shared(number.where, place) for place in places)


def _paired(
    gold: Sequence[Gold], ours: Sequence[Ours], like: Callable[[Gold, Ours], float]
) -> dict[int, int]:
    """Gold to ours, one to one, the likest first."""
    likes = [(like(g, o), i, j) for i, g in enumerate(gold) for j, o in enumerate(ours)]
    taken = dict[int, int]()
    for likeness, i, j in sorted(likes, key=lambda pair: (-pair[0], pair[1:])):
        if likeness and i not in taken and j not in taken.values():
            taken[i] = j
    return taken


def _likeness(left: Range, right: Range) -> float:
    shared = _shared(left, right)
    smaller = min(left[1] - left[0], right[1] - right[0])
    whole = (left[1] - left[0]) + (right[1] - right[0]) - shared
    likeness = shared / whole
    return likeness if shared == smaller or likeness >= LEAST else 0.0


def _shared(left: Range, right: Range) -> int:
    return max(0, min(left[1], right[1]) - max(left[0], right[0]))


def _f1(hits: int, wanted: int, made: int) -> float:
    return 2 * hits / (wanted + made) if wanted + made else 1.0


def answer(item: Item) -> Answer:
    """What the stages of the pipeline up to measures make of an item, as if it had been printed
    on its day."""
    day = Published(first=item.day, last=item.day, how=Known.METADATA)
    article = Article.of(item.text, source=item.title, published=day)
    stages = in_order(stage for stage in STAGES if isinstance(stage, Extract))
    reading = read_one(stages[: stages.index(measures) + 1], article)
    if failures := reading.of(Failure):
        raise RuntimeError(f"{item.title}: {failures[0].reason}")
    measured = {m.quantity: m for m in reversed(reading.of(Measure)) if m.quantity}
    numbers = (_number(q, measured.get(q.id)) for q in reading.of(Quantity))
    return Answer(tuple(numbers), tuple(_when(time) for time in reading.of(Time)))


def _number(quantity: Quantity, measure: Measure | None) -> Number:
    counted = quantity.counted.text if quantity.counted else ""
    fields = {"unit": (quantity.unit,), "per": quantity.per or ("",)}
    fields["counted"] = (quantity.unit, counted)
    if measure is not None:
        told = measure.counted if counted else ""
        fields |= {
            "counted": (quantity.unit, told, counted),
            "state": (measure.state,),
            "side": (measure.side,),
            "place": (measure.place, measure.event_place),
            "kind": (str(measure.kind),),
            "as of": (measure.as_of, measure.event_day),
        }
    bounds = Bounds(str(quantity.bound), quantity.low, quantity.high)
    return Number(_range(quantity.span), bounds, fields)


def _when(time: Time) -> When:
    where = _range(time.span)
    if time.kind in (TimeKind.DURATION, TimeKind.SET):
        return When(where, length=time.timex)
    days = (time.first or "", time.last or "") if time.first or time.last else None
    return When(where, days, vague=time.kind is TimeKind.TIME or time.timex.endswith("_REF"))


def found(items: Sequence[Item]) -> Iterator[tuple[str, bool]]:
    """Each quantity (sides, bound and unit), each measure, each time, and whether it is right."""
    for item in items:
        ours = answer(item)
        numbers = {figure.where: n for figure, n in numbers_of(item, ours.numbers)[0]}
        for figure in item.figures:
            made = numbers.get(figure.where)
            rights = _rights(item, figure, made) if made else {}
            name = f"{item.title}: {item.text[slice(*figure.where)]} at {figure.where[0]}"
            own = [name for name in rights if name in ("low_high", "bound", "unit")]
            yield name, bool(rights) and all(rights[n] for n in own)
            if any(n in figure.fields for n in OF_MEASURE):
                measured = [rights[n] for n in OF_MEASURE if n in rights]
                yield f"{name}, what it measures", bool(rights) and all(measured)
        times = {moment.where: when for moment, when in times_of(item, ours.times)[0]}
        for moment in item.moments:
            when = times.get(moment.where)
            words = item.text[slice(*moment.where)]
            yield (
                f"{item.title}: @ {words} at {moment.where[0]}",
                bool(when and says(moment, when)),
            )


def misses(items: Sequence[Item]) -> Iterator[str]:
    """Everything that is not as the gold has it, one a line, its kind first: for reading."""
    for item in items:
        ours = answer(item)
        pairs, loose = numbers_of(item, ours.numbers)
        hit = {figure.where for figure, _ in pairs}
        for figure in item.figures:
            if figure.where not in hit:
                yield f"quantity missed | {_context(item, figure.where)}"
        for number in loose:
            kind = "decoy taken" if _is_decoy(item, number) else "quantity too many"
            yield f"{kind} | {_context(item, number.where)}"
        for figure, number in pairs:
            for name, right in _rights(item, figure, number).items():
                if not right:
                    sides = name in ("low_high", "bound")
                    wanted: object = figure.bounds if sides else figure.fields[name]
                    made: object = (
                        number.bounds if sides else number.fields.get(name, "no measure")
                    )
                    yield f"{name} | {_context(item, figure.where)} | {wanted} not {made}"
        matched, wrong = times_of(item, ours.times)
        known = {moment.where for moment, _ in matched}
        for moment in item.moments:
            if moment.where not in known:
                yield f"time missed | {_context(item, moment.where)} | {moment.values}"
        for when in wrong:
            yield f"time too many | {_context(item, when.where)} | {when.days}"
        for moment, when in matched:
            if not says(moment, when):
                made = when.length or when.days
                yield f"time value | {_context(item, moment.where)} | {moment.values} not {made}"


def _context(item: Item, where: Range) -> str:
    start, end = where
    before, after = item.text[max(0, start - 40) : start], item.text[end : end + 40]
    return f"{item.title}: …{before}[{item.text[start:end]}]{after}…".replace("\n", " ")


def _range(span: Span) -> Range:
    return span.start, span.end

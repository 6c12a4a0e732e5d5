"""Figures that measure the same thing, put side by side: "at least 12" and "31" killed."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf

from reportedly.lexicon.load import lexicon
from reportedly.model.quantity import Bound, Measure, MeasureKind
from reportedly.text.states import base_state, measure_words
from reportedly.text.territories import lying_in
from reportedly.text.windows import apart

__all__ = [
    "Slots",
    "days_of",
    "disjoint",
    "informative",
    "interval",
    "is_former",
    "number",
    "same_measure",
    "words",
]


@dataclass(frozen=True, slots=True, order=True)
class Slots:
    """What must agree before two figures may be compared at all. ``event`` is the day of the event
    (EDTF), set only where a story has figures of several; ``per`` what a rate is reckoned by."""

    counted: str
    state: str
    side: str
    place: str
    unit: str
    kind: str
    event: str = ""
    per: str = ""


Cells = dict[Slots, list[Measure]]


def number(measure: Measure) -> tuple[float, float]:
    """The number itself, whatever its bound: "31" and "at least 31" are one."""
    return interval(measure) if measure.value is None else (measure.value, measure.value)


def informative(measure: Measure) -> bool:
    """Whether a figure says anything that another could agree or disagree with: not the size or
    age of something, not "three officials", not what has no state that reports keep count of."""
    if measure.low is None and measure.high is None:
        return False
    series, state = lexicon("measures")["series"], base_state(measure.state)
    if measure.unit in series["sizes"] or measure.counted in series["anything"]:
        return False
    known = state in measure_words().known
    if measure.unit:
        return known or (bool(measure.counted) and not state)
    if state == "present":
        return bool(measure.place) and measure.counted == "person"
    if state in series["never"]:
        return False
    if state in series["dull"]:
        return measure.counted in series["things"]
    return known and bool(measure.counted)


def is_former(measure: Measure) -> bool:
    """Whether a figure is the level that another replaces: "to 27 from 31"."""
    return measure.as_of.startswith("../")


def interval(measure: Measure) -> tuple[float, float]:
    """Low and high with open sides at infinity (a count's low side at nought)."""
    floor = -inf if measure.unit else 0.0
    low = measure.low if measure.low is not None else floor
    return low, measure.high if measure.high is not None else inf


def days_of(measures: Sequence[Measure], origin_of: Mapping[str, str]) -> dict[str, str]:
    """The as-of (EDTF) of each measure by its id; one without a day takes that of the same figure
    of its origin, where other carriers name one and only one."""
    given = defaultdict[tuple[str, tuple[float, float], str], set[str]](set)
    for m in measures:
        if m.as_of and m.claim in origin_of:
            given[origin_of[m.claim], interval(m), m.state].add(m.as_of)
    days = dict[str, str]()
    for m in measures:
        known = given.get((origin_of.get(m.claim, ""), interval(m), m.state), set())
        days[m.id] = m.as_of or (next(iter(known)) if len(known) == 1 else "")
    return days


def disjoint(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[1] < other[0] or other[1] < one[0]


def same_measure(measures: Iterable[Measure], texts: Iterable[str] = ()) -> Cells:
    """Group comparable figures.

    A side, then a place, that is left out is taken to be the one that all the others of this
    measure name, if these are as many; else it is "not stated". What one event did is merged over
    the places that are only the event's, where ``texts`` put one into the other; a place that an
    article sets apart ("19 in Santa Aldea and 8 in Yanque") is a part and stays apart.
    """
    cells = defaultdict[Slots, list[Measure]](list)
    for measure in sorted(measures, key=lambda m: m.id):
        cells[_slots(measure)].append(measure)
    cells = _filled(cells, "side")
    plain = defaultdict[Slots, list[Measure]](list)
    events = defaultdict[Slots, list[Measure]](list)
    for slots, found in cells.items():
        if slots.state in measure_words().kinds["event"] and not slots.unit:
            events[replace(slots, place="")] += found
        else:
            plain[slots] += found
    done = _filled(plain, "place")
    texts = list(texts) if events else ()
    for slots, found in events.items():
        done.update(_of_events(slots, found, texts))
    return dict(sorted(done.items()))


def _slots(measure: Measure) -> Slots:
    """The slots of a figure; a stock and a running total are told apart, an event is a total."""
    kind = MeasureKind.CUMULATIVE if measure.kind is MeasureKind.EVENT else measure.kind
    counted = measure.counted
    return Slots(
        counted, measure.state, measure.side, measure.place, measure.unit, kind.value,
        per=measure.per,
    )  # fmt: skip


def _filled(cells: Cells, blank: str) -> defaultdict[Slots, list[Measure]]:
    named = defaultdict[Slots, list[Slots]](list)
    for slots in cells:
        if getattr(slots, blank):
            named[replace(slots, **{blank: ""})].append(slots)
    filled = defaultdict[Slots, list[Measure]](list)
    for slots, found in cells.items():
        others = named[slots]
        alone = len(others) == 1 and (slots.unit or len(cells[others[0]]) >= len(found))
        filled[others[0] if alone else slots] += found
    return filled


def _of_events(slots: Slots, found: Sequence[Measure], texts: Iterable[str]) -> Cells:
    """The figures of each event, and of each part of it that has a place of its own."""
    parts = _parts(found)
    cells, whole = defaultdict[Slots, list[Measure]](list), list[Measure]()
    for measure in found:
        if measure.place in parts:
            cells[replace(slots, place=measure.place)].append(measure)
        else:
            whole.append(measure)
    for group in _by_day(whole):
        day = group[0].event_day if len(group) < len(whole) else ""
        for place, inside in _by_place(group, texts).items():
            cells[replace(slots, place=place, event=day)] += inside
    return cells


def _parts(found: Sequence[Measure]) -> frozenset[str]:
    """The places that some article sets against others, or against the whole."""
    said = defaultdict[str, dict[str, set[tuple[float, float]]]](dict)
    for measure in found:
        if not is_former(measure):
            said[measure.span.article].setdefault(measure.place, set()).add(interval(measure))
    parts = set[str]()
    for places in said.values():
        if len(places) > 1:
            for place, values in places.items():
                others = (v for p, vs in places.items() if p != place for v in vs)
                if place and any(disjoint(value, v) for value in values for v in others):
                    parts.add(place)
    return frozenset(parts)


def _by_day(found: Sequence[Measure]) -> list[list[Measure]]:
    """One group for each day of an event, dated figures with those they can mean; a figure without
    a day of its event goes to the only one, or to the one that has the same figure."""
    groups = list[list[Measure]]()
    for measure in sorted(found, key=lambda m: (m.event_day, m.id)):
        if measure.event_day:
            for group in groups:
                if not any(apart(measure.event_day, m.event_day) for m in group):
                    group.append(measure)
                    break
            else:
                groups.append([measure])
    loose = [m for m in found if not m.event_day]
    if len(groups) < 2:
        return [[m for group in groups for m in group] + loose]
    rest = list[Measure]()
    for measure in loose:
        same = [g for g in groups if any(interval(m) == interval(measure) for m in g)]
        (same[0] if len(same) == 1 else rest).append(measure)
    return [*groups, *([rest] if rest else [])]


def _by_place(found: Sequence[Measure], texts: Iterable[str]) -> dict[str, list[Measure]]:
    """One group for the places that lie in each other; a figure that names none goes with the
    only group there is, if that has as many figures or gives the same one."""
    where = Counter(m.place or m.event_place for m in found)
    blank = where.pop("", 0)
    inside = lying_in(where, texts) if len(where) > 1 else frozenset()
    home = {place: place for place in where}
    for small, large in sorted(inside):
        old, new = home[small], home[large]
        home.update({place: new for place, at in home.items() if at == old})
    groups = defaultdict[str, list[Measure]](list)
    for measure in found:
        place = measure.place or measure.event_place
        groups[home[place] if place else ""].append(measure)
    named = [place for place in groups if place]
    if blank and len(named) == 1:
        given = {interval(m) for m in groups[named[0]]}
        if len(groups[named[0]]) >= blank or any(interval(m) in given for m in groups[""]):
            groups[named[0]] += groups.pop("")
    return dict(groups)


def words(measure: Measure) -> str:
    """A figure with its bound, as a reader would say it: "more than 3,000"."""
    numbers = sorted({side for side in (measure.low, measure.high) if side is not None})
    shown = " to ".join(f"{number:,.15g}" for number in numbers) or "an unknown number"
    plain = measure.bound in (Bound.EXACT, Bound.BETWEEN)
    if measure.bound is Bound.VAGUE:
        return f"“{measure.span.text}”"
    return shown if plain else f"{measure.bound} {shown}"

"""Figures that measure the same thing, put side by side: "at least 12" and "31" killed."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.model.quantity import Measure, MeasureKind
from reportedly.reconcile.figures import disjoint, interval, is_former
from reportedly.reconcile.telling import Telling
from reportedly.reconcile.wholes import wholes
from reportedly.reconcile.worth import is_dimension
from reportedly.text.states import base_state, measure_words
from reportedly.text.territories import lying_in
from reportedly.text.windows import apart, window

__all__ = ["Cells", "Slots", "same_measure"]


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

OLD = 120
"""Days after which a figure without the day of its event is hardly of that one."""


def same_measure(
    measures: Iterable[Measure],
    texts: Iterable[str] = (),
    parts: Container[str] = (),
    telling: Telling | None = None,
    read: Mapping[str, Measure] | None = None,
) -> Cells:
    """Group comparable figures. ``parts`` are the ids of quantities that are a part of another,
    ``telling`` says whose word each figure is, ``read`` holds by id those that are to be read as
    another one (see `completed`).

    A side, then a place, that is left out is taken to be the one that all the others of this
    measure name, if these are as many; else it is "not stated". What one event did is merged over
    the places that are only the event's, where ``texts`` put one into the other; a place that an
    article sets apart ("19 in Santa Aldea and 8 in Yanque") is a part and stays apart.
    """
    cells = defaultdict[Slots, list[Measure]](list)
    for measure in sorted(measures, key=lambda m: m.id):
        cells[_slots((read or {}).get(measure.id, measure))].append(measure)
    told = telling or Telling()
    kept = {slots: wholes(found, parts, told) for slots, found in cells.items()}
    cells = _filled({slots: found for slots, found in kept.items() if found}, "side")
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
    if MAGNITUDE in (measure.unit, measure.counted):
        return Slots(QUAKE, "", "", "", MAGNITUDE, kind.value)
    return Slots(
        counted=measure.counted,
        state=_state(measure),
        side=measure.side,
        place=measure.place,
        unit=measure.unit,
        kind=kind.value,
        per=measure.per,
    )


QUAKE, MAGNITUDE = "earthquake", "magnitude"
"""What a magnitude is of, whether a text calls it quake, tremor or shock, and whoever measured."""


def _state(measure: Measure) -> str:
    """The state as far as it tells one measure from another.

    With a unit, a verb that no list knows is only how the level was put ("profit reached", "profit
    stood at"), but a change stays one; a dimension has no state. Soldiers who train abroad are
    there: the stock of a foreign force counts whoever is in the country.
    """
    state = measure.state
    if measure.unit and measure.kind is not MeasureKind.CHANGE:
        known = base_state(state) in measure_words().known and not is_dimension(measure.counted)
        return state if known else ""
    abroad = measure.side and measure.place and measure.side != measure.place
    if measure.counted == "soldier" and state == "training" and abroad:
        return "deployed"
    return state


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
    if len(groups) == 1 and loose and all(_long_before(groups[0], m) for m in loose):
        return [groups[0], loose]
    if len(groups) < 2:
        return [[m for group in groups for m in group] + loose]
    rest = list[Measure]()
    for measure in loose:
        same = [g for g in groups if any(interval(m) == interval(measure) for m in g)]
        (same[0] if len(same) == 1 else rest).append(measure)
    return [*groups, *([rest] if rest else [])]


def _long_before(group: Sequence[Measure], measure: Measure) -> bool:
    """Whether an event is too old for a figure told without its day to be of it: "the quake of
    November 2012 killed 44" beside this week's toll."""
    then, now = window(group[0].event_day), window(measure.as_of)
    return bool(then and now and (now[0] - then[1]).days > OLD)


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

"""Figures that measure the same thing, put side by side: "at least 12" and "31" killed."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import replace

from reportedly.model.quantity import Measure, MeasureKind
from reportedly.reconcile.joins import joined
from reportedly.reconcile.occurrences import occurrences
from reportedly.reconcile.slots import Cells, Slots
from reportedly.reconcile.telling import Telling
from reportedly.reconcile.wholes import wholes
from reportedly.reconcile.worth import is_dimension
from reportedly.text.states import base_state, measure_words

__all__ = ["same_measure"]


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
        for (place, day), inside in occurrences(found, texts).items():
            done[replace(slots, place=place, event=day)] += inside
    return joined(dict(sorted(done.items())))


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

"""Figures that measure the same thing, put side by side: "at least 12" and "31" killed."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import replace

from reportedly.lexicon.load import lexicon
from reportedly.model.quantity import Measure, MeasureKind
from reportedly.reconcile.completions import ARMED
from reportedly.reconcile.figures import disjoint, interval, is_former
from reportedly.reconcile.joins import joined
from reportedly.reconcile.occurrences import occurrences
from reportedly.reconcile.slots import MAGNITUDE, Cells, Slots
from reportedly.reconcile.telling import Telling
from reportedly.reconcile.wholes import Repeats, wholes
from reportedly.reconcile.worth import HELD, is_dimension, is_holding
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
    cells = _filled(_apart(_shocks(cells), parts, told), "side")
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
        for (place, day), inside in occurrences(
            found, texts, armed=slots.counted in ARMED
        ).items():
            done[replace(slots, place=place, event=day)] += inside
    return _apart(joined(dict(sorted(done.items())), told), parts, told, placed=True)


def _apart(
    cells: Cells, parts: Container[str], telling: Telling, *, placed: bool = False
) -> Cells:
    """The figures of each measure, without those told by the way; these are measures of their own
    where they are no parts and no trifles. ``placed`` says that each measure is of one place,
    whether all its figures name it or not."""
    repeats = Repeats(cells)
    made = defaultdict[Slots, list[Measure]](list)
    for slots, found in cells.items():
        if placed and (slots.aside or slots.unit or len({m.place for m in found}) < 2):
            made[slots] += found
            continue
        kept = wholes(slots, found, parts, telling, repeats, anywhere=placed)
        for measure in found:
            if measure in kept:
                made[slots].append(measure)
            elif _is_aside(measure, parts):
                made[replace(slots, aside=f"{measure.low:,.15g}")].append(measure)
    return dict(sorted(made.items()))


def _is_aside(measure: Measure, parts: Container[str]) -> bool:
    counted = measure.quantity and measure.quantity not in parts and not measure.unit
    return bool(counted and not is_former(measure) and (measure.low or 0.0) >= LARGE)


def _shocks(cells: Cells) -> Cells:
    """Magnitudes of one shock: agencies differ by a few tenths, aftershocks by more."""
    made = dict[Slots, list[Measure]]()
    for slots, found in cells.items():
        if slots.unit != MAGNITUDE:
            made[slots] = found
            continue
        last, strength = 0.0, 0.0
        for measure in sorted(found, key=lambda m: (m.low or m.high or 0.0, m.id)):
            here = measure.low or measure.high or 0.0
            strength = here if here - last > TENTHS else strength
            made.setdefault(replace(slots, aside=f"about {strength:g}"), []).append(measure)
            last = here
    only = [slots for slots in made if slots.unit == MAGNITUDE]
    if len(only) == 1:
        made[replace(only[0], aside="")] = made.pop(only[0])
    return made


TENTHS = 0.75
"""By how much magnitudes that agencies give for one shock differ at most."""

LARGE = 10
"""Counts told by the way that are a measure of their own from here on."""


def _slots(measure: Measure) -> Slots:
    """The slots of a figure; a stock and a running total are told apart, an event is a total."""
    kind = MeasureKind.CUMULATIVE if measure.kind is MeasureKind.EVENT else measure.kind
    if is_holding(measure.counted) and kind is MeasureKind.STOCK and not measure.unit:
        kind = MeasureKind.CUMULATIVE
    state = _state(measure)
    if state in lexicon("series")["same"].values():
        kind = MeasureKind.STOCK
    if MAGNITUDE in (measure.unit, measure.counted):
        return Slots(QUAKE, "", "", "", MAGNITUDE, kind.value)
    narrower: Mapping[str, str] = lexicon("series")["people_of"]
    people = measure.counted == "person"
    return Slots(
        counted=narrower.get(base_state(state), "person") if people else measure.counted,
        state=state,
        side=measure.side,
        place=measure.place,
        unit=measure.unit,
        kind=kind.value,
        per=measure.per,
    )


QUAKE = "earthquake"
"""What a magnitude is of, whether a text calls it quake, tremor or shock, and whoever measured."""


def _state(measure: Measure) -> str:
    """The state as far as it tells one measure from another.

    With a unit, a verb that no list knows is only how the level was put ("profit reached", "profit
    stood at"), but a change stays one; a dimension has no state. Soldiers who train abroad are
    there: the stock of a foreign force counts whoever is in the country.
    """
    state = measure.state
    if is_holding(measure.counted) and state in HELD:
        return "won"
    if measure.unit and measure.kind is not MeasureKind.CHANGE:
        known = base_state(state) in measure_words().known and not is_dimension(measure.counted)
        return state if known else ""
    abroad = measure.side and measure.place and measure.side != measure.place
    if measure.counted == "soldier" and state == "training" and abroad:
        return "deployed"
    one_word: Mapping[str, str] = lexicon("series")["same"]
    return one_word.get(base_state(state), state)


def _filled(cells: Cells, blank: str) -> defaultdict[Slots, list[Measure]]:
    named = defaultdict[Slots, list[Slots]](list)
    for slots in cells:
        if getattr(slots, blank):
            named[replace(slots, **{blank: ""})].append(slots)
    filled = defaultdict[Slots, list[Measure]](list)
    for slots, found in cells.items():
        others = named[slots]
        alone = len(others) == 1 and (slots.unit or len(cells[others[0]]) >= len(found))
        for measure in found:
            rival = alone and blank == "side" and _is_rival(slots, measure, cells[others[0]])
            filled[others[0] if alone and not rival else slots].append(measure)
    return filled


def _is_rival(slots: Slots, measure: Measure, others: Iterable[Measure]) -> bool:
    """Whether a loss of an army that is not named stands beside another of the one that is, in one
    article: "120 Orsanians fell. Own losses amounted to nine"."""
    if slots.counted not in ARMED or slots.state not in measure_words().kinds["event"]:
        return False
    beside = (m for m in others if m.span.article == measure.span.article and not is_former(m))
    return any(disjoint(interval(measure), interval(m)) for m in beside)

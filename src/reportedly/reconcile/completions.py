"""What a bare figure measures by the rest of the story: "revised to 27", where 27 were killed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from reportedly.lexicon.load import lexicon
from reportedly.model.quantity import Measure, MeasureKind
from reportedly.reconcile.grains import grain
from reportedly.reconcile.sides import one_side
from reportedly.reconcile.worth import informative
from reportedly.text.states import base_state, measure_words

__all__ = ["completed"]

SMALLEST = 10
"""Numbers below meet by chance in any story."""
DIGITS = 10
"""A number of so many of its own units ("23", "120", not "300") is not met by chance."""
LARGE = 100
"""Two counts of one class from here on that are equal are one count, in other words."""

Key = tuple[str, str, str, str, str, str]


def completed(measures: Iterable[Measure]) -> dict[str, Measure]:
    """The figures that do not say what they measure, as the rest of the story has it, by id.

    A number that the story gives for one thing only is of that thing again ("2,743" of no noun,
    where 2,743 homes burned; "3,000 jobs in danger", where 3,000 jobs are at risk). A state
    without a class has the class that all others of this state have. Nothing else that a figure
    says of itself is changed; what stays open is left out.
    """
    found = list(measures)
    whole = [m for m in found if _is_whole(m) and informative(m)]
    by_number = defaultdict[tuple[float, str], dict[Key, Measure]](dict)
    classes = defaultdict[str, set[str]](set)
    for measure in whole:
        if (value := _value(measure)) is not None:
            by_number[value, measure.unit].setdefault(_key(measure), measure)
        if not measure.unit:
            classes[measure.state].add(measure.counted)
    sides = one_side(m.side for m in found if m.side)
    made = dict[str, Measure]()
    for measure in found:
        if (side := sides.get(measure.side, measure.side)) != measure.side:
            made[measure.id] = replace(measure, side=side)
    for measure in found:
        if measure.kind is MeasureKind.CHANGE or (measure.unit and measure.counted):
            continue
        if measure.counted and measure.state in measure_words().known:
            if (told := _more_closely(measure, by_number)) is not None:
                made[measure.id] = told
            continue
        if (told := _told_again(measure, by_number) or _of_class(measure, classes)) is not None:
            made[measure.id] = told
    return made


def _is_whole(measure: Measure) -> bool:
    """Whether a figure says what it measures; a change lends nothing to a level."""
    if measure.kind is MeasureKind.CHANGE:
        return False
    return bool(measure.counted and (measure.state or measure.unit))


def _key(measure: Measure) -> Key:
    m = measure
    return m.counted, m.state, m.side, m.place, m.kind.value, m.per


def _value(measure: Measure) -> float | None:
    """The number that a figure names, if it is one and large enough to be no chance."""
    sides = {measure.value} if measure.value is not None else {measure.low, measure.high}
    given = sides - {None}
    value = given.pop() if len(given) == 1 else None
    return value if value is not None and abs(value) >= SMALLEST else None


def _told_again(
    measure: Measure, by_number: Mapping[tuple[float, str], Mapping[Key, Measure]]
) -> Measure | None:
    value = _value(measure)
    donors = by_number.get((value, measure.unit), {}).values() if value is not None else ()
    fitting = [donor for donor in donors if _fits(measure, donor)]
    known = [donor for donor in fitting if donor.state in measure_words().known]
    if not known and measure.counted and measure.state:
        fitting = sorted(fitting, key=_key)[:1] if value is not None and value >= LARGE else []
    else:
        fitting = known or fitting
    if len({(donor.counted, donor.state) for donor in fitting}) != 1:
        return None
    donor = fitting[0]
    alone = len(fitting) == 1
    return replace(
        measure,
        counted=donor.counted,
        state=donor.state,
        side=measure.side or (donor.side if alone else ""),
        place=measure.place or (donor.place if alone else ""),
        kind=donor.kind,
        per=donor.per,
    )


def _fits(measure: Measure, donor: Measure) -> bool:
    """Whether what a figure says of itself goes with what another of its number measures."""
    state = base_state(measure.state)
    same = measure.counted in ("", donor.counted)
    return same and (state == donor.state or state not in measure_words().known)


def _more_closely(
    measure: Measure, by_number: Mapping[tuple[float, str], Mapping[Key, Measure]]
) -> Measure | None:
    """ "120 people were killed", where 120 soldiers were: the class that is a part of it."""
    value = _value(measure)
    if value is None or value / grain(value) < DIGITS:
        return None
    part_of: Mapping[str, str] = lexicon("measures")["parts"]
    donors = by_number.get((value, measure.unit), {}).values()
    named = {
        donor.counted
        for donor in donors
        if donor.state == measure.state and part_of.get(donor.counted) == measure.counted
    }
    return replace(measure, counted=named.pop()) if len(named) == 1 else None


def _of_class(measure: Measure, classes: Mapping[str, set[str]]) -> Measure | None:
    known = classes.get(measure.state, set())
    if measure.counted or measure.unit or not measure.state or len(known) != 1:
        return None
    return replace(measure, counted=next(iter(known)))

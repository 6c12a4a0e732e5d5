"""What a bare figure measures by the rest of the story: "revised to 27", where 27 were killed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from reportedly.lexicon.load import lexicon
from reportedly.model.quantity import Measure, MeasureKind
from reportedly.reconcile.figures import is_former
from reportedly.reconcile.grains import grain
from reportedly.reconcile.one_word import in_one_word
from reportedly.reconcile.sides import one_side
from reportedly.reconcile.worth import HELD, informative, is_holding
from reportedly.text.states import base_state, measure_words

__all__ = ["ARMED", "completed"]

SMALLEST = 10
"""Numbers below meet by chance in any story."""
DIGITS = 10
"""A number of so many of its own units ("23", "120", not "300") is not met by chance."""
ARMED = ("soldier", "fighter")
"""Who has a side in what befalls them, so that a figure without it is some side's."""
VOTE, PERCENT = "vote", "percent"
NEAR = 60
"""Characters between two figures that are held against each other."""
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
    made = _of_voters(found)
    for measure in found:
        named = measure.unit and measure.counted
        if measure.kind is MeasureKind.CHANGE or named or measure.id in made:
            continue
        if measure.counted and measure.state in measure_words().known:
            told = _more_closely(measure, by_number)
        else:
            told = _told_again(measure, by_number) or _of_class(measure, classes)
        if told is not None:
            made[measure.id] = told
    made |= _left_behind(found, made)
    made |= _held_against(found, made)
    made |= in_one_word(found, made)
    return _one_sided(found, made)


def _of_voters(found: Iterable[Measure]) -> dict[str, Measure]:
    """Shares of the vote and of the voters, by the words in which they are told: "the Union had
    39.4 percent" where an article has shares of the vote; "71 percent of voters turned out"."""
    found = list(found)
    polled = {m.span.article for m in found if m.counted == VOTE and m.unit == PERCENT}
    words = lexicon("series")["voting"]
    made = dict[str, Measure]()
    for measure in found:
        if measure.unit != PERCENT or measure.kind is not MeasureKind.SHARE:
            continue
        state = base_state(measure.state)
        if measure.counted in words["voters"] and state in words["voted"]:
            made[measure.id] = replace(measure, counted="turnout", state="", side="")
        bare = measure.side and not measure.counted and measure.span.article in polled
        if bare and (state in HELD or state in words["stood"]):
            made[measure.id] = replace(measure, counted=VOTE)
    return made


def _one_sided(found: Sequence[Measure], made: dict[str, Measure]) -> dict[str, Measure]:
    """The same with one name for each side: "Halvorsen", "Halvorsen Corp."."""
    now = [made.get(m.id, m) for m in found]
    sides = one_side(m.side for m in now if m.side)
    for was, measure in zip(found, now, strict=True):
        if (side := sides.get(measure.side, measure.side)) != measure.side:
            made[was.id] = replace(measure, side=side)
    return made


def _left_behind(found: Iterable[Measure], made: Mapping[str, Measure]) -> dict[str, Measure]:
    """ "It will come to $72 million, down from $85 million": both are of one thing, so that each
    takes what it does not say from the other, if a claim has no more of them."""
    claims = defaultdict[tuple[str, str], list[Measure]](list)
    for measure in found:
        if measure.claim and measure.kind is not MeasureKind.CHANGE:
            claims[measure.claim, measure.unit].append(measure)
    filled = dict[str, Measure]()
    for told in claims.values():
        if len(told) != 2 or is_former(told[0]) == is_former(told[1]):
            continue
        for one, other in (told, told[::-1]):
            donor = made.get(other.id, other)
            if not informative(made.get(one.id, one)) and _is_whole(donor) and informative(donor):
                filled[one.id] = _as(one, donor)
    return filled


def _held_against(found: Iterable[Measure], made: Mapping[str, Measure]) -> dict[str, Measure]:
    """ "The mothers count 590 dead. The government says 412", where 412 soldiers died: what stands
    right beside a figure, and says as much of itself, is of the same people."""
    by_article = defaultdict[str, list[Measure]](list)
    for measure in found:
        by_article[measure.span.article].append(measure)
    filled = dict[str, Measure]()
    for told in by_article.values():
        told.sort(key=lambda m: m.span.start)
        for left, right in pairwise(told):
            for one, other in ((left, right), (right, left)):
                donor = made.get(other.id)
                if donor is None or one.id in made or one.claim == other.claim:
                    continue
                near = (
                    right.span.start - left.span.end <= NEAR and _key(one)[:4] == _key(other)[:4]
                )
                if near and one.counted and one.state and not one.unit:
                    filled[one.id] = replace(one, counted=donor.counted, side=donor.side)
    return filled


def _as(measure: Measure, donor: Measure) -> Measure:
    """A figure with the slots of another; what it says of itself stays."""
    return replace(
        measure,
        counted=donor.counted,
        state=donor.state,
        side=measure.side or donor.side,
        place=measure.place or donor.place,
        kind=donor.kind,
        per=donor.per,
    )


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
    known = [donor for donor in fitting if base_state(donor.state) in measure_words().known]
    if not known and measure.counted and measure.state:
        fitting = sorted(fitting, key=_key)[:1] if value is not None and value >= LARGE else []
    else:
        fitting = known or fitting
    if len({(donor.counted, base_state(donor.state)) for donor in fitting}) != 1:
        return None
    donor = max(fitting, key=lambda d: (d.state != base_state(d.state), *_key(d)))
    side, place = _only(m.side for m in fitting), _only(m.place for m in fitting)
    return _as(measure, replace(donor, side=side, place=place))


def _only(names: Iterable[str]) -> str:
    """The one name that is given, "" where none or several are."""
    given = {name for name in names if name}
    return given.pop() if len(given) == 1 else ""


def _fits(measure: Measure, donor: Measure) -> bool:
    """Whether what a figure says of itself goes with what another of its number measures: "40,000
    people" may be the 40,000 workers on strike."""
    state, other = base_state(measure.state), base_state(donor.state)
    same = measure.counted in ("", donor.counted)
    part_of: Mapping[str, str] = lexicon("measures")["parts"]
    same = same or (not state and part_of.get(donor.counted) == measure.counted)
    held = is_holding(donor.counted) and state in HELD and other in HELD
    return same and (held or state == other or state not in measure_words().known)


def _more_closely(
    measure: Measure, by_number: Mapping[tuple[float, str], Mapping[Key, Measure]]
) -> Measure | None:
    """ "120 people were killed", where 120 Orsanian soldiers were: the class that is a part of it,
    and the only side that the number is given for."""
    value = _value(measure)
    if value is None or value / grain(value) < DIGITS:
        return None
    part_of: Mapping[str, str] = lexicon("measures")["parts"]
    same = [
        donor
        for donor in by_number.get((value, measure.unit), {}).values()
        if donor.state == measure.state
    ]
    part = _only(d.counted for d in same if part_of.get(d.counted) == measure.counted)
    counted = part or measure.counted
    side = measure.side
    if counted in ARMED:
        side = side or _only(d.side for d in same if d.counted == counted)
    if (counted, side) == (measure.counted, measure.side):
        return None
    return replace(measure, counted=counted, side=side)


def _of_class(measure: Measure, classes: Mapping[str, set[str]]) -> Measure | None:
    known = classes.get(measure.state, set())
    if measure.counted or measure.unit or not measure.state or len(known) != 1:
        return None
    return replace(measure, counted=next(iter(known)))

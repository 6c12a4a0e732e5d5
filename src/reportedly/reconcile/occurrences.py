"""Figures of one event and of its parts: "31 in all", "19 in Santa Aldea and 8 in Yanque"."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from reportedly.model.quantity import Bound, Measure
from reportedly.reconcile.carriers import number_named
from reportedly.reconcile.figures import disjoint, interval, is_former
from reportedly.text.territories import is_country, lying_in
from reportedly.text.windows import apart, window

__all__ = ["occurrences"]

WEEKS = 14
"""Days after a battle from which an army's losses may be those of other battles too."""
OLD = 120
"""Days after which a figure without the day of its event is hardly of that one."""


def occurrences(
    found: Sequence[Measure], texts: Iterable[str], *, armed: bool = False
) -> dict[tuple[str, str], list[Measure]]:
    """The figures of each event, and of each part of it that has a place of its own, by place and
    day of the event (EDTF, "" where all are of one event). ``armed`` says that they are losses of
    an army, which has battles before and after."""
    parts = _parts(found)
    cells, whole = defaultdict[tuple[str, str], list[Measure]](list), list[Measure]()
    for measure in found:
        if measure.place in parts:
            cells[measure.place, ""].append(measure)
        else:
            whole.append(measure)
    for group in _by_day(whole, armed=armed):
        day = group[0].event_day if len(group) < len(whole) else ""
        for place, inside in _by_place(group, texts).items():
            cells[place, day] += inside
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


def _by_day(found: Sequence[Measure], *, armed: bool) -> list[list[Measure]]:
    """One group for each day of an event, dated figures with those they can mean; a figure without
    a day of its event goes to the only one, or to the one that has the same figure."""
    groups = list[list[Measure]]()
    for measure in sorted(found, key=lambda m: (m.event_day, m.id)):
        if _has_day(measure):
            for group in groups:
                if not any(apart(measure.event_day, m.event_day) for m in group):
                    group.append(measure)
                    break
            else:
                groups.append([measure])
    loose = [m for m in found if not _has_day(m)]
    if armed and len(groups) == 1 and (war := [m for m in loose if _of_war(m, groups[0])]):
        return [groups[0] + [m for m in loose if m not in war], war]
    now = [m for m in loose if not is_former(m)]
    if len(groups) == 1 and now and all(_long_before(groups[0], m) for m in now):
        return [groups[0], loose]
    if len(groups) < 2:
        return [[m for group in groups for m in group] + loose]
    rest = list[Measure]()
    for measure in loose:
        same = [g for g in groups if any(interval(m) == interval(measure) for m in g)]
        (same[0] if len(same) == 1 else rest).append(measure)
    return [*groups, *([rest] if rest else [])]


def _of_war(measure: Measure, battle: Sequence[Measure]) -> bool:
    """Whether the losses of an army, told without a place weeks after a battle, are not those of
    that battle: no figure of it gives their number."""
    if measure.place or measure.event_place:
        return False
    then, now = window(battle[0].event_day), window(measure.as_of)
    later = then and now and (now[0] - then[1]).days > WEEKS
    return bool(later) and all(number_named(m) != number_named(measure) for m in battle)


def _has_day(measure: Measure) -> bool:
    """Whether the day of its event is told. The day on which somebody says a figure may stand in
    its sentence for the saying only."""
    said = measure.as_of_why.startswith("day of the statement")
    return bool(measure.event_day) and not (said and measure.event_day == measure.as_of)


def _long_before(group: Sequence[Measure], measure: Measure) -> bool:
    """Whether an event is too old for a figure told without its day to be of it: "the quake of
    November 2012 killed 44" beside this week's toll."""
    then, now = window(group[0].event_day), window(measure.as_of)
    return bool(then and now and (now[0] - then[1]).days > OLD)


def _by_place(found: Sequence[Measure], texts: Iterable[str]) -> dict[str, list[Measure]]:
    """One group for the places that lie in each other. A figure that names none goes with the only
    country that is named, with a place that has the same figure, or with the only place there is
    if that has as many figures."""
    where = Counter(m.place or m.event_place for m in found)
    blank = where.pop("", 0)
    home = _homes(where, texts)
    groups = defaultdict[str, list[Measure]](list)
    for measure in found:
        place = measure.place or measure.event_place
        groups[home[place] if place else ""].append(measure)
    if not blank:
        return dict(groups)
    named = sorted(place for place in groups if place)
    countries = [place for place in named if is_country(place)]
    joined = countries if len(countries) == 1 else []
    joined += [p for p in named if p not in joined and _goes_with(groups[p], groups[""])]
    if not joined and len(named) == 1 and len(groups[named[0]]) >= blank:
        joined = named
    if joined:
        whole = joined[0] if len(joined) == 1 or is_country(joined[0]) else ""
        together = groups.pop("") + [m for place in joined for m in groups.pop(place)]
        groups[whole] += together
    return dict(groups)


def _homes(where: Iterable[str], texts: Iterable[str]) -> dict[str, str]:
    """The largest place that each place lies in by the texts, often itself."""
    home = {place: place for place in where}
    for small, large in sorted(lying_in(home, texts)) if len(home) > 1 else ():
        old, new = home[small], home[large]
        home.update({place: new for place, at in home.items() if at == old})
    return home


def _goes_with(one: Sequence[Measure], other: Sequence[Measure]) -> bool:
    """Whether the figures of a place give a number that those of no place give, as of days that
    can be one, or none but vague counts ("dozens")."""
    return all(m.bound is Bound.VAGUE for m in one) or any(
        number_named(a) == number_named(b) and not apart(a.as_of, b.as_of)
        for a in one
        for b in other
        if not is_former(a) and not is_former(b)
    )

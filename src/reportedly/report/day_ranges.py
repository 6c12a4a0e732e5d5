"""Which days a value of the calendar shares with a range of them: "from 3 May to 5 May"."""

from collections.abc import Iterable
from datetime import date, timedelta

from reportedly.model.record import record
from reportedly.text.windows import Window, window

__all__ = ["Stretch", "stretches", "within"]

_DAYS, _WEEKS, _MONTHS = 31, 200, 1100
"""The longest spans, in days, that are shown by days, by weeks and by months."""


@record
class Stretch:
    """A day, week, month or year (``first`` to ``last``, ISO 8601, both inclusive) and the ids of
    what may lie in it; ``wide`` are those that lie in others too."""

    first: str
    last: str
    ids: tuple[str, ...]
    wide: tuple[str, ...]


def within(edtf: str, since: str | None, until: str | None) -> bool:
    """Whether any day of an EDTF value lies from ``since`` to ``until`` (days, months or years in
    ISO 8601, both inclusive). A value without a day lies in no range."""
    if not since and not until:
        return True
    found = _days(edtf)
    if found is None:
        return False
    first = window(since) if since else None
    last = window(until) if until else None
    return (first is None or found[1] >= first[0]) and (last is None or found[0] <= last[1])


def stretches(dated: Iterable[tuple[str, str]]) -> tuple[Stretch, ...]:
    """The calendar from the first to the last day of ``dated`` (pairs of id and EDTF value) cut
    into days, weeks, months or years, whichever are few enough; empty stretches are kept."""
    held = [(id, found) for id, day in dated if (found := window(day))]
    if not held:
        return ()
    cuts = _cuts(min(a for _, (a, _) in held), max(b for _, (_, b) in held))
    made = list[Stretch]()
    for first, last in cuts:
        here = [(id, a, b) for id, (a, b) in held if a <= last and b >= first]
        made.append(
            Stretch(
                first=first.isoformat(),
                last=last.isoformat(),
                ids=tuple(id for id, _, _ in here),
                wide=tuple(id for id, a, b in here if a < first or b > last),
            )
        )
    return tuple(made)


def _days(edtf: str) -> Window | None:
    """First and last day; an open end is the first or last of all days."""
    first, slash, last = edtf.partition("/")
    if slash and first in ("", ".."):
        return (date.min, end[1]) if (end := window(last)) else None
    if slash and last in ("", ".."):
        return (start[0], date.max) if (start := window(first)) else None
    return window(edtf)


def _cuts(first: date, last: date) -> list[tuple[date, date]]:
    span = (last - first).days + 1
    if span <= _DAYS:
        return [(d, d) for d in (first + timedelta(days=n) for n in range(span))]
    if span <= _WEEKS:
        monday = first - timedelta(days=first.weekday())
        weeks = range(((last - monday).days // 7) + 1)
        return [
            (m, m + timedelta(days=6)) for m in (monday + timedelta(days=7 * n) for n in weeks)
        ]
    if span <= _MONTHS:
        months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
        return [_month(*divmod(n, 12)) for n in months]
    years = range(first.year, last.year + 1)
    step = -(-len(years) // 40)
    return [(date(y, 1, 1), date(min(y + step - 1, last.year), 12, 31)) for y in years[::step]]


def _month(year: int, month: int) -> tuple[date, date]:
    start = date(year, month + 1, 1)
    after = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return start, after - timedelta(days=1)

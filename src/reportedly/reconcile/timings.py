"""Whether two figures are of one time though their days differ, or of two though they do not."""

import re

from reportedly.model.quantity import Measure, MeasureKind
from reportedly.reconcile.doubts import HURT
from reportedly.reconcile.one_word import DEAL
from reportedly.reconcile.telling import Telling
from reportedly.text.windows import apart, window

__all__ = ["hours_apart", "of_one_period", "once"]

_HOUR = re.compile(r"\b\d{1,2}(?::\d\d)? ?[ap]\.?m\b|\b\d{1,2}:\d\d\b|\bnoon\b|\bmidnight\b")
"""An as-of that is an hour of a day."""


def once(one: Measure, other: Measure, telling: Telling) -> bool:
    """Whether two articles of one time tell of what happened once, and only one of them names the
    day ("on Saturday"): what has no day of its own is not of the day of print."""
    past = one.kind is other.kind is MeasureKind.EVENT and (not one.unit or _is_deal(one, other))
    if not past or one.span.article == other.span.article:
        return False
    printed = [window(telling.print_day(m)) for m in (one, other)]
    days = [
        m.event_day or (m.as_of if m.as_of_why.startswith("in the") else "") for m in (one, other)
    ]
    if printed[0] is None or printed[1] is None or apart(*days):
        return False
    known = any(days) or _is_deal(one, other)
    return known and abs((printed[0][0] - printed[1][0]).days) <= 1


def of_one_period(one: Measure, other: Measure) -> bool:
    """Whether both articles name the period of a rise or fall, and the same one ("in January")."""
    named = all(m.as_of_why.startswith("in the clause") for m in (one, other))
    return named and bool(one.counted) and one.as_of == other.as_of


def _is_deal(one: Measure, other: Measure) -> bool:
    """Whether two amounts are the price of a takeover, which does not change from day to day."""
    prices = (one.counted, other.counted)
    return DEAL in prices and set(prices) <= {DEAL, ""}


def hours_apart(one: Measure, other: Measure, telling: Telling) -> bool:
    """Whether two counts of victims of a disaster, in two articles, are of its first hours: of the
    day of the event or the next, or one by an hour of the day ("by 9 a.m."). Where people fight,
    each side has its own count."""
    hurt = one.state in HURT and telling.sudden >= {one.span.article, other.span.article}
    if one.span.article == other.span.article or not hurt:
        return False
    if any(_HOUR.search(m.as_of_why) for m in (one, other)):
        return True
    days = [window(day) for m in (one, other) if (day := m.event_day)]
    told = [window(m.as_of) for m in (one, other)]
    first = min((day[0] for day in days if day), default=None)
    return first is not None and all(day and (day[0] - first).days <= 1 for day in told)

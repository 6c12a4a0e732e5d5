"""Which days a story turns on: those that articles name, and still name weeks later."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from math import log1p
from typing import NamedTuple

from reportedly.model.time import Grain, Time

__all__ = ["Dated", "day_of", "telling_days"]

SOON = 2
"""Days after which an article that names a day does not report it as news."""
LONG = 14
"""Days after which only what mattered is still named."""


class Dated(NamedTuple):
    """An article: the day it was printed, and the days it names, each as often as it does."""

    printed: date
    named: tuple[date, ...]


def day_of(time: Time) -> date | None:
    """The calendar day of a time expression that means one."""
    if time.grain not in (Grain.DAY, Grain.HOUR) or "/" in time.edtf or ".." in time.edtf:
        return None
    try:
        return date.fromisoformat(time.edtf[:10])
    except ValueError:
        return None


def telling_days(articles: Iterable[Dated]) -> list[date]:
    """The days from the first to the last article, the most telling first; of equals the earlier.

    Counted are mentions, articles, articles more than two days later and more than two weeks
    later, each by its logarithm and all with equal weight: the features of date ranking (Tran et
    al. 2013; Ghalandari and Ifrim 2020), with nothing fitted to any topic.
    """
    read = list(articles)
    if not read:
        return []
    first, last = (edge(one.printed for one in read) for edge in (min, max))
    counts = tuple(Counter[date]() for _ in range(4))
    mentions, named_in, later, much_later = counts
    for one in read:
        mentions.update(one.named)
        for day in set(one.named):
            gap = (one.printed - day).days
            named_in[day] += 1
            later[day] += gap > SOON
            much_later[day] += gap > LONG
    days = [day for day in mentions if first <= day <= last]
    return sorted(days, key=lambda day: (-sum(log1p(found[day]) for found in counts), day))

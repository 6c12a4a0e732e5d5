"""The days that a question is about: "between January and February 2025", "around 5 November"."""

import re
from datetime import date, timedelta

from reportedly.extract.times import times
from reportedly.model.article import Article, Known, Published
from reportedly.model.reading import Reading
from reportedly.model.time import Time, TimeKind
from reportedly.report.asking_text import Statement, Statements
from reportedly.report.days import day
from reportedly.text.questions import Question, Sought
from reportedly.text.windows import window

__all__ = ["Windows"]

_ABOUT = re.compile(r"\b(?:around|about|circa|near|close to)\s*$", re.IGNORECASE)
_LEAD = re.compile(r"\b(?:in|on|at|by|as of|around|about|since|until|during|for|of)\s*$", re.I)
_TWO = re.compile(r"\b(?:between|from) (\d{1,2}) (?:and|to) (\d{1,2}) ([A-Z][a-z]+)(?: (\d{4}))?")
_NEAR = timedelta(days=7)
UNKNOWN = 0.7
"""Worth of a statement of which no day is known."""


class Windows:
    """``rest`` is the question without its times, ``told`` the days in words, ``known`` tells
    whether it names any. Days without a year are taken to lie before the last article."""

    def __init__(self, statements: Statements, asked: Question) -> None:
        self._statements = statements
        text = _TWO.sub(lambda m: f"between {m[1]} {m[3]} and {m[2]} {m[3]}{_year(m)}", asked.text)
        article = Article.of(text, published=_last(statements))
        self.rest, self._days = text, list[tuple[date, date]]()
        made = () if asked.sought is Sought.IDENTITY else times(Reading(article=article))
        found = [time for time in made if isinstance(time, Time)]
        dated = [t for t in found if t.kind in (TimeKind.DATE, TimeKind.TIME) or t.edtf]
        whole = [t for t in dated if not any(o is not t and o.span.holds(t.span) for o in dated)]
        for time in sorted(whole, key=lambda t: -t.span.start):
            days = window(time.edtf) if time.edtf else None
            if days is None:
                continue
            start, end = time.span.start, time.span.end
            before = text[:start]
            if _ABOUT.search(before):
                days = (days[0] - _NEAR, days[1] + _NEAR)
            self._days.append(days)
            self.rest = f"{_LEAD.sub('', self.rest[:start])} {self.rest[end:]}"
        if len(self._days) == 2 and re.search(r"\b(?:between|from)\b", text):
            first, last = min(d[0] for d in self._days), max(d[1] for d in self._days)
            self._days = [(first, last)]

    @property
    def known(self) -> bool:
        return bool(self._days)

    @property
    def told(self) -> str:
        return ", ".join(
            day(f"{first}/{last}" if first != last else str(first)) for first, last in self._days
        )

    def fits(self, one: Statement, as_of: str = "") -> float:
        """Whether what it says, or the saying, can lie in the days asked for: 0 where it cannot,
        less than 1 where its day is not its own or not known. Of a figure its own day counts, of
        other things when they are said to be, else when they were said."""
        if not self._days:
            return 1.0
        own = [as_of] if as_of else list(self._statements.days(one))
        for values, worth in ((own, 1.0), ((one.row.said,), 0.9), ((one.claim.reported,), 0.8)):
            held = [days for value in values if value and (days := window(value))]
            if held:
                near = any(a[0] <= b[1] and b[0] <= a[1] for a in held for b in self._days)
                return worth if near else 0.0
        return UNKNOWN


def _year(match: re.Match[str]) -> str:
    return f" {match[4]}" if match[4] else ""


def _last(statements: Statements) -> Published | None:
    """The day of the newest article, from which days without a year are reckoned."""
    days = [a.published.last for a in statements.material.articles.values() if a.published]
    if not days:
        return None
    return Published(first=max(days), last=max(days), how=Known.INFERRED)

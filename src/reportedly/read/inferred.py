"""The days of publication that a story's own words allow: "he said on May 15, 2019, that …"."""

import re
from calendar import isleap
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from reportedly.model.article import Article, BlockKind, Known, Note, Published
from reportedly.model.record import record
from reportedly.model.span import Span
from reportedly.read.dates import Written, days_in

__all__ = ["Finding", "inferred", "last_day", "recent", "weekday_of"]

Finding = tuple[Published | None, tuple[Note, ...]]

TOP = 3
"""Paragraphs in which a dated statement is the news itself."""

_AHEAD = re.compile(
    r"\b(?:will|would|shall|expected|scheduled|planned|plans?|due|set to|to be|upcoming|next|by"
    r"|until|before|deadline|later|no later than|ahead of|through)\b"
)
_SENTENCE = re.compile(
    r"(?<![A-Z])(?<!Mr)(?<!Mrs)(?<!Dr)(?<!Gen)(?<!St)[.!?][\"”’]?\s+(?=[A-Z\"“])"
)
_DONE = re.compile(
    r"\b(?:said|told|wrote|was|were|had|did|made|took|held|began|came|went|fell|rose|hit|killed"
    r"|struck|met|gave|saw|sent|left|won|lost|found|put|flew|spoke|[a-z]{3,}ed)\b"
)
_MONTH_NAME = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,7}\.$|\b(?:Sept)\.$"
)
_DAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_SAID_ON = re.compile(
    r"\b(?:said|told|announced|reported|confirmed|wrote|posted|warned|claimed|stated|declared"
    r"|tweeted|released|published|issued|unveiled|signed|filed)\s"
    rf"(?:(?:[^.;]{{0,60}}\s)?(?:on\s(?:{_DAYS},?\s)?|{_DAYS},?\s))?\(?$"
)
_WEEKDAY = re.compile(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{3,6},?\s\(?$")
RECENT = 460
"""Days: fifteen months, within which news recalls dated events of the year before."""


@record
class Dated:
    """A written day or month in the story, whether it is spoken of as past, and where."""

    when: Written
    past: bool
    reported: bool
    weekday: str
    paragraph: int
    span: Span

    def last_day(self, year: int = 0) -> date:
        return last_day(self.when, self.when.year or year)


def last_day(when: Written, year: int) -> date:
    """The day in that year, or the last day of the month where only that is named."""
    month, day = when.month, when.day
    if (month, day) == (2, 29) and not isleap(year):
        month, day = 3, 1
    if day:
        return date(year, month, day)
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def inferred(article: Article) -> Finding:
    """From the days that the story names, and how it speaks of them."""
    told = tuple(_dated(article))
    named = [dated for dated in told if dated.past and dated.when.year]
    if not named:
        return None, ()
    newest = max(named, key=lambda dated: dated.last_day())
    if (found := _by_report(article, told, newest)) is not None:
        return found
    why = "not before the newest day spoken of as past; nothing says how long after"
    day = newest.last_day().isoformat()
    note = Note(
        field="published", value=f"{day}/..", how=Known.INFERRED, why=why, evidence=(newest.span,)
    )
    return None, (note,)


def _by_report(article: Article, told: Sequence[Dated], newest: Dated) -> Finding | None:
    """From the day on which something was said, where the opening gives it as news."""
    best: tuple[date, Dated] | None = None
    for dated in told:
        if dated.reported and dated.paragraph < TOP and dated.past and dated.when.day:
            day = dated.last_day() if dated.when.year else _with_year(dated, told, newest)
            if day is not None and (best is None or day > best[0]):
                best = (day, dated)
    if best is None or best[0] < newest.last_day():
        return None
    day, dated = best
    why = "the opening gives what was said on this day as news"
    if not dated.when.year:
        why += "; its year follows from " + ("the weekday" if dated.weekday else "dated events")
    return _range(day, _before_next(day, told), why, (dated.span, newest.span))


def recent(article: Article, when: Written, weekday: str) -> date | None:
    """The day of the year in which a day without one came soon after the story's dated events."""
    told = tuple(_dated(article))
    named = [dated for dated in told if dated.past and dated.when.year]
    if not named or not when.day:
        return None
    bare = Dated(
        when=when, past=True, reported=False, weekday=weekday, paragraph=0, span=named[0].span
    )
    return _with_year(bare, told, max(named, key=lambda dated: dated.last_day()))


def _with_year(dated: Dated, told: Sequence[Dated], newest: Dated) -> date | None:
    """The first such day after the newest dated event, where that is sure to be recent: the
    weekday agrees, or two more events are dated to the months before."""
    after = newest.last_day()
    if dated.weekday:
        years = range(after.year, after.year + 4)
        days = [day for year in years if (day := dated.last_day(year)) >= after]
        fitting = [day for day in days if day.strftime("%a") == dated.weekday]
        return fitting[0] if len(fitting) == 1 else None
    day = dated.last_day(after.year)
    day = day if day >= after else dated.last_day(after.year + 1)
    recent = {
        (other.when.year, other.when.month)
        for other in told
        if other.past and other.when.year and (day - other.last_day()).days < RECENT
    }
    return day if len(recent) > 1 else None


def _before_next(first: date, told: Iterable[Dated]) -> date:
    """A day or two after ``first``, and not after a day that is still to come."""
    ahead = [d.last_day(first.year) for d in told if not d.past and d.when.day]
    return min([first + timedelta(days=2), *(day for day in ahead if day > first)])


def _range(first: date, last: date, why: str, evidence: tuple[Span, ...]) -> Finding:
    made = Published(first=first.isoformat(), last=last.isoformat(), how=Known.INFERRED)
    value = made.first if made.day else f"{made.first}/{made.last}"
    note = Note(field="published", value=value, how=Known.INFERRED, why=why, evidence=evidence)
    return made, (note,)


def _dated(article: Article) -> Iterator[Dated]:
    """The days and months of the story's paragraphs and captions."""
    story = [*article.parts(BlockKind.STANDFIRST, BlockKind.BODY, BlockKind.CAPTION)]
    opening = [block for block in story if block.kind != BlockKind.CAPTION]
    numbers = {block: number for number, block in enumerate(opening)}
    for block in story:
        words = article.text[block.start : block.end]
        number = numbers.get(block, len(opening))
        for when in days_in(words):
            yield Dated(
                when=when,
                past=_is_past(words, when),
                reported=_SAID_ON.search(words[: when.start]) is not None,
                weekday=weekday_of(words, when),
                paragraph=number,
                span=article.at(block.start + when.start, block.start + when.end),
            )


def weekday_of(words: str, when: Written) -> str:
    """The weekday in front of a date, as "Mon" (or at the start of its sentence: "On Monday,")."""
    found = _WEEKDAY.search(words[: when.start])
    return found.group(1) if found else ""


def _is_past(words: str, when: Written) -> bool:
    """Whether the clause around a date speaks of something done and not of something to come."""
    before = words[: when.start]
    cuts = [
        m.end()
        for m in _SENTENCE.finditer(before)
        if not _MONTH_NAME.search(before[: m.start() + 1])
    ]
    start = cuts[-1] if cuts else 0
    stop = _SENTENCE.search(words, when.end)
    clause = words[start : stop.start() if stop else len(words)]
    near = before[max(start, when.start - 40) :]
    return _DONE.search(clause) is not None and _AHEAD.search(near) is None

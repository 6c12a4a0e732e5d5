"""When an article came out: "Published: 5 March 2024", or the range that its words allow."""

import re
from calendar import isleap
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from reportedly.model.article import Article, Block, BlockKind, Known, Note, Published
from reportedly.model.record import record
from reportedly.model.span import Span
from reportedly.read.dates import Written, day_of, days_in
from reportedly.read.furniture import SIGNED
from reportedly.read.lines import folded
from reportedly.read.stamps import STAMPED, stamps

__all__ = ["published"]

Finding = tuple[Published | None, tuple[Note, ...]]

TOP = 3
"""Paragraphs in which a dated statement is the news itself."""

_UPDATED = re.compile(r"\b(?:updated|modified)\b", re.I)
_LABELLED = re.compile(r"\b(?:published|posted|updated|modified)\b", re.I)
_DATED_LINES = (
    "date line",
    "date alone",
    "names the author",
    "a name and a date",
    "a name and a newsroom job",
    SIGNED,
    STAMPED,
)
_RANK = {"published": 0, "": 1, "updated": 2}
_DATELINE = re.compile(
    r"^[A-Z][A-Z'’./ -]{2,40}(?:, [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2})?,? "
    r"(?P<day>[\w.]{1,10} [\w.]{1,10},? (?:19|20)\d\d)(?: \([^)]{2,40}\))? ?[-–—:]"
)
_IN_PATH = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-]?(\d\d)[/_-]?(\d\d)(?!\d)")
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
        """The day, or the last day of the month where only that is named."""
        year = self.when.year or year
        month, day = self.when.month, self.when.day
        if (month, day) == (2, 29) and not isleap(year):
            month, day = 3, 1
        if day:
            return date(year, month, day)
        following = date(year + self.when.month // 12, self.when.month % 12 + 1, 1)
        return following - timedelta(days=1)


def published(article: Article, given: str = "", why: str = "") -> Finding:
    """The day of publication or the range it must lie in, with the note that says how it is known.

    In this order: ``given`` (metadata), a date line of the page, the story's dateline, the address
    or file name, the words of the story. The year is left out of days of the current year by news
    style (AP Stylebook, "months"); a bare day is read by that rule. None where nothing bounds it.
    """
    if day := day_of(given):
        note = Note(field="published", value=day, how=Known.METADATA, why=why)
        return Published(first=day, last=day, how=Known.METADATA), (note,)
    return _stated(article) or _in_dateline(article) or _in_path(article) or _inferred(article)


def _stated(article: Article) -> Finding | None:
    """From the lines of the page that hold a day and its hour, a label, the author or an outlet.

    What is called published goes before a bare day, that before what is called updated; over and
    under the headline before the end of the page.
    """
    found = list[tuple[int, int, str, Span]]()
    for number, block in enumerate(_dated_blocks(article)):
        words = article.text[block.start : block.end]
        labels = {stamp.label: _iso(stamp.when) for stamp in reversed(stamps(folded(words)))}
        late = _UPDATED.search(words) is not None
        if not any(labels.values()):
            labels = {"updated" if late else "": day_of(words)}
        for label, day in labels.items():
            if day:
                found.append((_RANK[label], number, day, article.at(block.start, block.end)))
    if not found:
        return None
    rank, _, day, span = min(found, key=lambda entry: entry[:2])
    told = "updated" if rank == _RANK["updated"] else "published"
    why = f"a line of the page says when it was {told}"
    return _on(day, Known.STATED, why, (span,))


def _dated_blocks(article: Article) -> list[Block]:
    """Lines that state a day; bare days after the story only where all give the same one, for
    there stand those of other stories."""
    story = [*article.parts(BlockKind.BODY)]
    end = story[-1].end if story else 0
    found = list[Block]()
    below = list[Block]()
    for block in article.parts(BlockKind.BOILERPLATE, BlockKind.BYLINE):
        words = article.text[block.start : block.end]
        labelled = block.why == "above the headline" and _LABELLED.search(words)
        if block.why not in _DATED_LINES and not labelled:
            continue
        bare = block.start >= end and block.why in ("date alone", STAMPED)
        (below if bare else found).append(block)
    days = {day_of(article.text[block.start : block.end]) for block in below}
    return found or (below if len(days) == 1 else [])


def _iso(when: Written) -> str:
    return date(when.year, when.month, when.day).isoformat() if when.year else ""


def _on(day: str, how: Known, why: str, evidence: tuple[Span, ...] = ()) -> Finding:
    note = Note(field="published", value=day, how=how, why=why, evidence=evidence)
    return Published(first=day, last=day, how=how), (note,)


def _in_dateline(article: Article) -> Finding | None:
    """From the dateline that a story opens with: "LIMA, March 10, 2026 (ABC) -"."""
    for block in list(article.parts(BlockKind.STANDFIRST, BlockKind.BODY))[:2]:
        found = _DATELINE.match(article.text[block.start : block.end])
        if found and (day := day_of(found["day"])):
            span = article.at(block.start + found.start("day"), block.start + found.end("day"))
            why = "the day the story opens with"
            note = Note(field="published", value=day, how=Known.STATED, why=why, evidence=(span,))
            return Published(first=day, last=day, how=Known.STATED), (note,)
    return None


def _in_path(article: Article) -> Finding | None:
    for place, label in ((article.url, "address"), (article.source, "file name")):
        for year, month, day in _IN_PATH.findall(place):
            if iso := day_of(f"{year}-{month}-{day}"):
                why = f"the date in the {label}"
                note = Note(field="published", value=iso, how=Known.INFERRED, why=why)
                return Published(first=iso, last=iso, how=Known.INFERRED), (note,)
    return None


def _inferred(article: Article) -> Finding:
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
    for block in story:
        words = article.text[block.start : block.end]
        number = opening.index(block) if block in opening else len(opening)
        for when in days_in(words):
            yield Dated(
                when=when,
                past=_is_past(words, when),
                reported=_SAID_ON.search(words[: when.start]) is not None,
                weekday=_weekday(words, when),
                paragraph=number,
                span=article.at(block.start + when.start, block.start + when.end),
            )


def _weekday(words: str, when: Written) -> str:
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

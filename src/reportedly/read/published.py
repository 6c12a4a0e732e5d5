"""When an article came out: "Published: 5 March 2024", or the range that its words allow."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from reportedly.model.article import Article, BlockKind, Known, Note, Published
from reportedly.model.record import record
from reportedly.model.span import Span
from reportedly.read.dates import Written, day_of, days_in

__all__ = ["published"]

Finding = tuple[Published | None, tuple[Note, ...]]

TOP = 3
"""Paragraphs in which a dated statement is the news itself."""

_UPDATED = re.compile(r"^\W*(?:last )?(?:updated|modified)", re.I)
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


@record
class Dated:
    """A written day or month in the story, whether it is spoken of as past, and where."""

    when: Written
    past: bool
    paragraph: int
    span: Span

    def last_day(self, year: int = 0) -> date:
        """The day, or the last day of the month where only that is named."""
        year = self.when.year or year
        if self.when.day:
            return date(year, self.when.month, min(self.when.day, 28 if year % 4 else 31))
        following = date(year + self.when.month // 12, self.when.month % 12 + 1, 1)
        return following - timedelta(days=1)


def published(article: Article, given: str = "", why: str = "") -> Finding:
    """The day of publication or the range it must lie in, with the note that says how it is known.

    In this order: ``given`` (metadata), a date line of the page, the address or file name, the
    words of the story. The year is left out of days of the current year by news style (AP
    Stylebook, "months"); a bare day is read by that rule. None where nothing bounds it.
    """
    if day := day_of(given):
        note = Note(field="published", value=day, how=Known.METADATA, why=why)
        return Published(first=day, last=day, how=Known.METADATA), (note,)
    return _stated(article) or _in_path(article) or _inferred(article)


def _stated(article: Article) -> Finding | None:
    """From a line of the page that is a date or holds one beside the author."""
    found = list[tuple[bool, str, Span]]()
    for block in article.parts(BlockKind.BOILERPLATE, BlockKind.BYLINE):
        words = article.text[block.start : block.end]
        if block.why not in ("date line", "names the author", "a name and a newsroom job"):
            continue
        if day := day_of(words):
            late = _UPDATED.match(words) is not None
            found.append((late, day, article.at(block.start, block.end)))
    if not found:
        return None
    late, day, span = min(found, key=lambda entry: entry[:2])
    label = "a line of the page says when it was " + ("updated" if late else "published")
    note = Note(field="published", value=day, how=Known.STATED, why=label, evidence=(span,))
    return Published(first=day, last=day, how=Known.STATED), (note,)


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
    past = [dated for dated in told if dated.past]
    named = [dated for dated in past if dated.when.year]
    if not named:
        return None, ()
    newest = max(named, key=lambda dated: dated.last_day())
    bare = [dated for dated in past if not dated.when.year and dated.when.day]
    if bare:
        return _by_bare_day(bare, newest, told)
    day = newest.last_day()
    if newest.when.day and newest.paragraph < TOP:
        why = "the newest day the opening speaks of as past"
        return _range(day, _before_next(day, told, 0), why, (newest.span,))
    first = day if newest.when.day else day + timedelta(days=1)
    if this_year := _this_year(article):
        why = "after the newest day spoken of as past, in the year the text calls “this year”"
        return _range(first, date(first.year, 12, 31), why, (newest.span, this_year))
    why = "not before the newest day spoken of as past; nothing says how long after"
    note = Note(
        field="published",
        value=f"{first.isoformat()}/..",
        how=Known.INFERRED,
        why=why,
        evidence=(newest.span,),
    )
    return None, (note,)


def _by_bare_day(bare: Sequence[Dated], named: Dated, told: Iterable[Dated]) -> Finding:
    """Days without a year belong to the year of publication, named years to another one."""
    year = named.when.year
    if named.when.month >= min(dated.when.month for dated in bare) or len(bare) > 1:
        year += 1
    newest = max(bare, key=lambda dated: (dated.when.month, dated.when.day))
    if (newest.when.month, 12) == (12, max(dated.when.month for dated in bare)) and any(
        dated.when.month <= 2 for dated in bare
    ):
        newest = max(
            (d for d in bare if d.when.month <= 2), key=lambda d: (d.when.month, d.when.day)
        )
    first = newest.last_day(year)
    why = "the newest day spoken of as past; its year follows from the dates that name theirs"
    return _range(first, _before_next(first, told, year), why, (newest.span, named.span))


def _before_next(first: date, told: Iterable[Dated], year: int) -> date:
    """A day or a few after ``first``, and not after a day that is still to come."""
    ahead = [
        dated.last_day(year)
        for dated in told
        if not dated.past and dated.when.day and (dated.when.year or year)
    ]
    later = [day for day in ahead if day > first]
    return min([first + timedelta(days=1), *later])


def _range(first: date, last: date, why: str, evidence: tuple[Span, ...]) -> Finding:
    made = Published(first=first.isoformat(), last=last.isoformat(), how=Known.INFERRED)
    value = made.first if made.day else f"{made.first}/{made.last}"
    note = Note(field="published", value=value, how=Known.INFERRED, why=why, evidence=evidence)
    return made, (note,)


def _this_year(article: Article) -> Span | None:
    for block in article.parts(BlockKind.BODY):
        found = re.search(
            r"\b(?:[Tt]his year|so far this year)\b", article.text[block.start : block.end]
        )
        if found:
            return article.at(block.start + found.start(), block.start + found.end())
    return None


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
                paragraph=number,
                span=article.at(block.start + when.start, block.start + when.end),
            )


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

"""When an article came out: "Published: 5 March 2024", or the range that its words allow."""

import re
from collections.abc import Iterator
from datetime import date

from reportedly.model.article import Article, Block, BlockKind, Known, Note, Published
from reportedly.model.span import Span
from reportedly.read.dates import Written, day_of
from reportedly.read.furniture import SIGNED
from reportedly.read.inferred import Finding, inferred, last_day, recent, weekday_of
from reportedly.read.lines import folded
from reportedly.read.stamps import STAMPED, stamps

__all__ = ["published"]

SENTENCE = 60
"""Characters from which a line of the story is surely a sentence of it."""

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
_OPENING = re.compile(r"^(?P<head>[A-Z0-9][^–—:]{2,90}?)(?:\s+-+\s|\s?[–—]|:\s)")
_YEAR = re.compile(r"(?<![\d/-])(?:19|20)\d\d(?![\d/-])")
_IN_PATH = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-]?(\d\d)[/_-]?(\d\d)(?!\d)")


def published(article: Article, given: str = "", why: str = "") -> Finding:
    """The day of publication or the range it must lie in, with the note that says how it is known.

    In this order: ``given`` (metadata), a date line of the page, the story's dateline, the address
    or file name, a day of the page without its year, the words of the story. None where nothing
    bounds it.
    """
    if day := day_of(given):
        note = Note(field="published", value=day, how=Known.METADATA, why=why)
        return Published(first=day, last=day, how=Known.METADATA), (note,)
    for seek in (_stated, _in_dateline, _in_path, _in_year):
        if (found := seek(article)) is not None:
            return found
    return inferred(article)


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
    for when, span in _dateline_days(article):
        if day := _iso(when):
            return _on(day, Known.STATED, "the day the story opens with", (span,))
    return None


def _dateline_days(article: Article) -> Iterator[tuple[Written, Span]]:
    """Days before the dash of an opening where nothing but a place, an agency and labels stands
    with them."""
    for block in list(article.parts(BlockKind.STANDFIRST, BlockKind.BODY))[:2]:
        found = _OPENING.match(folded(article.text[block.start : block.end]))
        if found is None or len(found["head"].split()) < 3:
            continue
        for stamp in stamps(found["head"], yearless=True):
            span = article.at(block.start + stamp.when.start, block.start + stamp.when.end)
            yield stamp.when, span


def _in_year(article: Article) -> Finding | None:
    """From a day without its year, over the story or in its dateline: news leaves out the current
    year (AP Stylebook, "months"). It is the only one that stands in the page's furniture, else the
    one that the weekday or the dated events of the story allow."""
    for when, words, span in _bare_days(article):
        years = _years(article)
        if len(years) == 1:
            ((year, where),) = years.items()
            day = last_day(when, year)
            if weekday_of(words, when) in ("", day.strftime("%a")):
                why = "the day of the page, in the only year that stands around the story"
                return _on(day.isoformat(), Known.INFERRED, why, (span, where))
        elif not years and (found := recent(article, when, weekday_of(words, when))):
            why = "the day of the page; its year follows from the weekday or dated events"
            return _on(found.isoformat(), Known.INFERRED, why, (span,))
    return None


def _bare_days(article: Article) -> Iterator[tuple[Written, str, Span]]:
    """Days without a year on the lines of the page and in the dateline, with their line."""
    story = [b.start for b in article.parts(BlockKind.BODY) if b.end - b.start > SENTENCE]
    for block in article.parts(BlockKind.BOILERPLATE, BlockKind.BYLINE):
        words = folded(article.text[block.start : block.end])
        if block.why in _DATED_LINES and story and block.start < story[0]:
            for stamp in stamps(words, yearless=True):
                span = article.at(block.start + stamp.when.start, block.start + stamp.when.end)
                yield stamp.when, words, span
    for when, span in _dateline_days(article):
        yield when, span.text, span


def _years(article: Article) -> dict[int, Span]:
    """The years named above the headline and in the legal notice, each where it first stands."""
    found = dict[int, Span]()
    for block in article.parts(BlockKind.BOILERPLATE):
        if block.why in ("above the headline", "legal notice"):
            for year in _YEAR.finditer(article.text[block.start : block.end]):
                span = article.at(block.start + year.start(), block.start + year.end())
                found.setdefault(int(year.group()), span)
    return found


def _in_path(article: Article) -> Finding | None:
    for place, label in ((article.url, "address"), (article.source, "file name")):
        for year, month, day in _IN_PATH.findall(place):
            if iso := day_of(f"{year}-{month}-{day}"):
                why = f"the date in the {label}"
                note = Note(field="published", value=iso, how=Known.INFERRED, why=why)
                return Published(first=iso, last=iso, how=Known.INFERRED), (note,)
    return None

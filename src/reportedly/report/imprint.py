"""What is known of an article and how: "16 Apr 2025 (inferred: the post was on Tuesday)"."""

from collections.abc import Iterator

from reportedly.model.article import Article, Known
from reportedly.model.record import record
from reportedly.model.span import Span
from reportedly.report.days import day
from reportedly.report.languages import language_name, unread
from reportedly.report.wording import relayed

__all__ = ["Line", "imprint"]


@record
class Line:
    """One value of the imprint; ``how`` says in words where it is from ("" where not recorded)."""

    field: str
    value: str
    how: str = ""
    inferred: bool = False
    evidence: tuple[Span, ...] = ()


def imprint(article: Article) -> tuple[Line, ...]:
    """Outlet, day, byline, dateline, language where it is not read, relays, address and file; what
    is unknown says so."""
    published = article.published
    days = ""
    if published:
        one_day = published.first == published.last
        days = day(published.first if one_day else f"{published.first}/{published.last}")
    lines = [
        _line(article, "outlet", article.outlet or "unknown"),
        _line(article, "published", days or "unknown"),
        _line(article, "byline", article.byline),
        _line(article, "dateline", article.dateline),
    ]
    if published and published.how is Known.INFERRED and not lines[1].how:
        lines[1] = Line(field="published", value=days, how="inferred", inferred=True)
    lines += (
        Line(
            field=relayed(relay.how),
            value=relay.outlet,
            evidence=(relay.span,) if relay.span else (),
        )
        for relay in article.relays
    )
    if told := unread(article.language):
        name = language_name(article.language)
        lines += (_line(article, "language", name), Line(field="caution", value=told))
    pages = str(len(article.pages)) if article.pages else ""
    lines += (
        Line(field="address", value=article.url),
        Line(field="file", value=article.source),
        Line(field="pages", value=pages),
        *_told(article),
    )
    return tuple(line for line in lines if line.value)


_MADE = {"source": "comes from", "raw": "file made", "text": "text as made"}


def _told(article: Article) -> Iterator[Line]:
    """What its reader says of the file and of how the text was made from it."""
    for note in article.notes:
        if name := _MADE.get(note.field):
            how = note.why if note.field != "text" else ""
            value = note.value if note.field != "text" else note.why
            yield Line(field=name, value=value, how=how)


def _line(article: Article, field: str, value: str) -> Line:
    note = next((note for note in article.notes if note.field == field), None)
    if note is None:
        return Line(field=field, value=value)
    return Line(
        field=field,
        value=value,
        how=f"{note.how}: {note.why}" if note.why else str(note.how),
        inferred=note.how is Known.INFERRED,
        evidence=note.evidence,
    )

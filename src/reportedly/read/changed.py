"""When a page was last changed: "Updated: 11 March 2026, 16:05"."""

import re
from datetime import UTC, datetime

from reportedly.model.article import Article, BlockKind, Known, Note
from reportedly.read.dates import day_of
from reportedly.read.lines import folded
from reportedly.read.stamps import stamps

__all__ = ["changed"]

_HOUR = re.compile(r"(?<![\d:.])(\d{1,2})[:.h](\d\d)(?:[:.]\d\d)?\s*([ap])?\.?m?\b", re.I)


def changed(article: Article, given: str = "", why: str = "") -> tuple[Note, ...]:
    """A note with the moment (or day) of the last change: ``given`` (metadata), else the last one
    that a line of the page calls updated. None where nothing tells it.

    Moments with a zone are written in UTC, so that those of one page can be put in order.
    """
    if value := _moment(given):
        return (Note(field="modified", value=value, how=Known.METADATA, why=why),)
    found = list[tuple[str, Note]]()
    for block in article.parts(BlockKind.BOILERPLATE, BlockKind.BYLINE, BlockKind.STANDFIRST):
        words = article.text[block.start : block.end]
        for stamp in stamps(folded(words)):
            when = stamp.when
            if stamp.label != "updated" or not when.year:
                continue
            day = f"{when.year:04}-{when.month:02}-{when.day:02}"
            value = day + _hour(words)
            span = article.at(block.start, block.end)
            why = "a line of the page says when it was updated"
            note = Note(field="modified", value=value, how=Known.STATED, why=why, evidence=(span,))
            found.append((value, note))
    return (max(found, key=lambda pair: pair[0])[1],) if found else ()


def _moment(value: str) -> str:
    try:
        when = datetime.fromisoformat(value.strip())
    except ValueError:
        return day_of(value)
    if len(value.strip()) <= 10:
        return when.date().isoformat()
    when = when.astimezone(UTC) if when.tzinfo else when
    return when.strftime("%Y-%m-%dT%H:%M:%S")


def _hour(words: str) -> str:
    """The one hour of a line as "T16:05:00", "" where none or several stand there."""
    found = _HOUR.findall(words)
    if len(found) != 1:
        return ""
    hour, minute, half = int(found[0][0]), int(found[0][1]), found[0][2].casefold()
    if half:
        hour = hour % 12 + 12 * (half == "p")
    return f"T{hour:02}:{minute:02}:00" if hour < 24 and minute < 60 else ""

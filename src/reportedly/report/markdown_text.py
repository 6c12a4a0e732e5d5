"""Words of articles in Markdown: none of them can be markup, each is linked to its place."""

import re
from collections.abc import Sequence
from typing import TypeVar

from reportedly.model.span import Span
from reportedly.report.days import day
from reportedly.report.figure_rows import PointRow
from reportedly.report.passages import anchor
from reportedly.report.rows import ClaimRow
from reportedly.report.safe import one_line

__all__ = ["LEADING", "SPECIAL", "claim", "link", "places", "text"]

P = TypeVar("P", ClaimRow, PointRow)
SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$&!])")
LEADING = re.compile(r"^(\s*)([-+=]|\d+[.)])")


def text(words: str) -> str:
    """On one line, with every character escaped that Markdown or HTML would take for its own."""
    return LEADING.sub(r"\1\\\2", SPECIAL.sub(r"\\\1", one_line(words)))


def link(span: Span, words: str) -> str:
    """``words`` in quotation marks, leading to the place of ``span`` further down."""
    return f"[“{text(words)}”](#{anchor(span)})"


def claim(row: ClaimRow, *, outlet: bool = True) -> str:
    """A statement with its reserve, its day and who prints it."""
    said = f", said {day(row.said)}" if row.said else ""
    where = f", {text(row.outlet)}" if outlet else ""
    status = f" ({text(row.reserve)})" if row.reserve else ""
    return f"{link(row.span, row.text)}{status}{said}{where}"


def places(same: Sequence[P]) -> tuple[P, ...]:
    """The first of each article."""
    return tuple({one.article: one for one in reversed(same)}.values())[::-1]

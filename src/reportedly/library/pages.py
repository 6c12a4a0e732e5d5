"""What notebooks show, as HTML that needs nothing else: "“12 people were killed”, Rosa Quispe"."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from reportedly.library.frames import columns_of
from reportedly.model.article import Article
from reportedly.report.columns import table
from reportedly.report.days import day
from reportedly.report.evidence import said
from reportedly.report.figure_rows import FigureRow
from reportedly.report.html import templates
from reportedly.report.marks import Mark, shown_blocks
from reportedly.report.rows import ClaimRow
from reportedly.report.safe import shortened
from reportedly.report.wording import estimated, number

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["COLOURS", "article_page", "colour", "page", "table_page"]

COLOURS = (
    "#6b6862", "#0067a3", "#b8420f", "#00745a", "#84389a", "#8a6100", "#1f7487", "#b0265b",
    "#4a57b3", "#6d4c2f", "#566300",
)  # fmt: skip
"""Those of the brief: 0 is for what has none, 1 to 10 for the origins of a story."""

_TOLD = ("claim", "cue", "speaker", "figure", "hedge")
"""Which evidence is marked in a text; names and days would drown the rest."""


_ID = re.compile(r"(?:[a-z]{3,4}-[0-9a-f]{12})?")
_CELL = 120
"""Characters of a cell."""
_COLUMNS = 9
"""Columns of a table that is shown by its fields."""


def colour(n: int) -> str:
    return COLOURS[n] if 0 <= n < len(COLOURS) else COLOURS[0]


@cache
def _environment() -> "Environment":
    made = templates("reportedly.library")
    made.filters |= {"at": lambda span: "", "paper": lambda id: "", "word": lambda id: ""}
    made.globals |= {"colour": colour}
    return made


def page(name: str, **parts: Any) -> str:
    """One of our templates. What comes from articles is escaped, and controls that would hide or
    reorder it are written out; there is no script, no link and nothing that is loaded."""
    return _environment().get_template(f"{name}.html.jinja").render(**parts)


def table_page(kind: str, rows: Sequence[Any], total: int) -> str:
    """Rows as the command of this kind prints them; without a table of their own, by the single
    values among their fields."""
    titles, lines = _printed(kind, rows)
    return page("table", kind=kind, titles=titles, lines=lines, total=total)


def _printed(kind: str, rows: Sequence[Any]) -> tuple[list[str], list[tuple[str, ...]]]:
    if rows and isinstance(rows[0], FigureRow):
        return ["id", "figure", "latest", "as of", "origins"], [_figure(row) for row in rows]
    try:
        shown: Any = table(kind, rows)
        titles = [column.header for column in shown.columns]
        cells = [[str(cell) for cell in column.cells] for column in shown.columns]
        return titles, list(zip(*cells, strict=True))
    except (KeyError, AttributeError):
        return _by_fields(rows)


def _figure(row: FigureRow) -> tuple[str, ...]:
    last = row.latest
    told = estimated(last.low, last.best, last.high, row.unit) if last else ""
    when = day(last.as_of) if last and last.as_of else ""
    return row.id, row.label, told, when, row.independent.told("origin")


def _by_fields(rows: Sequence[Any]) -> tuple[list[str], list[tuple[str, ...]]]:
    """Words and numbers, those alone that any row has; ids of other records are left out."""
    if not rows:
        return [], []
    told = dict[str, list[str]]()
    if hasattr(rows[0], "id"):
        told = {
            "id": [row.id for row in rows],
            "what": [shortened(said(row), _CELL) for row in rows],
        }
    for name, hint, get in columns_of(type(rows[0])):
        values = ["" if (value := get(row)) is None else value for row in rows]
        plain = hint in (str, int, float, bool) or (
            isinstance(hint, type) and issubclass(hint, str)
        )
        linked = name != "id" and all(_ID.fullmatch(str(value)) for value in values if value != "")
        place = name.endswith(("start", "end"))
        if plain and not (linked or place or set(map(str, values)) <= {*told.get("what", ()), ""}):
            told[name] = [shortened(_cell(value), _CELL) for value in values]
    titles = list(told)[:_COLUMNS]
    return titles, list(zip(*(told[title] for title in titles), strict=True))


def _cell(value: Any) -> str:
    return number(value) if isinstance(value, float) else str(value)


def article_page(
    article: Article, marks: Iterable[Mark], rows: dict[str, ClaimRow], colours: dict[str, int]
) -> str:
    """The whole text with its claims, cues, speakers, figures and reserves marked; each mark tells
    of what it is when it is pointed at. ``colours`` are those of origins."""
    kept = [mark for mark in marks if any(kind in _TOLD for kind in mark.kinds)]
    blocks = list(shown_blocks(article, kept))
    return page("article", article=article, blocks=blocks, rows=rows, colours=colours)

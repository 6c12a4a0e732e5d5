"""What notebooks show, as HTML that needs nothing else: "“12 people were killed”, Rosa Quispe"."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from reportedly.model.article import Article
from reportedly.report.columns import table
from reportedly.report.html import templates
from reportedly.report.marks import Mark, shown_blocks
from reportedly.report.rows import ClaimRow

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
    """Rows as the command of this kind prints them; without a table of their own, by their
    fields."""
    try:
        shown: Any = table(kind, rows)
        titles = [column.header for column in shown.columns]
        cells = [[str(cell) for cell in column.cells] for column in shown.columns]
        lines = list(zip(*cells, strict=True))
    except (KeyError, AttributeError):
        titles = [kind]
        lines = [(str(row),) for row in rows]
    return page("table", kind=kind, titles=titles, lines=lines, total=total)


def article_page(
    article: Article, marks: Iterable[Mark], rows: dict[str, ClaimRow], colours: dict[str, int]
) -> str:
    """The whole text with its claims, cues, speakers, figures and reserves marked; each mark tells
    of what it is when it is pointed at. ``colours`` are those of origins."""
    kept = [mark for mark in marks if any(kind in _TOLD for kind in mark.kinds)]
    blocks = list(shown_blocks(article, kept))
    return page("article", article=article, blocks=blocks, rows=rows, colours=colours)

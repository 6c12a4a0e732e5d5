"""How much room a ledger takes, in a terminal: "claim 17,103 18.5 MB 45.1 KB an article"."""

from rich.console import RenderableType
from rich.table import Table

from reportedly.store.sizes import Part, Sizes

__all__ = ["megabytes", "sizes_table"]


def sizes_table(found: Sizes, limit: int | None = None) -> RenderableType:
    """What takes most room first; what takes none is left out."""
    shown = Table(show_edge=False, pad_edge=False, header_style="bold", box=None)
    shown.add_column("what")
    for title in ("stand", "struck", "data", "indexes", "all", "an article"):
        shown.add_column(title, justify="right")
    parts = [one for one in found.parts if _all(one) or one.standing or one.struck]
    for one in parts[:limit]:
        each = _all(one) / found.articles / 1e3 if found.articles else 0.0
        rows = (f"{one.standing:,}", f"{one.struck:,}") if one.kind else ("", "")
        sizes = (megabytes(one.data), megabytes(one.indexes), megabytes(_all(one)))
        shown.add_row(one.name, *rows, *sizes, f"{each:,.1f} KB")
    return shown


def megabytes(size: int | None) -> str:
    """A number of bytes as people read it (powers of ten).

    >>> megabytes(171_532_288), megabytes(4_096), megabytes(None)
    ('171.5 MB', '0.0 MB', '?')
    """
    return "?" if size is None else f"{size / 1e6:,.1f} MB"


def _all(part: Part) -> int:
    return (part.data or 0) + (part.indexes or 0)

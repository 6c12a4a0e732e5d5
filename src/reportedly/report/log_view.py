"""The log in a terminal: "12 16:15 claims put 24 on art-3f9a…"."""

from collections.abc import Iterable

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from reportedly.report.safe import shortened
from reportedly.store.log import Line

__all__ = ["log_table"]


def log_table(lines: Iterable[Line]) -> RenderableType:
    shown = Table(expand=True, show_edge=False, pad_edge=False, header_style="bold")
    for title in ("line", "moment", "what", "by", "about", "edition", "put", "struck", "hash"):
        number = title in ("line", "put", "struck")
        shown.add_column(
            title,
            justify="right" if number else "left",
            overflow="fold",
            no_wrap=title not in ("about", "edition"),
        )
    for line in lines:
        about = f"{line.about[:12]}…" if len(line.about) == 64 else line.about
        cells = (
            *(str(line.n), f"{line.moment[:10]} {line.moment[11:16]}", line.what, line.by),
            *(shortened(about, 40), line.edition, str(line.put), str(line.struck), line.hash[:8]),
        )
        shown.add_row(*map(Text, cells))
    return shown

"""The tables of the ledger in a terminal, each line with its id to ask `show` for."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from reportedly.report.change_columns import CELLS
from reportedly.report.change_rows import CorrectionRow, LineageRow
from reportedly.report.days import day
from reportedly.report.origin_rows import CopyRow, OriginRow, SharedRow
from reportedly.report.quotation_view import QuotationView
from reportedly.report.rows import ClaimRow, ConflictRow, EventRow, NameRow
from reportedly.report.safe import shortened
from reportedly.report.source_rows import SourceRow
from reportedly.report.story_columns import STORY_CELLS

__all__ = ["table"]

_OUTLET = 30
"""Characters of an outlet's name in a cell."""


def _claim_cells(row: ClaimRow) -> tuple[str, ...]:
    outlet = row.label or row.outlet
    outlet = f"{outlet}, p. {row.page}" if row.page else outlet
    return (row.id, row.source, row.status, day(row.said), outlet, row.text)


def _origin_cells(row: OriginRow) -> tuple[str, ...]:
    said = (str(len(row.claims)), ", ".join(dict.fromkeys(row.labels)))
    name = row.name.removesuffix(f", {row.occasion}") if row.occasion else row.name
    return (row.id, name, row.root, row.occasion, *said, row.certainty)


def _conflict_cells(row: ConflictRow) -> tuple[str, ...]:
    left = f"“{row.left_span.text}” {row.left_source}, {shortened(row.left_outlet, _OUTLET)}"
    right = f"“{row.right_span.text}” {row.right_source}, {shortened(row.right_outlet, _OUTLET)}"
    return (row.id, row.verdict, left, right, row.how)


def _event_cells(row: EventRow) -> tuple[str, ...]:
    behind = row.asserted or row.claims[0].reserve
    carriers = ", ".join(dict.fromkeys(claim.label for claim in row.claims))
    return (row.id, day(row.day), row.text, behind, carriers)


def _name_cells(row: NameRow) -> tuple[str, ...]:
    roles = (" / ".join(role.text for role in position[:2]) for position in row.positions)
    told = "; ".join(roles) + "".join(f"; articles differ: {one.why}" for one in row.differ)
    name = f"{row.name} ✓" if row.decided else row.name
    spellings = ", ".join(row.spellings)
    return (row.id, name, row.kind, spellings, told, str(len(row.articles)))


def _group_cells(row: SharedRow) -> tuple[str, ...]:
    counted = f"{len(row.articles)} → {row.independent.n}"
    perhaps = f" (perhaps {row.independent.perhaps})" if row.independent.perhaps else ""
    branches = row.tree.branches
    who = dict.fromkeys(b.name if b.own else b.source or b.name for b in branches)
    whys = "; ".join(f"{why.certainty}: {why.why}" for why in row.tree.alike[:2])
    more = f"; and {len(row.tree.alike) - 2} more" if row.tree.alike[2:] else ""
    return (row.id, counted + perhaps, row.text, "; ".join(who), whys + more)


def _copy_cells(row: CopyRow) -> tuple[str, ...]:
    words = f"“{shortened(row.passages[0][0].text, 90)}”" if row.passages else ""
    more = f" and {len(row.passages) - 1} more" if row.passages[1:] else ""
    share = f"{row.containment:.0%}"
    pair = (shortened(outlet, _OUTLET) for outlet in (row.left_outlet, row.right_outlet))
    return (row.id, row.kind, share, *pair, row.told, words + more)


def _source_cells(row: SourceRow) -> tuple[str, ...]:
    counts = (row.origins, row.claims, row.relays, row.prints)
    noted = (
        f"party to {row.party}" if row.party else "",
        f"owned by {row.owner}" if row.owner else "",
        row.note,
        f"also {', '.join(row.rating.others)}" if row.rating.others else "",
    )
    said = "; ".join(part for part in noted if part)
    return (row.name, row.kind, *(str(n) if n else "" for n in counts), row.rating.told, said)


def _correction_cells(row: CorrectionRow) -> tuple[str, ...]:
    where = f"{row.label}, {day(row.day)}".removesuffix(", ")
    fallen = "; ".join(f"“{claim.text}”" for claim in row.claims[:3])
    more = f" and {len(row.claims) - 3} more" if row.claims[3:] else ""
    shaken = f"; {len(row.resting)} elsewhere rest on it" if row.resting else ""
    taken = f"{len(row.claims)}: {fallen}{more}{shaken}" if row.claims else ""
    return (row.id, row.kind, where, row.notice.text, "; ".join(row.labels), taken)


def _lineage_cells(row: LineageRow) -> tuple[str, ...]:
    told = (f"{n}. ‘{one.title}’ {one.day}".rstrip() for n, one in enumerate(row.versions, 1))
    changes = ", ".join(f"{n} {kind}" for kind, n in row.changes)
    return (row.id, row.outlet, "; ".join(told), row.order, changes)


_COLUMNS: Mapping[str, tuple[tuple[str, ...], Callable[[Any], tuple[str, ...]]]] = {
    "claims": (("id", "source", "status", "said", "outlet", "words"), _claim_cells),
    "origins": (
        ("id", "origin", "kind", "occasion", "claims", "carriers", "certainty"),
        _origin_cells,
    ),
    "groups": (
        ("id", "articles → origins", "proposition", "on whose word", "why"),
        _group_cells,
    ),
    "copies": (("id", "kind", "share", "left", "right", "which", "words"), _copy_cells),
    "conflicts": (("id", "verdict", "one", "other", "why"), _conflict_cells),
    "corrections": (
        ("id", "kind", "notice in", "words", "of", "taken back"),
        _correction_cells,
    ),
    "versions": (("id", "outlet", "what", "order", "changes"), _lineage_cells),
    "timeline": (("id", "day", "what", "by", "in"), _event_cells),
    "sources": (
        ("source", "kind", "origin of", "claims", "passes on", "prints", "reliability", "noted"),
        _source_cells,
    ),
    "names": (("id", "name", "kind", "spellings", "roles as stated", "articles"), _name_cells),
    **CELLS,
    **STORY_CELLS,
    "altered": CELLS["drift"],
    "headlines": CELLS["drift"],
}

_NARROW = (
    "articles", "claims", "furniture", "kind", "origin of", "passes on", "prints", "share",
    "status", "verdict",
)  # fmt: skip
_WIDE = {
    "words", "what", "one", "other", "proposition", "roles as stated", "why", "certainty",
    "was", "now", "denied", "against", "about", "forecast", "outcome",
}  # fmt: skip


def table(kind: str, rows: Iterable[Any], most: int = 320) -> RenderableType:
    """A rich table of rows of one kind ("claims", …); cells hold ``most`` characters at most.
    Aligned quotations stand below one another."""
    if kind == "quotations":
        return QuotationView(rows)
    titles, cells = _COLUMNS[kind]
    shown = Table(
        expand=True, show_edge=False, pad_edge=False, header_style="bold", row_styles=("", "dim")
    )
    for title in titles:
        if title == "id":
            shown.add_column(title, no_wrap=True, style="cyan")
        elif title in _NARROW:
            shown.add_column(title)
        else:
            shown.add_column(title, overflow="fold", ratio=3 if title in _WIDE else 2)
    for row in rows:
        shown.add_row(*(Text(shortened(cell, most)) for cell in cells(row)))
    return shown

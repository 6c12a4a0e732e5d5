"""What all tables do alike: read, keep what is asked for, print rows or JSON, and count."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from reportedly.cli.console import note, out, print_json, shown

__all__ = ["Keep", "has", "listed"]

Keep = Callable[[Any], bool]


def listed(
    kind: str,
    keep: Keep,
    *,
    ledger: Path,
    article: str | None,
    outlet: str | None,
    story: str | None,
    limit: int | None,
    as_of: str | None,
    as_json: bool,
    profile: str = "best",
) -> None:
    from reportedly.report.catalogue import rows_of
    from reportedly.report.columns import table
    from reportedly.report.export import document
    from reportedly.report.scope import scope

    with shown(ledger, as_of, story=story, article=article) as view:
        material = scope(view, article=article, outlet=outlet, story=story, profile=profile)
        rows = [row for row in rows_of(kind, material) if keep(row)]
        cut = rows[:limit]
        if as_json:
            print_json(document(view, kind, as_of=as_of, total=len(rows), rows=cut))
            return
        if cut:
            out().print(table(kind, cut))
        note(f"{len(cut):,} of {len(rows):,} {kind}" if cut else f"no {kind} match")


def has(words: str | None, *values: str) -> bool:
    return words is None or any(words.casefold() in value.casefold() for value in values)

"""``reportedly diff``: what became of one text in another, or of the ledger since a moment."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from reportedly.cli import options
from reportedly.cli.console import fail, known_then, note, opened, out, print_json, shown

if TYPE_CHECKING:
    from reportedly.report.diffs import DiffRow
    from reportedly.store.base import Between, Ledger, View

__all__ = ["diff"]


@click.command()
@click.argument("left", metavar="[A]", required=False)
@click.argument("right", metavar="[B]", required=False)
@options.scoped
@click.option("--kind", metavar="KIND", help='Only changes of this kind, as in "softened".')
@click.option(
    "--since",
    metavar="MOMENT",
    callback=options.moment,
    help="What is new in the ledger since then: a day (its end) or a moment, ISO 8601.",
)
@click.option(
    "--until",
    metavar="MOMENT",
    callback=options.moment,
    help="The later of the two moments; now where it is not given.",
)
def diff(
    left: str | None,
    right: str | None,
    since: str | None,
    until: str | None,
    kind: str | None,
    **scope: Any,
) -> None:
    """What became of the claims of A in B: added, removed, softened, strengthened, re-attributed,
    with other figures or words.

    A and B are articles: an id, a file name, an address. A alone is an article with several
    versions, the id of its lineage, or that of an origin, whose articles are held against the
    earliest. Without A and with --since: what is new in the ledger. With --json, A and B come with
    their texts side by side, word by word.
    """
    if left is None and right is None and since is not None:
        _moments(since, until, kind, **scope)
        return
    if left is None or since or until:
        raise click.UsageError("give A, A and B, or --since MOMENT alone")
    _texts(left, right, kind, **scope)


def _texts(
    left: str,
    right: str | None,
    kind: str | None,
    *,
    ledger: Path,
    as_of: str | None,
    as_json: bool,
    limit: int | None,
    **scope: Any,
) -> None:
    from reportedly.report.compare import compare
    from reportedly.report.diff_view import DiffView
    from reportedly.report.export import document

    if any(scope.values()):
        raise click.UsageError("--story, --outlet and --article go with --since")
    with shown(ledger, as_of) as view:
        rows = [_kept(row, kind) for row in _asked(view, left, right)]
        cut = rows[:limit]
        if as_json:
            both = {"compared": compare(view, *_pair(view, left, right))} if right else {}
            print_json(document(view, "diff", as_of=view.as_of, total=len(rows), rows=cut, **both))
            return
        out().print(DiffView(cut))
        changes = sum(len(row.changes) for row in cut)
        note(f"{changes:,} changes in {len(cut):,} of {len(rows):,} comparisons")


def _kept(row: "DiffRow", kind: str | None) -> "DiffRow":
    from dataclasses import replace

    changes = tuple(one for one in row.changes if kind is None or kind.casefold() in one.kind)
    return replace(row, changes=changes)


def _asked(view: "View", left: str, right: str | None) -> "tuple[DiffRow, ...]":
    from reportedly.model.lineage import Lineage
    from reportedly.model.origin import Origin
    from reportedly.report.diffs import diff as compared
    from reportedly.report.diffs import diff_along, found_articles

    if right is not None:
        return (compared(view, *_pair(view, left, right)),)
    entry = view.find(left) if left.startswith(("lin-", "org-")) else None
    if entry is not None and isinstance(entry.record, Lineage | Origin):
        return diff_along(view, entry.record)
    found = found_articles(view, left)
    lines = [line for line in view.all(Lineage) if found and {*found} <= {*line.articles}]
    if not lines:
        _only(found, left)
        fail(f"{left!r} has one version only: name the article to hold it against", 1)
    return diff_along(view, lines[0])


def _pair(view: "View", left: str, right: str) -> tuple[str, str]:
    from reportedly.report.diffs import found_articles

    one, other = (_only(found_articles(view, words), words) for words in (left, right))
    return one, other


def _only(found: tuple[str, ...], words: str) -> str:
    if len(found) != 1:
        _missed(found, words)
    return found[0]


def _missed(found: tuple[str, ...], words: str) -> NoReturn:
    many = f"{len(found)} articles are named {words!r}: {', '.join(found[:4])}"
    fail(many if found else f"no article is named {words!r}", 1)


def _moments(
    since: str,
    until: str | None,
    kind: str | None,
    *,
    ledger: Path,
    as_of: str | None,
    as_json: bool,
    limit: int | None,
    **scope: Any,
) -> None:
    from reportedly.report.diff_moments import moved, summed
    from reportedly.report.diff_view import moved_table
    from reportedly.report.export import document
    from reportedly.report.scope import scope as material_of

    if as_of is not None:
        raise click.UsageError("--since and --until say which moments; leave --as-of out")
    with opened(ledger) as book, known_then(book, until) as view:
        asked = {name: value for name, value in scope.items() if value}
        articles = set(material_of(view, **asked).articles) if asked else None
        rows = moved(_between(book, view, since, until), articles)
        rows = tuple(row for row in rows if kind is None or kind.casefold() in row.kind)
        cut = rows[:limit]
        if as_json:
            told = {"since": since, "until": until, "total": len(rows), "rows": cut}
            print_json(document(view, "moved", **told))
            return
        if cut:
            out().print(moved_table(cut))
        note(summed(rows))


def _between(book: "Ledger", view: "View", since: str, until: str | None) -> "Between":
    """By the ledger's own entries; for a moment before it began, by what had been published."""
    from reportedly.report.diff_moments import KINDS
    from reportedly.store.base import Between, Entry
    from reportedly.store.clock import now

    began = book.began()
    if began is not None and since[:10] >= began[:10]:
        return book.between(since, until or now(), tuple(KINDS))

    def only(one: "View", other: "View") -> "Iterable[Entry]":
        for kind in KINDS:
            known = {record.id for record in other.all(kind)}
            fresh = (record for record in one.all(kind) if record.id not in known)
            yield from (Entry(kind.__name__.lower(), record, "", "", "", "") for record in fresh)

    with known_then(book, since) as before:
        return Between(tuple(only(view, before)), tuple(only(before, view)))

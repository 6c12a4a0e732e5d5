"""``reportedly sources``: who stands behind it all, and how often each only passes on."""

import sys
from pathlib import Path
from typing import Any

import click

from reportedly.cli import options
from reportedly.cli.analyst import analyst
from reportedly.cli.console import fail, note, opened, out, print_json, print_text, shown

__all__ = ["sources"]


_SORTS = ("origins", "statements", "relays", "articles", "stories", "rating", "name")


@click.command()
@click.argument("source", required=False, metavar="[NAME]")
@options.scoped
@click.option(
    "--page", type=click.IntRange(min=1), default=1, help="Which page of --limit sources."
)
@click.option("--kind", type=click.Choice(["outlet", "speaker", "channel"]), help="Only these.")
@click.option("--name", metavar="WORDS", help="Only sources with these words in their name.")
@click.option("--rated", is_flag=True, help="Only those that somebody has rated or noted.")
@click.option("--unrated", is_flag=True, help="Only those that nobody has.")
@click.option(
    "--leading", is_flag=True, help="Only those on whose word more rests than they pass on."
)
@click.option(
    "--sort", type=click.Choice(_SORTS), default="origins", show_default=True, help="By what."
)
@click.option(
    "--export",
    "target",
    type=click.Path(dir_okay=False, allow_dash=True),
    metavar="FILE",
    help="Write the table as CSV, to be edited.",
)
@click.option(
    "--import",
    "edited",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True),
    metavar="FILE",
    help="Take over what has been edited in such a table.",
)
@options.in_name("Rate")
def sources(
    source: str | None, target: str | None, edited: str | None, who: str | None, **given: Any
) -> None:
    """Outlets and speakers: how often each is the origin or only passes on, and how you rate it.

    Ratings are the Admiralty code: A to F for the source, F where nobody has rated it. What is
    suggested is never counted as a rating. With NAME one source in full: what it is the origin
    of, what it passes on and from whom.
    """
    if edited is not None:
        _bring(edited, given["ledger"], who)
    elif target is not None:
        _export(target, given["ledger"], given["as_of"])
    elif source is not None:
        _in_full(source, **given)
    else:
        _listed(**given)


def _listed(
    *,
    ledger: Path,
    as_of: str | None,
    as_json: bool,
    limit: int | None,
    page: int,
    article: str | None,
    outlet: str | None,
    story: str | None,
    **sought: Any,
) -> None:
    from reportedly.report.columns import table
    from reportedly.report.export import document
    from reportedly.report.scope import articles_of
    from reportedly.report.source_counts import count_sources
    from reportedly.report.sources import Sought, SourceTable

    with shown(ledger, as_of, story=story, article=article) as view:
        census = count_sources(
            view, articles_of(view, article=article, outlet=outlet, story=story)
        )
        found = SourceTable(view, census).cut(Sought(**sought), page, limit)
        if as_json:
            print_json(document(view, "sources", as_of=as_of, total=found.total, rows=found.rows))
            return
        if found.rows:
            out().print(table("sources", found.rows))
        told = f"{len(found.rows):,} of {found.total:,} sources"
        note(told if found.rows else "no sources match")


def _in_full(
    called: str,
    *,
    ledger: Path,
    as_of: str | None,
    as_json: bool,
    article: str | None,
    outlet: str | None,
    story: str | None,
    **_: Any,
) -> None:
    from reportedly.report.export import document
    from reportedly.report.scope import articles_of
    from reportedly.report.source_counts import count_sources
    from reportedly.report.source_lines import source_lines
    from reportedly.report.source_view import source_view

    with shown(ledger, as_of, story=story, article=article) as view:
        census = count_sources(
            view, articles_of(view, article=article, outlet=outlet, story=story)
        )
        found = source_view(view, census, called)
        if found is None:
            fail(f"no speaker, outlet or noted source is called {called!r}", 1)
        if as_json:
            print_json(document(view, "source", as_of=as_of, source=found))
        else:
            out().print(source_lines(found))


def _export(target: str, ledger: Path, as_of: str | None) -> None:
    from reportedly.report.source_counts import count_sources
    from reportedly.report.source_file import table_of
    from reportedly.report.sources import Sought, SourceTable

    with shown(ledger, as_of) as view:
        table = table_of(SourceTable(view, count_sources(view)).cut(Sought()).rows)
    if target == "-":
        print_text(table)
        return
    try:
        Path(target).write_text(table, encoding="utf-8")
    except OSError as error:
        fail(f"cannot write {target}: {error.strerror}", 1)
    note(f"wrote {target}")


def _bring(edited: str, ledger: Path, who: str | None) -> None:
    from reportedly.model.signed import HUMAN
    from reportedly.report.source_counts import count_sources
    from reportedly.report.source_file import read_table
    from reportedly.report.sources import Sought, SourceTable
    from reportedly.store.clock import now
    from reportedly.store.ratings import rate as write

    name, how = analyst(who)
    try:
        raw = sys.stdin.buffer.read() if edited == "-" else Path(edited).read_bytes()
        text = raw.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        fail(f"cannot read {edited}: {error}", 1)
    with opened(ledger) as book:
        table = SourceTable(book.view(), count_sources(book.view()))
        known = {row.name: row for row in table.cut(Sought()).rows}
        found, bad = read_table(text, by=f"{HUMAN}{name}", made=now(), known=known)
        changed = write(book, found)
    for line, reason in bad:
        note(f"{edited}:{line}: {reason}")
    note(f"{changed:,} noted as {name} ({how}), {len(bad):,} refused")
    sys.exit(1 if bad and not found else 0)

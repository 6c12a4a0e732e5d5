"""``reportedly names``: everybody whom the articles name, under all spellings: "--speakers"."""

from pathlib import Path

import click

from reportedly.cli import options
from reportedly.cli.console import note, out, print_json, shown

__all__ = ["names"]

_SORTS = ("kind", "statements", "articles", "stories", "spellings", "doubts", "name")


@click.command()
@options.scoped
@click.option(
    "--kind", metavar="KIND", default="", help="Only persons, organisations, bodies, places, …"
)
@click.option(
    "--name", metavar="WORDS", default="", help="Only with these words in a spelling or role."
)
@click.option("--speakers", is_flag=True, help="Only who is cited for a statement.")
@click.option("--uncertain", is_flag=True, help="Only where it is not sure who is who.")
@click.option(
    "--sort",
    type=click.Choice(_SORTS),
    default="kind",
    show_default=True,
    help="What comes first.",
)
@click.option(
    "--page", type=click.IntRange(min=1), default=1, metavar="N", help="The N-th, of --limit rows."
)
def names(
    kind: str,
    name: str,
    speakers: bool,
    uncertain: bool,
    sort: str,
    page: int,
    *,
    ledger: Path,
    article: str | None,
    outlet: str | None,
    story: str | None,
    limit: int | None,
    as_of: str | None,
    as_json: bool,
) -> None:
    """People, bodies and places under all their spellings, with roles as stated."""
    from reportedly.report.columns import table
    from reportedly.report.export import document
    from reportedly.report.paging import leaf
    from reportedly.report.scope import articles_of
    from reportedly.report.who_list import name_rows, people, picked

    with shown(ledger, as_of, story=story, article=article) as view:
        within = articles_of(view, article=article, outlet=outlet, story=story)
        found = picked(
            people(view, within),
            kind=kind,
            words=name,
            speakers=speakers,
            uncertain=uncertain,
            sort=sort,
        )
        cut = name_rows(view, leaf(found, page, limit), within)
        if as_json:
            print_json(document(view, "names", as_of=as_of, total=len(found), rows=cut))
            return
        if cut:
            out().print(table("names", cut))
        note(f"{len(cut):,} of {len(found):,} names" if cut else "no names match")

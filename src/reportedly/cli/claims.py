"""The table of claims: "reportedly claims --speaker Kovalenko --since 2025-04"."""

from pathlib import Path

import click

from reportedly.cli import options
from reportedly.cli.console import note, out, print_json, print_text, shown
from reportedly.report.claim_wanted import SORTS, Wanted

__all__ = ["claims"]


@click.command()
@options.scoped
@click.option("--words", metavar="WORDS", help='Only claims with these words; "begin*" will do.')
@click.option("--speaker", metavar="WORDS", help="Only claims on the word of this source.")
@click.option("--status", metavar="STATUS", help='Only this status, as in "denied".')
@click.option("--measure", metavar="WORDS", help='Only with such a figure: "person killed".')
@click.option("--place", metavar="WORDS", help="Only with a figure for this place, or its name.")
@click.option("--since", metavar="DAY", help="Only said (or else printed) from this day on.")
@click.option("--until", metavar="DAY", help="Only up to this day (month, year; ISO 8601).")
@click.option("--origin", metavar="ID", help="Only claims that rest on this origin.")
@click.option(
    "--sort",
    type=click.Choice([*SORTS, *(f"-{one}" for one in SORTS)]),
    default="article",
    show_default=True,
    help="By what; with - before it falling.",
)
@click.option(
    "--page",
    type=click.IntRange(min=1),
    default=1,
    metavar="N",
    help="The Nth page of --limit rows.",
)
@click.option("--csv", "as_csv", is_flag=True, help="CSV on standard output.")
def claims(
    ledger: Path,
    article: str | None,
    outlet: str | None,
    story: str | None,
    limit: int | None,
    as_of: str | None,
    as_json: bool,
    as_csv: bool,
    sort: str,
    page: int,
    **filters: str | None,
) -> None:
    """Who said what, on whose word, with what reserve."""
    from reportedly.report.claim_export import claims_csv
    from reportedly.report.claim_table import claim_table, claims_document
    from reportedly.report.columns import table

    if page > 1 and not limit:
        raise click.UsageError("--page counts pages of --limit rows")
    if as_json and as_csv:
        raise click.UsageError("give one of --json and --csv")
    asked = {name: value or "" for name, value in filters.items()}
    places = {"article": article or "", "outlet": outlet or "", "story": story or ""}
    wanted = Wanted(**asked, **places, sort=sort, limit=limit or 0, page=page)
    with shown(ledger, as_of, story=story, article=article) as view:
        found = claim_table(view).page(wanted)
        if as_json:
            print_json(claims_document(view, found, as_of))
            return
        if as_csv:
            print_text(claims_csv(found.rows))
            return
        if found.rows:
            out().print(table("claims", found.rows))
        told = f"{len(found.rows):,} of {found.total:,} claims"
        note(told if found.rows else "no claims match")

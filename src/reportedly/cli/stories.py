"""``reportedly stories``: all stories, one line each, and what is new since a last look."""

from pathlib import Path

import click

from reportedly.cli import options
from reportedly.cli.console import fail, note, out, print_json, shown

__all__ = ["stories"]


@click.command()
@click.option(
    "--of", "words", metavar="WORDS", default="", help="Only those with these in a title."
)
@click.option("--outlet", metavar="WORDS", default="", help="Only those that this outlet tells.")
@click.option("--since", metavar="DAY", default="", help="Only those going on from this day on.")
@click.option(
    "--until", metavar="DAY", default="", help="Only those begun by this day (ISO 8601)."
)
@click.option(
    "--disputed", is_flag=True, help="Only those with conflicts that nothing reconciles."
)
@click.option(
    "--news", is_flag=True, help="Only those with something new since you looked (--as)."
)
@click.option(
    "--sort",
    type=click.Choice(["newest", "articles", "disputed"]),
    default="newest",
    show_default=True,
    help="Which come first: the newest, those with most articles, or with most in conflict.",
)
@click.option("--page", type=click.IntRange(min=1), default=1, metavar="N", help="The N-th page.")
@click.option(
    "--limit", type=click.IntRange(min=1), metavar="N", help="Stories on a page; 20 otherwise."
)
@click.option(
    "--as",
    "who",
    metavar="NAME",
    envvar="REPORTEDLY_AS",
    default="",
    help="Tell what is new since this analyst last looked.",
)
@options.as_of
@options.as_json
@options.ledger
def stories(
    words: str,
    outlet: str,
    since: str,
    until: str,
    disputed: bool,
    news: bool,
    sort: str,
    page: int,
    limit: int | None,
    who: str,
    as_of: str | None,
    as_json: bool,
    ledger: Path,
) -> None:
    """Every story in a line: days, articles and origins, what is in dispute, what is new."""
    from reportedly.report.looks import Looks, UnreadableLooks
    from reportedly.report.stories import Stories, as_document
    from reportedly.report.stories_columns import table_of
    from reportedly.report.stories_rows import PAGE, StoryQuery

    if news and (not who or as_of):
        raise click.UsageError("--news needs --as NAME, and is of the present only")
    query = StoryQuery(
        words=words,
        outlet=outlet,
        since=since,
        until=until,
        disputed=disputed,
        news=news,
        sort=sort,
        page=page,
        size=limit or PAGE,
    )
    with shown(ledger, as_of) as view:
        try:
            looks = Looks(ledger).of(" ".join(who.split())) if who and not as_of else None
        except UnreadableLooks as error:
            fail(f"what was looked at cannot be read: {error}", 1)
        found = Stories(view).page(query, looks)
        if as_json:
            print_json(as_document(view, found))
            return
        if found.rows:
            out().print(table_of(found.rows))
        more = f"; --page {found.query.page + 1} goes on" if found.query.page < found.pages else ""
        note(
            f"{len(found.rows):,} of {found.total:,} stories{more}" if found.rows else "no stories"
        )
        if found.without:
            note(f"{found.without:,} articles stand in no story")

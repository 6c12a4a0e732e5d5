"""``reportedly judge``: people decide what the machine is not sure of, and outrank it."""

from collections.abc import Callable
from typing import Any

import click

from reportedly.cli import options
from reportedly.cli.asked import Asked, in_name, touched, work_in
from reportedly.cli.console import note, opened, print_json, shown
from reportedly.cli.decisions import bring, decide, export, listed, undo

__all__ = ["judge"]

_KINDS = ("names", "origins", "stories", "claims")
_WAYS: dict[str, Callable[[Asked], None]] = {
    "decided": decide,
    "listing": listed,
    "orphans": listed,
    "undo": undo,
    "export": export,
    "source": bring,
}


@click.command()
@click.argument("decided", nargs=-1, metavar="[ID ID VERDICT]")
@click.option(
    "--kind",
    type=click.Choice(_KINDS),
    help="What to ask about: names (unless told otherwise), origins, stories, claims.",
)
@click.option("--about", metavar="WORDS", default="", help="Only what holds these words.")
@click.option("--story", metavar="WORDS", help="Only this story: its id or words of it.")
@click.option("--all", "everything", is_flag=True, help="Also what is decided, or sure.")
@click.option("--why", metavar="WORDS", default="", help="The reason for ID ID VERDICT.")
@options.in_name("Decide")
@click.option("--list", "listing", is_flag=True, help="All decisions and what became of them.")
@click.option("--orphans", is_flag=True, help="Decisions that find no record any more.")
@click.option(
    "--undo",
    metavar="[ID]",
    is_flag=False,
    flag_value="",
    help="Take a decision of yours back: this one, or the newest.",
)
@click.option(
    "--export",
    type=click.Path(dir_okay=False, allow_dash=True),
    metavar="FILE",
    help="Write all decisions, one JSON object a line.",
)
@click.option(
    "--import",
    "source",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True),
    metavar="FILE",
    help="Bring in decisions that were exported elsewhere.",
)
@click.option(
    "--page",
    type=click.IntRange(min=1),
    default=1,
    metavar="N",
    help="The N-th page of a list, of --limit rows.",
)
@options.limit
@options.extra
@options.as_of
@options.as_json
@options.ledger
def judge(**given: Any) -> None:
    """Decide what the machine is not sure of, one pair after the other, or ID ID VERDICT at once.

    A decision ("same", "different" or "unsure") outranks the machine. It is kept by the places in
    the articles that it is about, so that it holds when they are read again; the newest one about
    a pair stands. In a terminal single keys answer, in a pipe each line does.
    """
    asked = Asked(**given)
    ways = [way for way in _WAYS if given[way] not in (None, False, ())]
    if len(ways) > 1:
        raise click.UsageError("decide, list, undo, export or import: one at a time")
    way = _WAYS[ways[0]] if ways else _listed_pairs if asked.as_json else _walked
    if asked.as_of and way not in (listed, export, _listed_pairs):
        raise click.UsageError("nothing can be decided in the past: --as-of only shows")
    way(asked)


def _walked(asked: Asked) -> None:
    from reportedly.cli.walk import walk
    from reportedly.model.decision import Matter
    from reportedly.reconcile.decisions import pending
    from reportedly.report.judging import Session
    from reportedly.report.wording import count

    with opened(asked.ledger) as book:
        by = in_name(asked)
        if waiting := pending(book.view()):
            note(f"{count(waiting, 'earlier decision')} to be worked in first")
            work_in(book, asked)
        session = Session(book, Matter(asked.kind or "names"), by)
        found = session.pairs(about=asked.about, story=asked.story, everything=asked.everything)
        if not found:
            what = asked.kind or "names"
            note(f"nothing to decide about {what}: of all that can be, the machine is sure")
            note(f"--all reviews what it is sure of; --kind asks about {_others(what)}")
            return
        try:
            spared = walk(session, found, asked.limit, asked.everything)
        except (KeyboardInterrupt, click.Abort):
            note(f"\n{count(len(session.decided), 'decision')} kept, to be worked in next time")
            raise
        made = session.decided
        note(f"{count(len(made), 'decision')}; {count(spared, 'pair')} followed from decisions")
        if pending(book.view()):
            work_in(book, asked)
        for row in touched(book.view(), {one.id for one in made}):
            if row.note:
                note(f"{row.id} {row.text}: {row.outcome}, {row.note}")


def _others(kind: str) -> str:
    *first, last = (other for other in _KINDS if other != kind)
    return f"{', '.join(first)} or {last}"


def _listed_pairs(asked: Asked) -> None:
    from reportedly.model.decision import Matter
    from reportedly.report.export import document
    from reportedly.report.judging import Docket

    with shown(asked.ledger, asked.as_of) as view:
        docket = Docket(view, Matter(asked.kind or "names"))
        found = docket.asked(about=asked.about, story=asked.story, everything=asked.everything)
        rows = [docket.question(pair) for pair in asked.cut(found)]
        print_json(document(view, "judge", as_of=asked.as_of, total=len(found), rows=rows))

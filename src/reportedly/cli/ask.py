"""``reportedly ask``: a question in words, answered out of the ledger or not at all."""

import sys
from typing import Any

import click

from reportedly.cli import options
from reportedly.cli.console import fail, note, out, print_json, shown

__all__ = ["ask"]

SHOWN = 12
"""Lines of an answer that are printed unless it is told otherwise."""


@click.command()
@click.argument("question", nargs=-1, required=True)
@options.scoped
@options.profile
def ask(question: tuple[str, ...], **given: Any) -> None:
    """Answer a QUESTION in words out of the ledger alone, as in "How many were killed?".

    Every line is a statement with its source, its reserves and its id. Where nothing in the ledger
    answers, that is said, with what comes nearest, and the exit code is 1. Nothing is inferred,
    added up or known from elsewhere.
    """
    from reportedly.report.asking import reply
    from reportedly.report.asking_search import about, known
    from reportedly.report.asking_view import NOTHING, ReplyView
    from reportedly.report.export import document
    from reportedly.report.scope import scope
    from reportedly.report.wording import count

    ledger, limit = given.pop("ledger"), given.pop("limit")
    as_of, as_json = given.pop("as_of"), given.pop("as_json")
    words = " ".join(question)
    with shown(ledger, as_of, story=given["story"], article=given["article"]) as view:
        try:
            material = scope(view, **given)
            narrow = any(given[name] for name in ("story", "outlet", "article"))
            among = frozenset(material.articles) if narrow else known(view)
            made = reply(material.within(about(view, words, among)), words)
        except ValueError as error:
            fail(str(error), 2)
        if as_json:
            print_json(document(view, "answer", as_of=as_of, command=_command(words), answer=made))
        else:
            out().print(ReplyView(made, limit or SHOWN))
            note(f"looked at {made.searched:,} of {count(len(among), 'article')}")
    if not made.answers:
        if as_json:
            note(NOTHING)
        sys.exit(1)


def _command(words: str) -> str:
    """The command that gives this answer, to be run again."""
    from shlex import quote

    from reportedly.report.safe import one_line

    return f"reportedly ask {quote(one_line(words))}"

"""What can be done with decisions without asking: decide, list, undo, export, import."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.cli.asked import Asked, in_name, touched, work_in
from reportedly.cli.console import fail, note, opened, out, print_json, print_text, shown

if TYPE_CHECKING:
    from reportedly.model.decision import Decision
    from reportedly.store.sqlite import SQLiteLedger

__all__ = ["bring", "decide", "export", "listed", "undo"]

VERDICTS = ("same", "different", "unsure")


def decide(asked: Asked) -> None:
    """Decide about one pair that is named by its ids."""
    from reportedly.report.export import document

    if len(asked.decided) != 3 or asked.decided[2] not in VERDICTS:
        raise click.UsageError(f"give two ids and one of {', '.join(VERDICTS)}")
    with opened(asked.ledger) as book:
        made = _decided(book, asked)
        work_in(book, asked)
        view = book.view()
        rows = touched(view, {made.id})
        if asked.as_json:
            print_json(document(view, "decisions", total=len(rows), rows=rows))
            return
    for row in rows:
        tail = f", {row.note}" if row.note else ""
        click.echo(f"{row.id} {row.text}: {row.outcome}{tail}")


def _decided(book: "SQLiteLedger", asked: Asked) -> "Decision":
    from reportedly.model.decision import Matter
    from reportedly.model.judgement import Verdict
    from reportedly.report.chosen import chosen
    from reportedly.report.judging import decide as write

    one, other, verdict = asked.decided
    kind = Matter(asked.kind) if asked.kind else None
    try:
        matter, left, right = chosen(book.view(), one, other, kind)
        return write(book, matter, (left, right), Verdict(verdict), in_name(asked), asked.why)
    except LookupError as error:
        fail(str(error.args[0]), 1)
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def listed(asked: Asked) -> None:
    """Decisions with what became of them, the newest first; or only the orphans."""
    from reportedly.report.decision_rows import decision_table
    from reportedly.report.export import document
    from reportedly.report.judging import decisions

    what = "orphans" if asked.orphans else "decisions"
    with shown(asked.ledger, asked.as_of) as view:
        rows = decisions(view, kind=asked.kind, about=asked.about, orphans=asked.orphans)
        cut = asked.cut(rows)
        if asked.as_json:
            print_json(document(view, what, as_of=asked.as_of, total=len(rows), rows=cut))
            return
        if cut:
            out().print(decision_table(cut))
    note(f"{len(cut):,} of {len(rows):,} {what}" if cut else f"no {what}")


def undo(asked: Asked) -> None:
    """Take back the decision with this id, or one's newest; what one had decided of the pair
    before stands again."""
    from reportedly.report.decision_rows import in_words
    from reportedly.report.judging import found_decision, newest, take_back

    with opened(asked.ledger) as book:
        by, view = in_name(asked), book.view()
        try:
            last = found_decision(view, asked.undo) if asked.undo else newest(view, by)
        except LookupError as error:
            fail(str(error.args[0]), 1)
        if last is None:
            fail("there is no decision of yours to take back", 1)
        if last.by != by:
            raise click.UsageError(f"{last.id} is {last.who}'s: decide about the pair yourself")
        prior = take_back(book, last)
        work_in(book, asked)
        note(f"taken back: {last.id} {in_words(book.view(), last)}")
        if prior is not None:
            note(f"stands again: {prior.id} {in_words(book.view(), prior)}")


def export(asked: Asked) -> None:
    """Write the decisions of all people to a file, or to standard output."""
    from reportedly.model.decision import Decision
    from reportedly.report.decision_file import lines_of

    with shown(asked.ledger, asked.as_of) as view:
        made = list(view.all(Decision))
    if asked.export == "-":
        print_text(lines_of(made))
    else:
        Path(str(asked.export)).write_bytes(lines_of(made).encode())
    note(f"{len(made):,} decision{'s' if len(made) != 1 else ''} written")


def bring(asked: Asked) -> None:
    """Bring in decisions from a file; bad lines are named, the rest is kept."""
    from reportedly.model.article import Article
    from reportedly.reconcile.decisions import Outcome
    from reportedly.report.decision_file import read_lines
    from reportedly.report.safe import one_line
    from reportedly.store.decisions import Kept, keep

    source = str(asked.source)
    with click.open_file(source, "rb") as file:
        text = file.read().decode("utf-8", "replace")
    with opened(asked.ledger) as book:
        view = book.view()

        def text_of(id: str) -> str | None:
            found = view.get(Article, id)
            return found.text if found else None

        made, bad = read_lines(text, text_of)
        told = keep(book, made)
        work_in(book, asked)
        rows = touched(view, {one.id for one in made})
    lost = sum(1 for row in rows if row.outcome == Outcome.ORPHAN)
    parts = [f"{told.count(kept)} {kept}" for kept in Kept if kept in told]
    parts += [f"{lost} without a record here (--orphans)"] if lost else []
    parts += [f"{len(bad)} bad lines"] if bad else []
    note(", ".join(parts) or "no decisions")
    for number, reason in bad:
        note(f"  {source}:{number}: {one_line(reason)}")
    for row in rows:
        if row.note and row.outcome != Outcome.ORPHAN:
            note(f"  {row.id} {row.text}: {row.outcome}, {row.note}")
    sys.exit(1 if bad and not made else 0)

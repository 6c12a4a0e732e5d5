"""``reportedly audit``: read every span again, check the log, the rows and the bytes."""

import sys
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.cli import options
from reportedly.cli.console import fail, known_then, note, opened, out, print_json, progress

if TYPE_CHECKING:
    from reportedly.report.audit import Audit, Fault
    from reportedly.report.custody import Custody

__all__ = ["audit"]


@click.command()
@click.option("--log", "log", is_flag=True, help="Print the log; check nothing.")
@click.option(
    "--since", metavar="MOMENT", callback=options.moment, help="With --log: lines from then on."
)
@click.option(
    "--expect",
    metavar="HASH",
    callback=options.line_hash,
    help="The log must have a line with this hash, which was noted down before.",
)
@options.limit
@options.ledger
@options.as_of
@options.as_json
def audit(
    log: bool,
    since: str | None,
    expect: str | None,
    limit: int | None,
    ledger: Path,
    as_of: str | None,
    as_json: bool,
) -> None:
    """Check the whole ledger: spans, log, rows and kept bytes.

    Every span of every record is read again and compared with its article's text. The log must be
    unbroken from its first line; no row may have been changed, removed or inserted but by the
    lines of the log; the bytes that were kept must be those that were read, and every article's
    text is made again from them. Exits with 1 where any of this fails, naming what.

    The last line says the log's last hash: note it down or sign it, and --expect shows later that
    nothing before it was altered.
    """
    if log:
        _print_log(ledger, since, limit, as_json)
        return
    if since:
        raise click.UsageError("--since goes with --log")
    from reportedly.report.audit import audit as read_again
    from reportedly.report.custody import custody
    from reportedly.report.export import document

    with opened(ledger) as book, known_then(book, as_of) as view:
        found = read_again(view)
        with progress() as step:
            proof = custody(
                book, expect or "", lambda what, done: step.say(f"{what}, {done:,} done")
            )
        if as_json:
            print_json(document(view, "audit", as_of=as_of, audit=found, custody=proof))
    _name(found.faults + proof.faults, limit)
    if not as_json:
        for words in (*_told(found), *_proven(proof)):
            click.echo(words)
    sys.exit(1 if found.faults or proof.faults else 0)


def _print_log(ledger: Path, since: str | None, limit: int | None, as_json: bool) -> None:
    """The last lines, where there are more than ``limit``."""
    from reportedly.report.export import document
    from reportedly.report.log_view import log_table

    with opened(ledger) as book:
        lines = (line for line in book.log() if line.moment >= (since or ""))
        shown = deque(lines, maxlen=limit)
        if as_json:
            rows = [line._asdict() for line in shown]
            print_json(document(book.view(), "log", total=len(rows), rows=rows))
            return
    if not shown:
        fail("the log has no lines" + (" since then" if since else ""), 1)
    out().print(log_table(shown))
    note(f"{len(shown):,} lines; the last has the hash")
    note(shown[-1].hash)


def _name(faults: "tuple[Fault, ...]", limit: int | None) -> None:
    for fault in faults[:limit]:
        at = f" ({fault.span.article} {fault.span.start}:{fault.span.end})" if fault.span else ""
        note(" ".join(filter(None, (fault.kind, fault.id, fault.what))) + at)
    if left := len(faults[limit:] if limit else ()):
        note(f"and {left:,} more")


def _told(found: "Audit") -> tuple[str]:
    wrong = len(found.faults)
    verdict = f"{wrong} do not fit" if wrong else "every span equals its text"
    return (f"{found.records:,} records, {found.spans:,} spans: {verdict}",)


def _proven(proof: "Custody") -> list[str]:
    from reportedly.report.wording import count

    wrong = [fault for fault in proof.faults if fault.kind not in ("bytes", "article")]
    told = list[str]()
    if proof.lines:
        verdict = count(len(wrong), "fault") if wrong else "unbroken, and every row is as it says"
        told.append(f"{count(proof.lines, 'line')} of log since {_at(proof.began)}: {verdict}")
    if proof.earlier:
        before = f"from before {_at(proof.began)}" if proof.lines else "so far"
        told.append(f"{count(proof.earlier, 'row')} {before}, of which there is no log")
    broken = [fault for fault in proof.faults if fault.kind in ("bytes", "article")]
    verdict = count(len(broken), "fault") if broken else "every text is made again from its bytes"
    sound = proof.articles - len(proof.without) - len(proof.elsewhere)
    if proof.files or sound:
        told.append(f"{count(proof.files, 'file')} kept for {count(sound, 'article')}: {verdict}")
    for ids, words in (
        (proof.without, "read before raw bytes were kept: add the same files again"),
        (proof.elsewhere, "whose bytes were not brought here: add the same files"),
        (proof.otherwise, "that another edition read and this one would read otherwise"),
    ):
        if ids:
            shown = ", ".join(ids[:3]) + (" …" if ids[3:] else "")
            told.append(f"{count(len(ids), 'article')} {words} ({shown})")
    if proof.unused:
        told.append(f"{count(len(proof.unused), 'file')} kept that nothing rests on")
    return [*told, *([f"head {proof.head}"] if proof.head else [])]


def _at(moment: str) -> str:
    return f"{moment[:10]} {moment[11:16]} UTC"

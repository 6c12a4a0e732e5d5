"""Asking one pair after the other, by single keys or line by line: "s", "d", "u", "b", "q"."""

import sys
from collections.abc import Sequence

import click

from reportedly.cli.console import note, out
from reportedly.model.judgement import Verdict
from reportedly.report.judging import Session
from reportedly.report.pairs import Pair
from reportedly.report.question_view import QuestionView
from reportedly.report.safe import one_line

__all__ = ["walk"]

VERDICTS = {"s": Verdict.SAME, "d": Verdict.DIFFERENT, "u": Verdict.UNSURE}
PROMPT = "same, different, unsure, next, back, reason, quit [s/d/u/n/b/r/q/?] "
HELP = """\
  s  same                 d  different            u  cannot be told
  n  next, not decided    b  back: undo and ask again
  r  give a reason first  q  quit; what is decided is kept
In a pipe each line is a key; words after it are the reason: "d two men, of two towns"."""


def walk(session: Session, pairs: Sequence[Pair], limit: int | None, everything: bool) -> int:
    """Ask until all is decided, ``limit`` pairs have been asked, or the analyst quits; return how
    many did not need to be asked. Pairs that follow from decisions are passed over, unless
    ``everything`` is asked."""
    at, spared, asked = 0, 0, list[tuple[int, bool]]()
    while at < len(pairs) and (limit is None or len(asked) < limit):
        pair = pairs[at]
        if not everything and not session.open(pair):
            at, spared = at + 1, spared + 1
            continue
        out().print(QuestionView(session.ask(pair), len(asked) + 1, len(pairs) - spared))
        key, why = _answer(can_go_back=bool(asked))
        if key == "q":
            break
        if key == "b":
            at, decided = asked.pop()
            if decided:
                session.take_back()
            continue
        if key in VERDICTS:
            for words in session.decide(pair, VERDICTS[key], why):
                note(words)
        asked.append((at, key in VERDICTS))
        at += 1
    return spared


def _answer(can_go_back: bool) -> tuple[str, str]:
    """A key, and the reason given with it."""
    why = ""
    while True:
        key, words = _read()
        why = words or why
        if key == "r":
            why = words or _line("reason: ")
        elif key == "b" and not can_go_back:
            note("there is nothing to go back to")
        elif key in ("q", "n", "b", *VERDICTS):
            return key, one_line(why)
        elif key == "?":
            note(HELP)
        else:
            note(f"{one_line(key)!r} is no answer; ? shows what is")


def _read() -> tuple[str, str]:
    """One key, or a line of a pipe with its first word and the rest. The end is "q"."""
    note_prompt = sys.stdin.isatty()
    if not note_prompt:
        line = sys.stdin.readline()
        key, _, words = line.strip().partition(" ")
        return (key.lower() or "?" if line else "q"), words.strip()
    click.echo(PROMPT, err=True, nl=False)
    try:
        key = click.getchar()
    except EOFError:
        key = "q"
    click.echo(one_line(key), err=True)
    return key.lower(), ""


def _line(prompt: str) -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().strip()
    click.echo(prompt, err=True, nl=False)
    return sys.stdin.readline().strip()

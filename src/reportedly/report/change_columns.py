"""The cells of drift, denials, silences and forecasts in a terminal, passages side by side."""

from collections.abc import Callable, Mapping
from typing import Any

from reportedly.report.change_rows import (
    DenialRow,
    DriftRow,
    ForecastRow,
    SilenceRow,
)
from reportedly.report.days import day
from reportedly.report.rows import ClaimRow
from reportedly.report.safe import shortened

__all__ = ["CELLS"]

_WORDS = 150
"""Characters of a passage in a cell."""


def _drift(row: DriftRow) -> tuple[str, ...]:
    left = _passage(row.was, row.left, row.left_label)
    right = _passage(row.now, row.right, row.right_label)
    return (row.id, f"{row.kind}, {row.along}", left, right)


def _passage(words: str, claim: ClaimRow | None, label: str) -> str:
    told = _quoted(claim) if claim else label
    who = told if claim is None or claim.source == label else f"{told}, {label}"
    return f"{words}: {who}" if words else who


def _quoted(claim: ClaimRow) -> str:
    return f"“{shortened(claim.text, _WORDS)}” {claim.source}"


def _told(who: str, when: str, label: str) -> str:
    """ "the Kremlin, Oct 2023, in Radio Free Asia"."""
    where = "" if who == label else f"in {label}"
    return ", ".join(part for part in (who, day(when), where) if part)


def _denial(row: DenialRow) -> tuple[str, ...]:
    answers = "; ".join(_quoted(one.claim) for one in row.about[:3])
    again = ", ".join(dict.fromkeys(claim.label for claim in row.again))
    back = ", ".join(_quoted(claim) for claim in row.taken_back[:2])
    since = [f"again: {again}"] * bool(again) + [f"later: {back}"] * bool(back)
    return (row.id, _told(row.who, row.day, row.label), row.text, answers, "; ".join(since))


def _silence(row: SilenceRow) -> tuple[str, ...]:
    about = row.text
    if row.about:
        about = "; ".join(_quoted(claim) for claim in row.about[:3])
    elif row.after:
        about = f"after {_quoted(row.after)}"
    later = ""
    if row.later:
        sort = "" if row.on_it else "of other things, "
        later = f"{sort}{day(row.later.said)} {_quoted(row.later)}".strip()
    who = _told(row.who or "nobody named", row.day, row.label)
    return (row.id, who, f"{row.status}: “{row.cue.text}”", about, later)


def _forecast(row: ForecastRow) -> tuple[str, ...]:
    told = "; ".join(f"{o.fate}: {_quoted(o.claim)}, {o.claim.label}" for o in row.outcomes)
    due = f" (due {day(row.due)})" if row.due else ""
    who = _told(row.claim.source, row.day, row.claim.label)
    return (row.id, who, row.claim.text + due, told or "nothing in the ledger speaks to it")


CELLS: Mapping[str, tuple[tuple[str, ...], Callable[[Any], tuple[str, ...]]]] = {
    "drift": (("id", "change", "was", "now"), _drift),
    "denials": (("id", "who", "denied", "against", "since"), _denial),
    "silences": (("id", "who", "silence", "about", "later"), _silence),
    "forecasts": (("id", "who", "forecast", "outcome"), _forecast),
}
"""Titles and cells of each table, by its name."""

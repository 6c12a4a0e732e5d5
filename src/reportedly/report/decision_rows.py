"""Decisions as lines with what became of them: "Bo decided otherwise later"."""

from collections.abc import Callable, Iterable

from rich.table import Table
from rich.text import Text

from reportedly.model.decision import Anchor, Decision, Matter
from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.record import record
from reportedly.reconcile.decisions import QUESTIONS, Outcome, Settled, judged_by, judgements
from reportedly.report.days import day
from reportedly.report.material import Material
from reportedly.report.safe import one_line, shortened
from reportedly.store.base import View

__all__ = ["PENDING", "DecisionRow", "decision_rows", "decision_table", "in_words", "told"]

PENDING = "pending"
"""The outcome of a decision that counts, and that is not worked in yet."""

_SAYS = {
    Matter.NAMES: ("are one", "are two", "may be one"),
    Matter.ORIGINS: ("rest on one origin", "rest on two origins", "may rest on one origin"),
    Matter.CLAIMS: ("say the same", "do not say the same", "may say the same"),
    Matter.STORIES: ("are one story", "are two stories", "may be one story"),
}
_VERDICTS = (Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE)

Outlet = Callable[[str], str]


@record
class DecisionRow:
    """``text`` is the decision in words, ``outcome`` what became of it and ``note`` why: the newer
    decisions against it, or what an orphan has lost."""

    id: str
    made: str
    by: str
    matter: Matter
    verdict: Verdict
    left: Anchor
    right: Anchor
    text: str
    why: str
    outcome: str
    note: str


def decision_rows(view: View, settled: Iterable[Settled]) -> tuple[DecisionRow, ...]:
    """One row a decision, in the order in which they are given."""
    every = tuple(settled)
    outlet = _outlets(view, every)
    waiting = _waiting(view, every)
    return tuple(_row(one, outlet, (one.left, one.right) in waiting) for one in every)


def told(view: View, one: Settled) -> str:
    """What speaks against a decision, in plain words; "" where nothing does."""
    return _note(one, _outlets(view, (one,)))


def in_words(view: View, decision: Decision) -> str:
    """ "“I. Berg” (Tram Gazette) and “Ida Berg” (Port News) are one"."""
    places = {decision.left.article, decision.right.article}
    return _says(decision, Material(view, places).outlet)


def _outlets(view: View, settled: Iterable[Settled]) -> Outlet:
    decisions = [d for one in settled for d in (one.decision, *one.against)]
    return Material(view, {s.article for d in decisions for s in (d.left, d.right)}).outlet


def _waiting(view: View, settled: tuple[Settled, ...]) -> set[tuple[str, str]]:
    """The pairs of which the ledger does not have the judgement yet, both ways round."""
    ends = set[tuple[str, str]]()
    for matter, stage in QUESTIONS.items():
        known = set(view.all(Judgement, by=(judged_by(stage),)))
        for one in judgements(settled, matter):
            if one not in known:
                ends |= {(one.left, one.right), (one.right, one.left)}
    return ends


def _row(one: Settled, outlet: Outlet, waits: bool) -> DecisionRow:
    decision = one.decision
    return DecisionRow(
        id=decision.id,
        made=decision.made,
        by=decision.by,
        matter=decision.matter,
        verdict=decision.verdict,
        left=decision.left,
        right=decision.right,
        text=_says(decision, outlet),
        why=decision.why,
        outcome=PENDING if waits and one.outcome is Outcome.APPLIED else str(one.outcome),
        note=_note(one, outlet),
    )


def _says(decision: Decision, outlet: Outlet) -> str:
    """ "“I. Berg” (Tram Gazette) and “Ida Berg” (Port News) are one"."""
    verb = _SAYS[decision.matter][_VERDICTS.index(decision.verdict)]
    return f"{_named(decision.left, outlet)} and {_named(decision.right, outlet)} {verb}"


def _named(side: Anchor, outlet: Outlet) -> str:
    words = side.label if side.kind == "name" and side.label else side.words
    return f"“{shortened(words, 60)}” ({one_line(outlet(side.article))})"


def _note(one: Settled, outlet: Outlet) -> str:
    if one.outcome is Outcome.ORPHAN:
        return one_line(one.lacking)
    newer = [f"{_says(d, outlet)} ({_signed(d)})" for d in one.against]
    if one.outcome is Outcome.OUTRANKED:
        return f"a newer decision stands: {newer[0]}"
    if one.outcome is Outcome.CONTRADICTED:
        return f"cannot be true with newer decisions: {', and '.join(newer)}"
    return ""


def _signed(decision: Decision) -> str:
    why = f": {one_line(decision.why)}" if decision.why else ""
    return f"{one_line(decision.who)}, {day(decision.made[:10])}{why}"


def decision_table(rows: Iterable[DecisionRow]) -> Table:
    """A rich table of decisions, each with its id to ask `show` for or to undo."""
    shown = Table(
        expand=True, show_edge=False, pad_edge=False, header_style="bold", row_styles=("", "dim")
    )
    shown.add_column("id", no_wrap=True, style="cyan")
    for title, ratio in (("who", 1), ("decision", 4), ("outcome", 3)):
        shown.add_column(title, overflow="fold", ratio=ratio)
    for row in rows:
        who = f"{one_line(row.by.partition(':')[2])}, {day(row.made[:10])}"
        why = f": {shortened(row.why, 160)}" if row.why else ""
        came = f"{row.outcome}: {row.note}" if row.note else row.outcome
        shown.add_row(row.id, Text(who), Text(row.text + why), Text(shortened(came, 600)))
    return shown

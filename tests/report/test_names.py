"""Names as shown: roles by position, where articles disagree on them, what people decided."""

from dataclasses import replace
from io import StringIO

from rich.console import Console
from tests.referents import one
from tests.report.conftest import records

from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.mention import Name, Referent
from reportedly.reconcile.decisions import judged_by
from reportedly.report.brief import brief
from reportedly.report.html import html
from reportedly.report.markdown import markdown
from reportedly.report.material import Material
from reportedly.report.names import names
from reportedly.report.terminal import BriefView
from reportedly.store.base import Ledger


def described(ferry: Ledger, *roles: str) -> None:
    """Let the articles call the harbour master these things instead."""
    held = [record for record in records() if isinstance(record, Name)]
    given = [
        replace(name, roles=tuple(replace(role, text=text) for role in name.roles))
        for name, text in zip(held, roles, strict=True)
    ]
    others = [record for record in records() if not isinstance(record, Name | Referent)]
    with ferry.writer() as writer:
        writer.put([*others, *given, *one(*given)], by="hand")  # type: ignore[list-item]


def test_articles_that_differ_on_a_role_are_told_with_both_places(ferry: Ledger) -> None:
    described(ferry, "head of Norway's coastguard", "head of Denmark's navy")
    row = max(names(Material(ferry.view())), key=lambda row: len(row.differ))
    [differ] = row.differ
    assert {differ.one.outlet, differ.other.outlet} == {"Coast Post", "Daily Fjord"}
    assert "Norway" in differ.why
    assert "Denmark" in differ.why


def test_wordings_of_one_position_stand_together(ferry: Ledger) -> None:
    described(ferry, "head of the port", "the port's head")
    row = max(names(Material(ferry.view())), key=lambda row: len(row.articles))
    [position] = row.positions
    assert {role.text for role in position} == {"head of the port", "the port's head"}
    assert row.differ == ()


def test_what_people_decided_is_marked(ferry: Ledger) -> None:
    left, right = sorted(name.id for name in ferry.view().all(Name))
    with ferry.writer() as writer:
        judgement = Judgement.of(left, right, Verdict.SAME, "human:Ann", "Ann decided so on 9 May")
        writer.put([judgement], by=judged_by("same_name"))
    [row] = names(Material(ferry.view()))
    [decided] = row.decided
    assert decided.startswith("same: ")
    assert decided.endswith("Ann decided so on 9 May")
    made, file = brief(ferry.view()), StringIO()
    Console(file=file, width=160).print(BriefView(made))
    for shown in (html(made), markdown(made), file.getvalue()):
        assert "Ann decided so on 9 May" in shown

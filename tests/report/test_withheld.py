"""Reserves are told by holder and wording, each statement once."""

from dataclasses import replace

from reportedly.report.material import Material
from reportedly.report.tables import claims
from reportedly.report.withheld import withheld
from reportedly.store.base import Ledger


def test_one_holder_and_wording_is_one_line(ferry: Ledger) -> None:
    rows = claims(Material(ferry.view()))
    [doubted] = [row for row in rows if row.status == "unverified by outlet"]
    other = replace(doubted, id="clm-other", text="Nobody is missing")
    again = replace(doubted, id="clm-again", text=doubted.text.upper())
    [row] = withheld([doubted, other, again])
    assert row.holder == "Coast Post"
    assert [claim.text for claim in row.claims] == [doubted.text, "Nobody is missing"]
    assert row.word_of == "Ida Berg"
    assert len(row.cues) == 1


def test_a_reserve_about_a_part_shows_that_part_alone(ferry: Ledger) -> None:
    rows = claims(Material(ferry.view()))
    [doubted] = [row for row in rows if row.status == "unverified by outlet"]
    span = doubted.span
    part = replace(span, end=span.start + len("At least 40"), text="At least 40")
    [stance] = doubted.stances
    partly = replace(stance, part=True, scope=(part,))
    [row] = withheld([replace(doubted, status="asserted", stances=(partly,))])
    assert [claim.text for claim in row.claims] == ["At least 40"]
    assert row.claims[0].spans == (part,)
    assert row.claims[0].id == doubted.id


def test_denials_come_first(ferry: Ledger) -> None:
    found = withheld(claims(Material(ferry.view())))
    assert [row.status for row in found] == ["denied", "unverified by outlet"]

"""Cautions: the quick look for a rule's words leaves out nothing that its search would find."""

from pathlib import Path

import pytest

from reportedly.text.cautions import rules

CASES = (Path(__file__).parents[1] / "cases" / "hedges.txt").read_text("utf-8")


@pytest.mark.parametrize("sentence", [line for line in CASES.split("\n") if "{{" in line])
def test_triggers_stand_in_every_match(sentence: str) -> None:
    lowered = sentence.lower()
    for rule in rules():
        assert rule.possible(lowered) or not rule.pattern.search(sentence)


def test_every_rule_has_triggers() -> None:
    assert all(rule.triggers for rule in rules())

"""Phrases of time by the classes of their words."""

import pytest

from reportedly.lexicon.load import lexicon
from reportedly.text.timewords import amount
from reportedly.text.timex import Grammar, Phrase


def phrases(text: str) -> list[Phrase]:
    return list(Grammar(lexicon("times")).phrases(text))


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("March 5, 2024", "date_md"),
        ("the 5th of March", "date_dm"),
        ("the last three years", "rel_many"),
        ("more than five years ago", "ago"),
        ("the end of the year", "the_unit"),
        ("499-493 BC", "years_bc"),
        ("15:00 GMT Saturday", "clock"),
    ],
)
def test_the_longest_phrase_wins(text: str, rule: str) -> None:
    [found] = phrases(f"It was {text} .")
    assert (found.rule, f"It was {text} ."[found.start : found.end]) == (rule, text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("twenty-five years", 25),
        ("two and a half years", 2.5),
        ("a couple of days", 2),
        ("two dozen weeks", 24),
        ("three hundred days", 300),
        ("several weeks", None),
        ("two or three weeks", None),
        ("2-3 weeks", None),
    ],
)
def test_how_many(text: str, count: float | None) -> None:
    [found] = phrases(text)
    assert amount(found.parts["qty"]) == count


def test_hundreds_of_digits_count_nothing() -> None:
    [found] = phrases(f"{'9' * 320} days")
    assert found.rule == "bare_units"


def test_no_time_in_plain_words() -> None:
    assert phrases("Ministers may march on, and the sun shone on 1,950 of them.") == []

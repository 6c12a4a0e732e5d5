"""When a name and a colon open a turn of talk, and when they are only a label."""

import pytest

from reportedly.text.turns import turns

TALK = """MARA BERG: Who paid you for the bridge?
LUIS REYES: Nobody. I was never asked.
MARA BERG: And you let it pass?
LUIS REYES: We had no choice."""

LABELS = """Claim: We were told the bridge was paid for.
Fact: You paid for it.
Claim: Nobody owns our bridge.
Fact: The town owns it, and each claim is a fact of its own."""

STATES = """Porto: 14 percent
Braga: 9 percent
Porto: 15 percent
Braga: 11 percent
Most people in Porto and in Braga stayed at home."""

ONE = """Update: I was wrong about the bridge, and you were right.
Update: We have since heard from Mara Update."""


def told(text: str) -> list[tuple[str, str]]:
    rows, start = list[tuple[int, int]](), 0
    for line in text.split("\n"):
        rows.append((start, start + len(line)))
        start += len(line) + 1
    return [(text[slice(*t.name)], text[slice(*t.words)]) for t in turns(text, rows)]


def test_two_people_who_answer_each_other_take_turns() -> None:
    assert told(TALK) == [
        ("MARA BERG", "Who paid you for the bridge?"),
        ("LUIS REYES", "Nobody. I was never asked."),
        ("MARA BERG", "And you let it pass?"),
        ("LUIS REYES", "We had no choice."),
    ]


@pytest.mark.parametrize("text", [LABELS, STATES, ONE, ""])
def test_labels_places_and_one_voice_are_no_talk(text: str) -> None:
    assert told(text) == []

"""What a question is read as: the cases in ``cases/questions/asked.txt``, and what is refused."""

import ast
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.text.questions import LONGEST, question

CASES = Path(__file__).parents[1] / "cases" / "questions" / "asked.txt"
FIELD = re.compile(r"(\w+)=(\"[^\"]*\"|\S+)")


def load() -> list[Any]:
    body = re.sub(r"^#.*\n", "", CASES.read_text("utf-8"), flags=re.M)
    pairs = (block.split("\n", 1) for block in body.strip().split("\n\n"))
    return [pytest.param(text, wanted.strip(), id=text) for text, wanted in pairs]


@pytest.mark.parametrize(("text", "wanted"), load())
def test_case(text: str, wanted: str) -> None:
    kind, _, fields = wanted.partition(" ")
    found = question(text)
    assert found.sought == kind
    for name, value in FIELD.findall(fields):
        held = getattr(found, name)
        told = ",".join(held) if isinstance(held, tuple) else str(held)
        assert told == (ast.literal_eval(value) if value[0] == '"' else value), name


def test_two_questions_in_one_are_two() -> None:
    found = question("When was he in Oslo, and what was signed?")
    assert [found.sought, *(one.sought for one in found.also)] == ["day", "open"]


@pytest.mark.parametrize(
    ("text", "words"),
    [("", "English"), (" \n ", "English"), ("12 ?", "English"), ("Сколько?", "English"),
     ("how many " * 200, f"{LONGEST:,} at most")],
)  # fmt: skip
def test_what_is_no_question_is_refused_with_a_reason(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        question(text)


def test_control_characters_are_no_words() -> None:
    assert question("How many\x1b[31m soldiers\x00 were killed?\u202e").counted == "soldier"


@settings(deadline=None)  # the first text waits for the word lists
@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        assert question(f"how many {text}").sought
    except ValueError:
        assert not text

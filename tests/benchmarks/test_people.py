"""The scoring of who is who, on two small stories that we made up, and the marks of its gold."""

from pathlib import Path

import pytest

from benchmarks.sourced import Naming
from benchmarks.tasks.people import MARK, Told, items, unmarked

ROOT = Path(__file__).resolve().parents[2] / "benchmarks" / "gold" / "people"
STORY = Told(
    name="ferry",
    persons=[
        Naming("irene", "a", "Irene Vold", "e1"),
        Naming("irene", "a", "Vold", "e1"),
        Naming("irene", "b", "I. Vold", "e2"),
        Naming("olaf", "a", "Olaf Vold", "e1"),
        Naming("olaf", "b", "Wold", ""),
    ],
    spurious=["b “Vold Shipping”"],
)
FOUND = {metric: [right for _, right in told] for metric, told in items([STORY]).items()}


@pytest.mark.parametrize(
    ("metric", "right", "wrong"),
    [
        ("found", 4, 1),
        ("in_article_precision", 1, 2),  # Olaf stands with both of Irene's
        ("in_article_recall", 1, 0),
        ("across_precision", 0, 0),
        ("across_recall", 0, 3),
        ("false_merges", 0, 1),  # one pair of persons, whichever of their mentions
        ("false_splits", 1, 1),  # what we do not have splits nobody
        ("spurious", 0, 1),
    ],
)
def test_figures_of_a_story(metric: str, right: int, wrong: int) -> None:
    assert (sum(FOUND[metric]), len(FOUND[metric])) == (right, right + wrong)


def test_marks_are_taken_out_and_their_places_kept() -> None:
    text, spots = unmarked("Mr {{Ó Sé | one}}'s son {{Pól | two}}.")
    assert [(id, text[start:end]) for id, start, end in spots] == [("one", "Ó Sé"), ("two", "Pól")]
    assert text == "Mr Ó Sé's son Pól."


@pytest.mark.parametrize("file", sorted(ROOT.glob("*.txt")), ids=lambda file: file.stem)
def test_every_brace_of_the_gold_is_a_mark(file: Path) -> None:
    text = file.read_text("utf-8")
    assert text.count("{{") == text.count("}}") == len(MARK.findall(text)) > 0

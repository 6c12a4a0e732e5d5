"""Answers over the example stories: the cases in ``cases/questions/answers.txt``, both ledgers."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.model.article import Article
from reportedly.model.receipt import Receipt
from reportedly.pipeline import run
from reportedly.report.asking import reply, selection
from reportedly.report.asking_search import SMALL, about
from reportedly.report.asking_view import told
from reportedly.report.material import Material
from reportedly.store.base import Ledger, View
from reportedly.store.memory import MemoryLedger
from reportedly.store.sqlite import SQLiteLedger

CASES = Path(__file__).parents[1] / "cases" / "questions" / "answers.txt"


def load() -> list[Any]:
    body = re.sub(r"^#.*\n", "", CASES.read_text("utf-8"), flags=re.M)
    pairs = (block.split("\n", 1) for block in body.strip().split("\n\n"))
    return [pytest.param(text, wanted.splitlines(), id=text) for text, wanted in pairs]


@pytest.fixture(scope="module", params=["memory", "sqlite"])
def material(
    request: pytest.FixtureRequest, examples: list[Article], tmp_path_factory: Any
) -> Iterator[Material]:
    file = tmp_path_factory.mktemp("asked") / "l.db"
    ledger: Ledger = MemoryLedger() if request.param == "memory" else SQLiteLedger(file)
    run(examples, ledger)
    yield Material(ledger.view())
    ledger.close()


@pytest.mark.parametrize(("text", "wanted"), load())
def test_case(text: str, wanted: list[str], material: Material) -> None:
    found = reply(material, text)
    lines = [f"{one.filler} {told(one)}" for one in found.answers]
    for line in wanted:
        mark, _, words = line.strip().partition(" ")
        if mark == "nothing":
            assert not lines
            assert words in found.why
        else:
            assert any(words in line for line in lines) is (mark == "+"), (words, lines)


def test_every_line_stands_in_its_article(material: Material) -> None:
    for text in (
        "How many people were killed?",
        "Who is Rosa Quispe?",
        "Which claims are denied?",
    ):
        for one in reply(material, text).answers:
            for span in one.spans:
                assert material.articles[span.article].text[span.start : span.end] == span.text


def test_a_brief_of_a_person_has_all_spellings_and_what_is_said_of_him(material: Material) -> None:
    said = {material.rows[id].text for id in selection(material, person="mayor Mamani")}
    assert any("no tents had arrived" in text for text in said)
    assert any("between 30 and 40 people were missing" in text for text in said)
    assert not selection(material, person="Okonkwo")


def test_a_brief_of_a_measure_has_its_figures(material: Material) -> None:
    found = {material.rows[id].text for id in selection(material, measure="people missing")}
    assert any("30 and 40 people were missing" in text for text in found)
    assert not selection(material, measure="whales stranded")


def test_a_brief_of_a_question_rests_on_the_claims_of_its_answer(material: Material) -> None:
    text = "Who denied that the dam was damaged?"
    assert selection(material, question=text) == frozenset(reply(material, text).claims) != set()


WORDS = ("how", "many", "were", "killed", "in", "Peru", "when", "the", "dam")


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.sampled_from(["how", "many", "were", "killed", "in", "Peru", "when", "the", "dam"]),
        min_size=1,
    )
)
def test_any_question_is_answered_by_claims_of_the_ledger_or_not_at_all(words: list[str]) -> None:
    material = Material(MemoryLedger().view())
    assert reply(material, " ".join(words)).answers == ()


class Counting:
    """A view that knows how many texts were read through it."""

    def __init__(self, view: View) -> None:
        self._view, self.read = view, 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._view, name)

    def all(self, kind: Any, **among: Any) -> Iterator[Any]:
        for record in self._view.all(kind, **among):
            self.read += kind is Article
            yield record


def test_a_large_ledger_is_searched_and_not_read_whole(ledger: Ledger) -> None:
    texts = {n: f"The mayor of town {n} opened a bakery." for n in range(2 * SMALL)}
    texts[7] = "A ferry sank off Ujiji and nine people drowned."
    made = [Article.of(text, source=f"{n}.txt") for n, text in texts.items()]
    with ledger.writer() as writer:
        for article in made:
            receipt = Receipt(article=article.id, edition="by hand")
            writer.put([article, receipt], by="read", about=article.id)
    view = Counting(ledger.view())
    assert about(view, "How many people drowned off Ujiji?") == {made[7].id}
    assert view.read == 0

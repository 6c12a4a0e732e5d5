"""Two texts side by side: which sentence is which, what differs in it, what became of claims."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from reportedly.cli.main import program
from reportedly.model.article import Article, Block, BlockKind
from reportedly.report.compare import compare, compare_document
from reportedly.report.compare_rows import Compared, Paragraph, TextPair
from reportedly.report.compare_text import compared_texts, compared_words, shares
from reportedly.report.diffs import found_articles
from reportedly.store.sqlite import SQLiteLedger

EXAMPLES = Path(__file__).parents[2] / "examples"
SIGNS = {"same": "{}", "changed": "[{}]", "only": "<{}>", "moved": "^{}^"}


def drawn(side: tuple[Paragraph, ...]) -> str:
    return "¶".join(
        "".join(SIGNS[s.kind].format(s.words) for s in one.stretches).strip() for one in side
    )


def rows(left: str, right: str) -> list[tuple[str, str, str]]:
    found = compared_texts(Article.of(left), Article.of(right))
    return [(row.kind, drawn(row.left), drawn(row.right)) for row in found]


def test_words_that_differ_are_marked_in_both() -> None:
    assert rows(
        "At least 12 people were killed in the fire.", "31 people were killed in the great fire."
    ) == [
        (
            "changed",
            "[At least 12] people were killed in the fire.",
            "[31] people were killed in the <great> fire.",
        )
    ]


def test_stops_and_letter_case_are_no_difference_but_quotation_marks_are() -> None:
    left, right = compared_words("The Road is shut, he said", "the road is shut he said.")
    assert {s.kind for s in (*left, *right)} == {"same"}
    left, right = compared_words("a “total” failure", "a total failure")
    assert [s.words for s in left if s.kind == "changed"] == ["“total”"]


def test_a_paragraph_in_two_stays_one_row() -> None:
    whole = "Ida Berg shut the quay. Nobody was hurt in the accident."
    [row] = rows(whole, whole.replace(". N", ".\nN"))
    assert row == ("same", whole, "Ida Berg shut the quay.¶Nobody was hurt in the accident.")


def test_a_sentence_that_was_cut_in_two_is_not_new() -> None:
    [row] = rows(
        "The mayor shut the harbour on Monday and fishermen protested at the gates.",
        "The mayor shut the harbour on Monday. Fishermen protested at the gates.",
    )
    assert row[1:] == (
        "The mayor shut the harbour on Monday <and> fishermen protested at the gates.",
        "The mayor shut the harbour on Monday. Fishermen protested at the gates.",
    )


def test_what_stands_elsewhere_has_moved() -> None:
    one, two, three = "The ferry listed badly.", "Forty were rescued.", "Divers search on."
    found = rows(f"{one}\n{two}\n{three}", f"{three}\n{one}\n{two}")
    assert [row[0] for row in found] == ["changed", "same", "same", "changed"]
    assert found[0][2] == f"^{three}^"
    assert found[-1][1] == f"^{three}^"


def test_what_only_one_has_stands_beside_nothing_or_what_came_instead() -> None:
    one, two = "The ferry listed badly off Karsund.", "Divers search the wreck."
    assert [row[0] for row in rows(f"{one}\n{two}", one)] == ["same", "left"]
    assert [row[0] for row in rows(one, f"{one}\n{two}")] == ["same", "right"]
    assert [row[0] for row in rows(one, two)] == ["apart"]


def test_furniture_is_no_difference_and_no_share() -> None:
    def page(menu: str, text: str) -> Article:
        blocks = (
            Block(start=0, end=len(menu), kind=BlockKind.BOILERPLATE),
            Block(start=len(menu) + 1, end=len(menu) + 1 + len(text), kind=BlockKind.BODY),
        )
        return Article(id=menu, text=f"{menu}\n{text}", blocks=blocks)

    found = compared_texts(page("Home", "The ferry listed."), page("Shop", "The ferry listed."))
    assert [row.kind for row in found if row.differs] == []
    assert [row.furniture for row in found] == [True, False]
    assert shares(found) == (1.0, 1.0)


TEXTS = st.lists(
    st.sampled_from(["The ferry sank. ", "Forty left\n", "“No,” she said. ", "<b>", "\u202e x. "]),
    max_size=12,
).map("".join)


@given(TEXTS, TEXTS)
def test_both_texts_are_shown_in_full_and_in_order(left: str, right: str) -> None:
    found = compared_texts(Article.of(left), Article.of(right))
    sides: tuple[Callable[[TextPair], tuple[Paragraph, ...]], ...] = (
        lambda row: row.left,
        lambda row: row.right,
    )
    for text, side in zip((left, right), sides, strict=True):
        stretches = [s for row in found for one in side(row) for s in one.stretches]
        assert "".join("".join(s.words for s in stretches).split()) == "".join(text.split())
        assert all(text.startswith(s.words, s.start) for s in stretches)


def test_text_without_end_or_meaning_takes_no_time() -> None:
    tags = Article.of("<b> <i onclick=x>" * 4000)
    [row] = compared_texts(tags, Article.of(tags.text + " end"))
    assert row.kind == "changed"


@pytest.fixture(scope="module")
def quake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    book = tmp_path_factory.mktemp("quake") / "l.db"
    files = ("02_harbor_courier.html", "09_harbor_courier_update.html", "04_capital_post.txt")
    read = [str(EXAMPLES / "quake" / name) for name in files]
    assert CliRunner().invoke(program, ["add", *read, "--ledger", str(book)]).exit_code == 0
    return book


@pytest.fixture(scope="module")
def versions(quake: Path) -> tuple[Compared, str]:
    view = SQLiteLedger(quake).view()
    ids = [found_articles(view, words)[0] for words in ("02_harbor", "09_harbor")]
    return compare(view, *ids), compare_document(view, *ids)


def test_versions_say_why_they_are_and_how_much_is_common(
    versions: tuple[Compared, str],
) -> None:
    found = versions[0]
    assert any("the same address" in why for why in found.whys)
    assert found.order
    assert 0.6 < found.left_share < 0.9
    assert found.copy is not None
    assert found.differences == sum(row.differs for row in found.texts) > 4


def test_claims_are_paired_with_what_became_of_them(versions: tuple[Compared, str]) -> None:
    found = versions[0]
    [road] = [p for p in found.claims if p.left and p.left.text.startswith("The road")]
    assert [change.kind for change in road.changes] == ["softened"]
    assert [s.words for s in road.right_words if s.kind == "changed"] == ["may have been"]
    assert [p.left.text for p in found.claims_of("left") if p.left] == [
        "The agency's figures could not be independently verified."
    ]
    assert len(found.claims_of("right")) == 1
    assert not any(p.changes for p in found.claims_of("same"))


def test_the_command_prints_the_same_document(quake: Path, versions: tuple[Compared, str]) -> None:
    words = ["diff", "02_harbor", "09_harbor", "--ledger", str(quake), "--json"]
    told = CliRunner().invoke(program, words).stdout
    assert told == versions[1] + "\n"
    compared = json.loads(told)["compared"]
    assert compared["texts"][0]["left"][0]["stretches"]


def test_reporters_who_tell_the_same_in_their_own_words_change_nothing(quake: Path) -> None:
    view = SQLiteLedger(quake).view()
    ids = [found_articles(view, words)[0] for words in ("02_harbor", "04_capital")]
    found = compare(view, *ids)
    assert not found.related
    assert not any(pair.changes for pair in found.claims)
    both = [pair for pair in found.claims if pair.left and pair.right]
    assert all(pair.alike or pair.held for pair in both)
    assert any(held.verdict == "compatible" or pair.alike for pair in both for held in pair.held)
    alone = {pair.kind for pair in found.claims if not (pair.left and pair.right)}
    assert alone == {"left", "right"}

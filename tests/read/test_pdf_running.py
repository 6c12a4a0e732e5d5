"""Running heads and feet are left out, and no line of the text is."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.read.pdfs import Drawn, page_of, pdf_of

from reportedly.read.pdf import printed
from reportedly.read.pdf_running import without_running

STORY = [
    f"Line {n} of the report tells what the harbour office said of the strike." for n in range(9)
]


def pages_of(count: int, head: str = "", foot: str = "", gap: int = 2) -> list[list[str]]:
    empty = [""] * gap
    return [
        [*([head.format(n), *empty] if head else []), *(f"{row} {n}" for row in STORY),
         *([*empty, foot.format(n)] if foot else [])]
        for n in range(1, count + 1)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("Harbour Office of Split", "Page {} of 3"),
        ("Harbour Office of Split   {}", "press@harbour.example"),
        ("{} | Harbour Office of Split", "-more-"),
        ("Harbour Office, bulletin 14, sheet {}", "{}"),
        ("Harbour Office of Split", "- {} -"),
    ],
)
def test_what_stands_apart_on_every_page_is_left_out(head: str, foot: str) -> None:
    found = without_running(pages_of(3, head, foot))
    assert [row for row in found.pages[1] if row] == [f"{row} 2" for row in STORY]
    assert found.pages[0][0] == head.format(1) or not any(c.isalpha() for c in head.format(1)[:2])


@pytest.mark.parametrize("gap", [0, 1])
def test_lines_alike_at_the_edges_of_pages_stay_where_no_wider_gap_parts_them(gap: int) -> None:
    # Every line stands on every page, figures aside, as rows of a bulletin do.
    pages = [
        [
            row
            for n in range(1, 9)
            for row in (f"District {n}: {page * n} people were hurt.", *[""] * gap)
        ]
        for page in (3, 5, 7)
    ]
    assert without_running(pages).lines == ()


def test_the_last_line_of_a_page_that_is_the_same_on_two_stays() -> None:
    end = "affecting offices and firefighters."
    pages = [[*(f"{row} {n}" for row in STORY), end, "", "", f"- {n} -"] for n in (1, 2)]
    found = without_running(pages)
    assert found.lines == ("- 1 -", "- 2 -")
    assert [page[9] for page in found.pages] == [end, end]


def test_a_number_that_ends_the_text_of_a_page_stays() -> None:
    pages = [[*STORY, "2026."], [*STORY, "17", "", "", "2"]]
    found = without_running(pages)
    assert found.lines == ("2",)


def test_without_gaps_the_same_words_on_three_pages_are_a_running_head() -> None:
    head, foot = "Harbour Office of Split", "{}"
    found = without_running(pages_of(4, head, foot, gap=0))
    assert set(found.lines) == {head, "1", "2", "3", "4"}
    assert without_running(pages_of(2, head, gap=0)).lines == ()


def test_a_drawn_foot_close_to_the_text_is_parted_by_its_gap() -> None:
    pages = [
        [*page_of([f"{row} {n}" for row in STORY], top=700), Drawn(72, 790, "Harbour Office", 9),
         Drawn(72, 700 - 14 * 11, "Harbour Office, bulletin 14", 9)]
        for n in (1, 2)
    ]  # fmt: skip
    found = printed(pdf_of(*pages))
    assert "bulletin" not in found.text
    assert found.text.count("Harbour Office") == 1
    assert found.text.count("Line ") == 2 * len(STORY)


ROWS = st.lists(st.sampled_from([*STORY, "", "17 people.", "were hurt", "240."]), max_size=12)


def has_gaps(page: list[str]) -> bool:
    return any(b - a > 1 for a, b in pairwise(n for n, row in enumerate(page) if row))


@given(st.lists(ROWS, min_size=1, max_size=4))
def test_only_lines_beside_a_gap_are_left_out(pages: list[list[str]]) -> None:
    for before, after in zip(pages, without_running(pages).pages, strict=True):
        filled = [n for n, row in enumerate(before) if row]
        gone = {n for n in filled if not after[n]}
        kept = [n for n in filled if n not in gone]
        if gone and kept and any(map(has_gaps, pages)):
            inside = [n for n in filled if kept[0] <= n <= kept[-1]]
            assert inside == kept
            above, below = [n for n in gone if n < kept[0]], [n for n in gone if n > kept[-1]]
            assert not above or kept[0] - max(above) > 1
            assert not below or min(below) - kept[-1] > 1

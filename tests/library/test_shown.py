"""What notebooks show is marked text and drawings; nothing in it runs, loads or leads anywhere."""

from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html
from tests.workbench.hostile import SHOWN

from reportedly.library import Ledger, Story
from reportedly.report.catalogue import TABLES

ELEMENTS = {
    "b", "br", "code", "div", "i", "img", "li", "mark", "p", "small", "span", "table", "tbody",
    "td", "th", "thead", "tr", "ul",
}  # fmt: skip
DRAWN = {"svg", "title", "rect", "text", "line", "g", "path", "circle"}
IMAGE = "data:image/svg+xml;base64,"


@pytest.fixture(scope="module")
def shown(hostile: Path) -> list[str]:
    with Ledger.open(hostile) as ledger:
        return [ledger._repr_html_(), *(part for one in ledger.stories for part in _all(one))]


def _all(story: Story) -> Iterator[str]:
    things: list[Any] = [story, *story.claims, *story.figures, *story.articles]
    things += [story.table(kind) for kind in TABLES]
    yield from (thing._repr_html_() for thing in things)


def test_hostile_text_stays_text(shown: list[str]) -> None:
    for page in shown:
        for element in html.fragment_fromstring(page, create_parent="div").iter():
            assert element.tag in ELEMENTS
            assert set(element.attrib) <= {"style", "title", "alt", "src"}
            assert "url(" not in element.get("style", "")
            assert element.get("src", IMAGE).startswith(IMAGE)
    told = "".join(shown)
    assert "\u202e" not in told
    assert "\x1b" not in told
    assert SHOWN[0] in told


def test_drawings_are_well_formed_and_hold_nothing_that_runs(shown: list[str]) -> None:
    found = 0
    for page in shown:
        for element in html.fragment_fromstring(page, create_parent="div").iter("img"):
            drawing = etree.fromstring(b64decode(element.get("src").removeprefix(IMAGE)))
            for part in drawing.iter():
                assert etree.QName(part).localname in DRAWN
                assert not {
                    name for name in part.attrib if name.startswith("on") or "href" in name
                }
            found += 1
    assert found


def test_tables_without_a_command_are_shown_by_their_fields(story: Story) -> None:
    figure = story.figures[0]
    for table, words in (
        (story.figures, figure.label),
        (figure.points, figure.points[0].point.words),
        (figure.estimates, figure.label),
        (story.records("claim"), story.claims[0].id),
        (story.table("quotations"), "of 0 quotations"),
    ):
        page = html.fragment_fromstring(table._repr_html_(), create_parent="div")
        assert words in page.text_content()
        assert "=" not in page.text_content().partition("“")[0]


def test_a_claim_is_lit_in_its_paragraph(story: Story) -> None:
    for claim in story.claims:
        page = html.fragment_fromstring(claim._repr_html_(), create_parent="div")
        lit = [mark.text_content() for mark in page.iter("mark")]
        assert lit == [span.text for span in claim.spans]
        assert claim.id in page.text_content()


def test_an_article_is_shown_to_the_last_character(story: Story) -> None:
    for article in story.articles:
        page = html.fragment_fromstring(article._repr_html_(), create_parent="div")
        words = page.text_content().split()
        told = article.text.split()
        assert [word for word in words if word in told][-len(told) :] == told
        assert len(list(page.iter("mark"))) >= len(article.claims)


def test_a_figure_is_drawn_with_every_wording(story: Story) -> None:
    figure = next(one for one in story.figures if one.row.several)
    drawing = etree.fromstring(figure.svg.encode())
    told = " ".join(drawing.itertext())
    assert figure.label in told
    assert all(point.words in told for point in figure.row.points)
    assert figure.label in repr(figure)

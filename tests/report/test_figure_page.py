"""What can be said of the page of figures without a browser."""

import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from importlib.resources import files

import pytest
from tests.report.flood import EVIL, flood

from reportedly.report.facets import grouped
from reportedly.report.figure_page import VENDORED, figure_page
from reportedly.report.figures import figures
from reportedly.report.material import Material
from reportedly.report.safe import visible


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags, self.ids, self.text = list[tuple[str, dict[str, str | None]]](), list[str](), ""
        self.inside = {"script": list[str](), "style": list[str]()}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag in self.inside:
            self.inside[tag].append("")

    def handle_data(self, data: str) -> None:
        if self.cdata_elem in self.inside:
            self.inside[str(self.cdata_elem)][-1] += data
        else:
            self.text += data


@pytest.fixture(scope="module")
def page() -> Page:
    material = Material(flood().view())
    return Page(figure_page(material, figures(material)))


def test_the_plotting_library_is_the_one_that_its_makers_built() -> None:
    for name, digest in VENDORED.items():
        held = files("reportedly.report").joinpath(f"vendor/{name}").read_bytes()
        assert sha256(held).hexdigest() == digest
        assert b"</script" not in held


def test_only_what_the_policy_names_can_run_or_load(page: Page) -> None:
    [policy] = [
        a["content"] or "" for t, a in page.tags if "Content-Security-Policy" in a.values()
    ]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    data, *scripts = page.inside["script"]
    for text in (*scripts, *page.inside["style"]):
        assert b64encode(sha256(text.encode()).digest()).decode() in policy
    assert len(scripts) == 4
    assert json.loads(data)["rules"] == ["ucdp", "acled", "min-max"]
    for _, attrs in page.tags:
        assert not {"src", "srcset", "action", "style"} & attrs.keys()
        assert not [name for name in attrs if name.startswith("on")]


def test_words_of_articles_are_text_and_nothing_else(page: Page) -> None:
    material = Material(flood().view())
    text = figure_page(material, figures(material))
    assert EVIL not in text
    assert "<script>alert" not in text
    assert "\u202e" not in text
    assert visible(EVIL) in page.text


def test_without_scripts_every_figure_stands_in_a_table(page: Page) -> None:
    for row in figures(Material(flood().view())):
        for point in row.points:
            assert sum(id.endswith(point.id) for id in page.ids) == 1
            assert point.words in page.text
    for rule in ("ucdp", "acled", "min-max"):
        assert rule in page.text
    assert "24 to 30, best 27" in page.text
    assert len(page.ids) == len(set(page.ids))


def test_a_figure_under_two_heads_keeps_one_id_each() -> None:
    material = Material(flood().view())
    page = Page(figure_page(material, grouped(figures(material), "outlet")))
    assert len(page.ids) == len(set(page.ids))
    assert "Bridge Wire" in page.text


def test_the_same_ledger_makes_the_same_page() -> None:
    first, again = Material(flood().view()), Material(flood().view())
    assert figure_page(first, figures(first)) == figure_page(again, figures(again))


def test_no_figures_make_an_empty_page() -> None:
    material = Material(flood().view(), [])
    assert re.search(r"<h1>0 figures</h1>", figure_page(material, ()))

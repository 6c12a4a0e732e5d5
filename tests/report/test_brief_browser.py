"""The brief in a real browser: statements fold open into their origins without any script."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.browser import CHROMIUM, Browser
from tests.report.conftest import records
from tests.report.test_trees import rescued

from reportedly.report.brief import brief
from reportedly.report.html import html
from reportedly.store.memory import MemoryLedger

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")
TREE = ".claim-tree"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    ledger = MemoryLedger()
    with ledger.writer() as writer:
        writer.put(records(), by="hand")  # type: ignore[arg-type]
    rescued(ledger, "Ida Berg", "Ida Bergh", "the rescue service")
    path = tmp_path_factory.mktemp("page") / "brief.html"
    path.write_text(html(brief(ledger.view())), encoding="utf-8")
    return path


@pytest.fixture
def page(browser: Browser, path: Path) -> Iterator[Browser]:
    browser.media()
    browser.open(path)
    yield browser
    assert browser.problems == [], "nothing was refused by the page's own policy"
    assert browser.requests == [path.as_uri()]


def height(page: Browser, selector: str) -> float:
    return float(page.run(f"document.querySelector('{selector}').getBoundingClientRect().height"))


def test_a_statement_folds_shut_and_open_by_mouse_and_by_key(page: Browser) -> None:
    assert page.run(f"document.querySelector('{TREE}').open")
    whole = height(page, TREE)
    page.mouse(f"{TREE} > summary", click=True)
    assert height(page, TREE) < whole / 2
    page.run(f"document.querySelector('{TREE} > summary').focus()")
    page.press("Enter")
    assert height(page, TREE) == whole


def test_the_open_tree_tells_who_knows_who_prints_and_why(page: Browser) -> None:
    told = " ".join(page.text(TREE).split())
    for words in (
        "3 articles → 2 independent origins (perhaps 1)",
        "Ida Berg on 6 May",
        "Coast Post",
        "certain same speaker on one day (Coast Post, Daily Fjord)",
        "possibly the same",
    ):
        assert words in told
    assert page.count(f"{TREE} .root") == 2
    assert page.count(f"{TREE} .square") == 3


def test_the_words_of_a_branch_lead_to_the_article(page: Browser) -> None:
    page.mouse(f"{TREE} .carrier a.q", click=True)
    assert page.run("document.querySelector(':target').tagName") == "MARK"
    assert page.run("document.querySelector(':target').innerText").endswith("on Monday")


def test_what_is_folded_shut_is_open_on_paper(page: Browser) -> None:
    page.mouse(f"{TREE} > summary", click=True)
    assert not page.run(f"document.querySelector('{TREE}').open")
    page.media("print")
    assert height(page, f"{TREE} .forest") > 0
    assert height(page, TREE) > 2 * height(page, f"{TREE} > summary")


def test_it_fits_a_telephone_and_the_dark(browser: Browser, path: Path) -> None:
    browser.media(scheme="dark")
    browser.open(path, 390, 800)
    assert browser.run("document.documentElement.scrollWidth") <= 390
    ink, paper = (
        browser.run(f"getComputedStyle(document.body).{name}")
        for name in ("color", "backgroundColor")
    )
    assert ink != paper
    assert paper == "rgb(25, 26, 28)"

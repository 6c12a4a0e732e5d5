"""The viewer opens from a disk without network, shows words where they stand, and runs no text."""

import re
from pathlib import Path

import pytest
from tests.browser import CHROMIUM, Browser
from tests.exports.rooms.conftest import run

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")


@pytest.fixture(scope="module")
def path(ledger: Path) -> Path:
    made = ledger.with_name("viewer.html")
    assert run("export", "--as", "viewer", "--ledger", ledger, "--out", made).exit_code == 0
    return made


@pytest.fixture
def page(browser: Browser, path: Path) -> Browser:
    browser.media()
    browser.open(path, 1360, 560)
    return browser


def quiet(page: Browser, path: Path) -> None:
    assert page.problems == [], "nothing was refused by the page's own policy"
    assert [one.partition("#")[0] for one in page.requests] == [path.as_uri()]
    assert page.dialogs == [], "no text of an article was run"


def test_words_are_pressed_and_stand_lit_in_their_article(page: Browser, path: Path) -> None:
    page.run("void document.querySelector('.tabs a[href$=withheld]').click()")
    page.calm()
    page.run(
        "void [...document.querySelectorAll('.view.on a.q')]"
        ".find(a => a.textContent.includes('the crane was overloaded')).click()"
    )
    page.calm()
    assert page.text("mark.lit") == "the crane was overloaded"
    assert page.count(".paper-of.on") == page.count(".card.on") == 1
    card = page.text(".card.on")
    for words in ("denied", "the crane was overloaded", "crane.txt"):
        assert words in card
    inside = """(() => {
      const box = (query) => document.querySelector(query).getBoundingClientRect();
      const [pane, mark, card] = [box("#reader"), box("mark.lit"), box(".paper-of.on .cards")];
      return mark.top >= card.bottom && mark.bottom <= pane.bottom;
    })()"""
    assert page.run(inside), "it is seen, and the card does not cover it"
    quiet(page, path)


def test_each_tab_shows_its_view_and_no_other(page: Browser, path: Path) -> None:
    n = page.run("document.querySelectorAll('.story.on .tabs a').length")
    assert n > 6
    for at in range(n):
        page.run(f"void document.querySelectorAll('.story.on .tabs a')[{at}].click()")
        page.calm()
        assert (
            page.run(
                "[...document.querySelectorAll('.view')].filter(v => v.checkVisibility()).length"
            )
            == 1
        )
    assert "SHA-256" in page.text("#proof")
    quiet(page, path)


def test_claims_are_found_by_words_and_status(page: Browser, path: Path) -> None:
    page.run("void document.querySelector('.story.on .tabs a[href$=claims]').click()")
    page.calm()
    page.write(".view.on .filter input", "moe workers")
    rows = "[...document.querySelectorAll('.view.on .found li')].filter(r => !r.hidden)"
    found = page.run(f"{rows}.map(r => r.textContent)")
    assert found
    assert all("Moe" in one and "workers" in one for one in found)
    quiet(page, path)


def test_steps_by_key_and_a_place_in_the_address(page: Browser, path: Path) -> None:
    page.press("j")
    page.calm()
    first = page.run("location.hash")
    page.press("j")
    page.calm()
    assert page.run("location.hash") != first
    assert page.count("mark.lit") >= 1
    page.run(f"void (location.hash = {first!r})")
    page.calm()
    assert page.run("document.querySelector('mark.lit').id") == first.lstrip("#")
    quiet(page, path)


def test_text_of_others_is_shown_and_never_run(page: Browser, path: Path) -> None:
    """Markup, formulas, template marks and marks that turn text around are words like others."""
    text = path.read_text("utf-8")
    assert "<svg onload" not in text
    assert "\u202e" not in text
    assert not re.search(r"\son\w+=", re.sub(r">[^<]*<", "><", text)), "no handlers in the markup"
    assert 'href="http' not in text, "addresses of articles are told, not linked"
    shown = page.run("document.body.textContent")
    for words in ("<script>alert(1)</script>", "{{ 7*7 }}", "=HYPERLINK(", "[U+202E]"):
        assert words in shown
    quiet(page, path)


def test_without_script_all_of_it_is_there(browser: Browser, path: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare.html"
    bare.write_text(re.sub(r"<script>.*?</script>", "", path.read_text("utf-8"), flags=re.S))
    browser.open(bare)
    assert browser.run(
        "[...document.querySelectorAll('.view, .paper-of, .card')].every(v => v.checkVisibility())"
    )


def test_it_can_be_used_without_eyes_or_mouse(page: Browser, path: Path) -> None:
    for scheme in ("light", "dark"):
        page.media(scheme=scheme)
        page.press("j")
        page.calm()
        assert [(one["id"], one["nodes"][0]["html"][:120]) for one in page.axe()] == []


def test_on_a_narrow_screen_the_article_opens_over_the_view(page: Browser, path: Path) -> None:
    page.size(420, 800)
    page.settle()
    assert not page.run("document.querySelector('#reader').checkVisibility()")
    page.run("void document.querySelector('.view.on a.q').click()")
    page.calm()
    assert page.run("document.querySelector('#reader').checkVisibility()")
    page.click(".shut")
    assert not page.run("document.querySelector('#reader').checkVisibility()")
    assert page.run("document.documentElement.scrollWidth") <= 420

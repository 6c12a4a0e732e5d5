"""Sources in a real browser: a rating in place keeps its place, and is there after a reload."""

from collections.abc import Callable
from pathlib import Path

from tests.browser import Browser
from tests.workbench.conftest import Picture

AT = "document.activeElement.closest('tr').querySelector('.name').textContent"


def test_a_source_is_rated_in_place_and_stays_rated(
    window: Browser, served: Callable[..., str], own: Path, picture: Picture
) -> None:
    window.open(f"{served(own)}/sources?sort=name")
    window.write("#words", "press")
    window.until("document.querySelectorAll('tr .name').length === 1")
    assert "q=press" in window.address()
    window.click("tr .rate > summary")
    window.until("document.activeElement.name === 'reliability'")
    window.choose(".rate[open] [name=reliability]", "C")
    window.write(".rate[open] [name=owner]", "a cooperative of papers")
    picture("sources-rating")
    window.click(".rate[open] button.main")
    window.until("document.querySelector('tr .grade').textContent.trim() === 'C'")
    window.calm()
    assert window.run(AT) == "Andes Press Agency"
    assert "Andes Press Agency: C" in window.text("#told")
    assert "q=press" in window.address()
    window.open(f"{window.run('location.origin')}{window.address()}")
    assert "fairly reliable ann" in window.text("tr .rated")
    assert "a cooperative of papers" in window.text("tbody th")


def test_escape_closes_the_form_where_it_was_opened(window: Browser, server: str) -> None:
    window.open(f"{server}/sources")
    window.click("tr:nth-child(2) .rate > summary")
    window.click("tr:nth-child(1) .rate > summary")
    assert window.count(".rate[open]") == 1
    picture_of = window.run(AT)
    window.press("Escape")
    assert window.count(".rate[open]") == 0
    assert window.run(AT) == picture_of

"""Two articles side by side: over HTTP, and from one difference to the next in a real browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.browser import Browser
from tests.workbench.test_article import id_of


@pytest.fixture
def path(examples: Path) -> str:
    return f"/compare/{id_of(examples, '02_harbor')}/{id_of(examples, '09_harbor')}"


def test_the_page_marks_what_differs_and_says_why_they_are_versions(
    client: TestClient, path: str
) -> None:
    page = client.get(path).text
    assert "Versions of one article:" in page
    assert '<mark class="d-changed">at least 12</mark>' in page
    assert '<mark class="d-changed">31</mark>' in page
    assert "softened" in page
    assert "furniture" in page[page.index("Updated: 11 March") - 400 :]
    assert '<article class="compare only related">' in client.get(f"{path}?only=1").text


def test_there_is_nothing_to_compare_an_article_with_itself(client: TestClient, path: str) -> None:
    left = path.split("/")[2]
    assert client.get(f"/compare/{left}/{left}").status_code == 404
    assert client.get(f"/compare/{left}/art-000000000000").status_code == 404


def test_keys_jump_from_difference_to_difference(
    window: Browser, server: str, path: str, picture: Callable[..., None]
) -> None:
    window.open(f"{server}{path}")
    picture("compare")
    at = "[...document.querySelectorAll('.differs')].findIndex(e => e.matches('.at'))"
    for key, place in (("n", 0), ("n", 1), ("p", 0), ("p", 0)):
        window.press(key)
        assert window.run(at) == place
    same = ".text-row:not(.differs)"
    assert window.run(f"document.querySelector('{same}').getClientRects().length") > 0
    window.press("o")
    assert window.run(f"document.querySelector('{same}').getClientRects().length") == 0
    assert window.address().endswith("?only=1")
    last = window.count(".differs") - 1
    for _ in range(last + 2):
        window.press("n")
    assert window.run(at) == last
    window.until(
        "(b => b.top > 0 && b.bottom < innerHeight + 1)"
        "(document.querySelector('.at').getBoundingClientRect())"
    )
    assert window.axe() == []

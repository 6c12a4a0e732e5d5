"""An analyst at the bench in a real browser: by keys alone, with undo, in two windows."""

from collections.abc import Callable
from pathlib import Path

from tests.browser import Browser
from tests.workbench.conftest import Picture
from tests.workbench.harbour import filled

Served = Callable[..., str]


def worked_in(window: Browser) -> None:
    window.calm()
    window.until("document.querySelector('#work') && !document.querySelector('#work.on')", 60)


def names(window: Browser, home: str) -> list[str]:
    window.open(f"{home}/people?q=solberg")
    return [
        str(name)
        for name in window.run(
            "[...document.querySelectorAll('.people th[scope=row] a')].map(e => e.innerText)"
        )
    ]


def test_two_names_are_merged_by_a_key_and_parted_again(
    window: Browser, served: Served, tmp_path: Path, picture: Picture
) -> None:
    home = served(filled(tmp_path))
    assert names(window, home) == ["Marit Solberg", "Rita Solberg", "R. Solberg"]
    window.open(f"{home}/bench", height=800)
    assert "1 of 2 open pairs" in window.text(".ask")
    assert {window.text("#side-A"), window.text("#side-B")} == {"Rita Solberg", "R. Solberg"}
    picture("bench")
    window.press("r")
    window.write("[name=why]", "both lead the port")
    window.press("Enter")
    assert "1 of 2 open pairs" in window.text(".ask"), "a reason alone decides nothing"
    window.press("Escape")
    window.press("s")
    window.calm()
    window.until("document.querySelector('.ask').innerText.includes('1 of 1')")
    assert "are one" in window.text(".last")
    assert window.address() == "/bench?kind=names&page=1"
    worked_in(window)
    assert names(window, home) == ["Rita Solberg", "Marit Solberg"]
    window.click(".people th[scope=row] a")
    assert "R. Solberg" in window.text(".person-side")
    assert "both lead the port" in window.text(".person-side")

    window.open(f"{home}/bench")
    window.press("z")
    window.until("document.querySelector('.ask').innerText.includes('of 2')")
    assert "R. Solberg" in window.text(".bench-sides"), "what was undone is asked again"
    worked_in(window)
    assert names(window, home) == ["Marit Solberg", "Rita Solberg", "R. Solberg"]


def test_keys_skip_and_go_back_and_a_wrong_key_does_nothing(
    window: Browser, served: Served, tmp_path: Path
) -> None:
    home = served(filled(tmp_path))
    window.open(f"{home}/bench?kind=claims&all=1")
    first = window.text(".bench-sides")
    window.press("j")
    window.until("location.search.includes('page=2')")
    assert window.text(".bench-sides") != first
    window.press("k")
    window.until("location.search.includes('page=1')")
    assert window.text(".bench-sides") == first
    window.press("x")
    assert window.text(".bench-sides") == first
    window.back()
    assert "page=2" in window.address()
    assert window.text(".bench-sides") != first


def test_what_another_window_decided_is_not_asked_again(
    window: Browser, served: Served, tmp_path: Path, picture: Picture
) -> None:
    home = served(filled(tmp_path))
    window.open(f"{home}/bench")
    other = window.beside()
    other.open(f"{home}/bench")
    other.press("d")
    other.until("document.querySelector('.ask').innerText.includes('of 1')")
    asked = other.text("#side-A")
    window.press("u")
    window.until("document.querySelector('.ask').innerText.includes('of 1')")
    assert window.text("#side-A") == asked, "both go on with the same next pair"
    worked_in(window)
    window.open(f"{home}/bench/decisions")
    assert window.count(".decisions tbody tr") == 1, (
        "one analyst's later word on a pair is his word"
    )
    assert "may be one" in window.text(".decisions tbody")
    picture("decisions")
    window.click(".decisions form button")
    worked_in(window)
    assert "are two" in window.text(".decisions tbody"), "what he had said before stands again"
    assert other.problems == []
    other.close()

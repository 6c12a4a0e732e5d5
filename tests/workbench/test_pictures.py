"""A day at the desk, in a real browser: from the stories to the brief on paper, with pictures.

With REPORTEDLY_PICTURES=1 it writes docs/images/workbench-*.png.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.browser import Browser
from tests.workbench.conftest import WHO, Picture, copied

from reportedly.model.article import Article
from reportedly.report.looks import Looks
from reportedly.store.sqlite import SQLiteLedger

NEWS = """Dam above Santa Aldea is being emptied, operator says

Lakeside Tribune, March 15, 2026

SANTA ALDEA, Peru - The Yura dam will be emptied within ten days, its operator Aguas del Sur said
on Sunday. "It is a precaution, and nothing more," spokeswoman Carmen Paredes told reporters.

Mayor Julio Mamani said 29 people were known to have been killed in the earthquake.
"""


@pytest.fixture
def desk(examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger in the folder where one works, whose analyst has looked at all but the newest
    articles."""
    copied(examples, tmp_path / "news.db")
    monkeypatch.chdir(tmp_path)
    own = Path("news.db")
    ledger = SQLiteLedger(own)
    dated = [one for one in ledger.view().all(Article) if one.published]
    ledger.close()
    dated.sort(key=lambda one: one.published.first if one.published else "")
    Looks(own).look(WHO, [one.id for one in dated[:-5]])
    return own


def test_a_day_at_the_desk(
    desk: Path, served: Callable[..., str], window: Browser, picture: Picture, tmp_path: Path
) -> None:
    home = served(desk)
    window.open(f"{home}/stories", height=800)
    assert "new article" in window.text("main")
    picture("stories")

    follow(window, "a[href^='/stories/sto-']", "Earthquake")
    assert "independent origins" in window.text("main")
    picture("story")
    story = window.address()

    window.open(f"{home}{story}/origins", height=800)
    window.click(".off-box")
    assert "--without" in window.text("#command")
    picture("origins")

    for tab in ("conflicts", "timeline", "changes"):
        window.open(f"{home}{story}/{tab}", height=800)
        picture(tab)

    window.open(f"{home}/claims?status=denied", height=800)
    assert window.count("#found tbody tr") > 3
    picture("claims")
    window.click("#found tbody a.open")
    picture("claim")

    window.write("#find", "dam cracks")
    window.until("document.querySelector('#hits').innerText.includes('cracks')")
    picture("search")
    window.press("Escape")
    window.press("Escape")
    window.press("?")
    window.until("document.querySelector('#keys').open")
    picture("keys")
    window.press("Escape")

    (tmp_path / "dam.txt").write_text(NEWS, "utf-8")
    window.open(f"{home}/add", height=800)
    window.attach("#files", tmp_path / "dam.txt")
    picture("add")
    window.click("#read-files")
    window.until("!!document.querySelector('.job.p-done')", 60)
    assert "Lakeside Tribune" in window.text(".f-read")
    window.open(f"{home}/stories?news=1", height=800)
    assert "Lakeside Tribune" in window.text("main")

    window.media(scheme="dark")
    window.open(f"{home}/people", height=800)
    picture("people-dark")
    window.media()
    window.open(f"{home}{story_of(window, home)}", width=390, height=800)
    picture("story-small")
    window.open(f"{home}{window.address()}/print", height=1000)
    picture("print")


def story_of(window: Browser, home: str) -> str:
    """The address of the story as it is by now: with another article it is another."""
    window.open(f"{home}/stories")
    follow(window, "a[href^='/stories/sto-']", "Earthquake")
    return window.address()


def follow(window: Browser, links: str, words: str) -> None:
    """Press on the first of these links that holds the words."""
    window.run(
        f"[...document.querySelectorAll(`{links}`)]"
        f".find(a => a.textContent.includes('{words}')).setAttribute('data-go', '')"
    )
    window.click("[data-go]")

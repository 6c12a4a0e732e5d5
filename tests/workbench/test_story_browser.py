"""A story in a real browser: switches answer at once, by mouse and by key, and the page prints."""

import pytest
from tests.browser import Browser

OFF = "document.querySelectorAll('.off-box:checked').length"
LEFT = ".tally-row strong"


@pytest.fixture
def quake(window: Browser, server: str) -> Browser:
    window.open(f"{server}/stories")
    window.run(
        "[...document.querySelectorAll('a')].find(a => /^\\/stories\\/sto-\\w+$/.test("
        "a.getAttribute('href')) && /Earthquake/.test(a.textContent)).click()"
    )
    window.calm()
    return window


def test_an_origin_is_switched_off_by_key_and_counts_change(quake: Browser) -> None:
    quake.press("o")
    quake.calm()
    assert quake.address().endswith("/origins")
    assert quake.count(LEFT) == 0
    quake.run("document.getElementById('off-origin-1').focus()")
    quake.press("ArrowDown")
    quake.press(" ")
    quake.calm()
    assert quake.run(OFF) == 1
    assert quake.run("document.activeElement.id") == "off-origin-2"
    assert "?without=org-" in quake.address()
    assert int(quake.text(LEFT)) < 33
    told = quake.text("#command")
    assert f"--without {quake.address().split('without=')[1]}" in told
    quake.press(" ")
    quake.calm()
    assert quake.run(OFF) == quake.count(LEFT) == 0
    quake.back()
    assert quake.run(OFF) == 1


def test_a_branch_is_left_out_where_it_stands_and_folds_stay(quake: Browser) -> None:
    quake.press("o")
    quake.calm()
    quake.click(".claim-tree:nth-of-type(3) > summary")
    opened = quake.run("document.querySelectorAll('.claim-tree[open]').length")
    assert opened == 2
    quake.click(".claim-tree:nth-of-type(3) .switch")
    assert quake.run(OFF) == 1
    assert quake.run("document.querySelectorAll('.claim-tree[open]').length") == opened
    assert quake.count(".claim-tree:nth-of-type(3) .carrier.gone") > 0
    quake.press("w")
    assert quake.run("document.activeElement.id") == "off-name"
    quake.write("#off-name", "Rosa Quispe")
    quake.press("Enter")
    quake.calm()
    assert quake.count(".off-one") == 2
    quake.press("Escape")
    quake.press("z")
    quake.calm()
    assert quake.count(".off-one") == 0


def test_days_are_chosen_on_the_strip(quake: Browser) -> None:
    quake.press("t")
    quake.calm()
    days = quake.count(".day-of")
    quake.click(".day-strip a:nth-of-type(2)")
    assert quake.count(".day-of") == 1 < days
    assert "since=2026-03-10&until=2026-03-10" in quake.address()
    quake.press("z")
    quake.calm()
    assert quake.count(".day-of") == days


def test_verdicts_are_chosen_and_the_command_follows(quake: Browser) -> None:
    quake.press("x")
    quake.calm()
    open_ = quake.count(".clash-of")
    quake.click("[aria-label=Verdict] a:nth-of-type(3)")
    assert "--verdict revised" in quake.text("#command")
    assert quake.count(".clash-of") not in (0, open_)
    assert quake.count(".clash-of .v-conflicting") == 0


def test_it_prints_the_brief_and_not_the_buttons(quake: Browser) -> None:
    quake.press("p")
    quake.calm()
    assert quake.address().endswith("/print")
    assert quake.count("nav.print-bar") == 1
    assert quake.axe() == []
    quake.media("print")
    assert quake.run("document.querySelector('.print-bar').offsetHeight") == 0
    assert quake.run("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert quake.pdf().count(b"/Type /Page\n") >= 6

"""Figures in a real browser: from a mark to its passage, and what is chosen in the address."""

import pytest
from tests.browser import Browser
from tests.workbench.conftest import Picture

KILLED = ".panel.large"
DRAWN = f"!!document.querySelector('{KILLED} .mark')"


def quake(figures: Browser) -> str:
    return figures.address().partition("?")[0]


@pytest.fixture
def figures(window: Browser, server: str) -> Browser:
    window.open(f"{server}/stories")
    window.run(
        "[...document.querySelectorAll('a')].find(a => /^\\/stories\\/sto-\\w+$/.test("
        "a.getAttribute('href')) && /Earthquake/.test(a.textContent)).click()"
    )
    window.calm()
    window.open(f"{server}{window.address()}/figures")
    window.until(DRAWN)
    return window


def test_a_mark_shows_its_passage_and_opens_it_in_the_article(
    figures: Browser, picture: Picture
) -> None:
    mark = f"{KILLED} .mark.open"
    figures.mouse(f"{mark} .hit")
    told = figures.text(".tip")
    for words in ("at least 12", "Rosa Quispe", "10 Mar 2026"):
        assert words in told
    picture("figures")
    figures.click(f"{mark} .hit")
    figures.calm()
    assert "/articles/art-" in figures.address()
    anchor = figures.run("location.hash").removeprefix("#")
    assert "at least 12" in figures.text(f'[id="{anchor}"]')


def test_the_keyboard_does_the_same(figures: Browser) -> None:
    figures.run(f"document.querySelector('{KILLED} .mark[tabindex=\"0\"]').focus()")
    figures.press("ArrowRight")
    assert not figures.run("document.querySelector('.tip').hidden")
    words = figures.text(".tip mark")
    figures.press("Enter")
    figures.calm()
    anchor = figures.run("location.hash").removeprefix("#")
    assert words in figures.text(f'[id="{anchor}"]')


def test_another_rule_gives_other_numbers_and_another_command(
    figures: Browser, server: str
) -> None:
    before = figures.text(f"{KILLED} .reckoned")
    figures.run("document.querySelector('[name=rule][value=min-max]').click()")
    figures.until("document.querySelector('#command').textContent.includes('--rule min-max')")
    assert figures.address().endswith("/figures?rule=min-max")
    assert figures.text(f"{KILLED} th.chosen") == "min-max"
    figures.run("document.getElementById('until').focus()")
    figures.press("ArrowLeft")
    figures.until("document.querySelector('#command').textContent.includes('--until')")
    figures.open(f"{server}{quake(figures)}?rule=min-max&until=2026-03-10")
    figures.until(DRAWN)
    assert figures.text("output") == "10 Mar 2026"
    assert figures.text(f"{KILLED} .now strong") == "at least 12"
    assert figures.text(f"{KILLED} .reckoned") == before


def test_a_head_is_chosen_by_key_and_words_by_typing(figures: Browser) -> None:
    figures.choose("[name=by]", "place")
    figures.calm()
    figures.until("!!document.querySelector('.figures section h2')")
    assert figures.address().endswith("?by=place")
    figures.write("[name=of]", "killed")
    figures.press("Enter")
    figures.calm()
    assert figures.address().endswith("?by=place&of=killed")
    labels = figures.run("[...document.querySelectorAll('.panel h3')].map(h => h.textContent)")
    assert labels
    assert all("killed" in label for label in labels)


def test_an_origin_left_out_leads_to_all_that_falls_without_it(figures: Browser) -> None:
    figures.run("document.querySelector('.parties input').click()")
    figures.settle()
    assert figures.count(f"{KILLED} .mark.off") > 0
    figures.click(".left-out a")
    figures.calm()
    assert "/origins?without=org-" in figures.address()
    assert figures.count(".off-box:checked") == 1


def test_plots_print_and_controls_do_not(figures: Browser) -> None:
    figures.size(390, 200)
    figures.pdf()
    assert figures.count(".drawing svg") == figures.count(".panel")
    figures.media("print")
    assert figures.run("document.querySelector('.controls').offsetHeight") == 0
    figures.media()
    figures.size(1280, 900)

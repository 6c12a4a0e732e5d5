"""The page of figures in a real browser: marks, hover, keys, rules, dark and paper."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.browser import CHROMIUM, Browser
from tests.report.flood import flood

from reportedly.model.series import Estimate
from reportedly.report.figure_page import figure_page
from reportedly.report.figures import figures
from reportedly.report.material import Material

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")
KILLED = ".panel:not(.small)"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    material = Material(flood().view())
    path = tmp_path_factory.mktemp("page") / "figures.html"
    path.write_text(figure_page(material, figures(material)), encoding="utf-8")
    return path


@pytest.fixture
def page(browser: Browser, path: Path) -> Iterator[Browser]:
    browser.media()
    browser.open(path)
    yield browser
    assert browser.problems == []
    assert browser.requests == [path.as_uri()]


def chosen(page: Browser, name: str, value: str) -> None:
    page.run(f"document.querySelector('[name={name}][value={value}]').click()")
    page.settle()


def test_one_mark_a_figure_with_its_bound_drawn(page: Browser) -> None:
    assert page.count(".mark") == page.count(".told tbody tr") == 7
    arrows = page.run("[...document.querySelectorAll('.mark.open')].map(m => m.ariaLabel)")
    assert len(arrows) == 4
    assert all("least" in a or "more" in a or "up to" in a for a in map(str.lower, arrows))
    assert page.count(".mark.range rect.body") == 1
    assert page.count(".mark.is-about") == page.count(".mark.is-vague") == 1
    assert page.count(".mark.reserved .held") == 1


def test_an_open_side_points_the_way_that_nobody_closes(page: Browser) -> None:
    marks = f"[...document.querySelectorAll('{KILLED} .mark')]"
    top = "(m => n => m.querySelector(n).getBoundingClientRect().y)"
    up, down = (
        page.run(
            f"(m => {top}(m)('.head') - {top}(m)('.body'))"
            f"({marks}.find(m => /{words}/.test(m.ariaLabel)))"
        )
        for words in ("At least 20", "Up to 40")
    )
    assert up < 0 < down


def test_figures_of_one_origin_stand_under_one_number(page: Browser) -> None:
    brackets = f"[...document.querySelectorAll('{KILLED} .bracket')]"
    assert page.run(f"{brackets}.map(b => b.dataset.n)") == ["1", "2", "3", "0"]


def test_hover_shows_the_passage_with_speaker_outlet_day_and_status(page: Browser) -> None:
    page.mouse(f"{KILLED} .mark.reserved .hit")
    told = page.text(".tip")
    for words in ("Up to 40", "rescuers", "Delta Times", "4 May 2026", "denied", "were killed"):
        assert words in told
    page.press("Escape")
    assert page.run("document.querySelector('.tip').hidden")


def test_a_click_opens_the_passage_and_a_button_leads_back(page: Browser) -> None:
    page.mouse(f"{KILLED} .mark.range .hit", click=True)
    assert "Between 24 and 30" in page.run("document.activeElement.innerText")
    assert page.run("location.hash").startswith("#e-")
    page.run("document.activeElement.querySelector('.back').click()")
    assert page.run("document.activeElement.classList.contains('range')")


def test_everything_can_be_done_by_keyboard(page: Browser) -> None:
    page.run(f"document.querySelector('{KILLED} .mark[tabindex=\"0\"]').focus()")
    first = page.run("document.activeElement.dataset.id")
    page.press("ArrowRight")
    second = page.run("document.activeElement.dataset.id")
    assert second != first
    assert not page.run("document.querySelector('.tip').hidden")
    assert page.count(f"{KILLED} .mark[tabindex='0']") == 1
    page.press("Enter")
    assert page.run("document.activeElement.id").endswith(second)


def test_another_rule_gives_other_numbers(page: Browser) -> None:
    page.run("document.getElementById('until').value = 1")
    chosen(page, "rule", "ucdp")
    page.run("document.querySelector('form').dispatchEvent(new Event('input'))")
    page.settle()
    told = {}
    for rule in ("ucdp", "acled", "min-max"):
        chosen(page, "rule", rule)
        told[rule] = page.text(f"{KILLED} .now strong")
        assert page.text(f"{KILLED} th.chosen") == rule
    assert told == {"ucdp": "24 to 30, best 27", "acled": "24", "min-max": "24 to 30"}


def test_an_earlier_day_hides_what_came_later(page: Browser) -> None:
    page.run("document.getElementById('until').value = 0")
    page.run("document.querySelector('form').dispatchEvent(new Event('input'))")
    page.settle()
    assert page.text(f"{KILLED} .now strong") == "at least 20"
    assert page.count(f"{KILLED} .mark.off") == 3
    assert page.text("output") == "2 May 2026"


def test_without_an_origin_the_estimate_is_reckoned_without_it(page: Browser) -> None:
    page.run("document.querySelectorAll('.parties input')[2].click()")
    page.settle()
    assert page.text(f"{KILLED} .now strong") == "24 to 30, best 27"
    assert page.count(f"{KILLED} .mark.off") == 1


@pytest.mark.parametrize("mode", ["side", "scale"])
def test_days_side_by_side_or_to_scale(page: Browser, mode: str) -> None:
    chosen(page, "days", mode)
    inside = "m => m.getBoundingClientRect().right <= innerWidth"
    assert page.run(f"[...document.querySelectorAll('.mark')].every({inside})")
    assert page.count(".mark") == 7


def test_dark_and_light_and_paper(page: Browser) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.run(paper)
    page.media(scheme="dark")
    assert page.run(paper) != light
    fill = "getComputedStyle(document.querySelector('.mark.point .body')).fill"
    dark = page.run(fill)
    page.media("print", scheme="dark")
    assert page.run(paper) == "rgb(255, 255, 255)"
    assert page.run(fill) != dark
    assert page.run("document.querySelector('.controls').offsetHeight") == 0
    page.media()


def test_it_fits_a_telephone(browser: Browser, path: Path) -> None:
    browser.open(path, width=390, height=500)
    assert browser.run("document.documentElement.scrollWidth") <= 390


def test_what_was_out_of_sight_is_on_paper_too(browser: Browser, path: Path) -> None:
    browser.open(path, width=390, height=100)
    assert browser.count(".mark") < 7
    browser.pdf()
    assert browser.count(".mark") == 7
    assert browser.count(".drawing svg") == browser.count(".panel")


def test_a_sum_of_parts_and_what_was_taken_back_are_told_apart(
    browser: Browser, tmp_path: Path
) -> None:
    material = Material(flood().view())
    killed, *rest = figures(material)
    summed = Estimate(
        as_of="2026-05-01", low=5, best=5, high=5, measures=(), origins=("org-1",),
        why="1 origin; computed: 2 killed + 3 killed = 5",
    )  # fmt: skip
    void = replace(killed.estimates[-1], void=(killed.estimates[-1].measures[0],))
    row = replace(killed, estimates=(summed, *killed.estimates[:-1], void))
    path = tmp_path / "figures.html"
    path.write_text(figure_page(material, (row, *rest)), encoding="utf-8")
    browser.open(path)
    assert browser.run("document.querySelector('.computed').textContent") == "sum of parts"
    assert browser.count(".mark.void .struck") == 1
    assert "computed: 2 killed + 3 killed = 5" in browser.run("document.body.textContent")
    assert "taken back, replaced or called false" in browser.text(".notes")
    assert browser.problems == []


def test_many_figures_of_a_day_get_the_room_that_they_need(
    browser: Browser, tmp_path: Path
) -> None:
    material = Material(flood().view())
    killed = figures(material)[0]
    many = tuple(
        replace(point, id=f"mea-{n:012d}", origin=f"org-{n:012d}")
        for n in range(70)
        for point in killed.points[:1]
    )
    day = replace(killed.estimates[1], measures=tuple(point.id for point in many))
    row = replace(killed, points=many, estimates=(day,))
    path = tmp_path / "figures.html"
    path.write_text(figure_page(material, (row,)), encoding="utf-8")
    browser.open(path)
    assert browser.count(".panel.wide .bracket rect") == 70
    edges = "[...document.querySelectorAll('.bracket rect')].map(r => r.getBoundingClientRect())"
    apart = "b.every((box, n) => n === 0 || b[n - 1].right <= box.left)"
    assert browser.run(f"(b => {apart})({edges})")
    assert browser.run("(d => d.scrollWidth > d.clientWidth)(document.querySelector('.drawing'))")
    assert browser.run("document.documentElement.scrollWidth <= innerWidth")

"""The evidence reader in a real browser: click either way, keys, toggles, under the passage."""

from collections.abc import Callable
from pathlib import Path

from tests.browser import Browser
from tests.workbench.conftest import serving
from tests.workbench.test_article import hostile, id_of

__all__ = ["hostile"]

OPEN = "document.querySelector('.claim-card[open]')?.dataset.n"
LIT = "document.querySelector('.text mark.lit')?.innerText"


def opened(window: Browser, server: str, examples: Path, more: str = "", **size: int) -> str:
    path = f"/articles/{id_of(examples, '04_capital')}"
    window.open(f"{server}{path}{more}", **size)
    return path


def test_a_mark_opens_its_card_and_a_card_lights_its_mark(
    window: Browser, server: str, examples: Path, picture: Callable[..., None]
) -> None:
    opened(window, server, examples)
    window.click(".text mark.m-claim[data-c~='5']")
    assert window.run(OPEN) == "5"
    assert window.run(LIT) == "Some 900 houses were destroyed"
    assert window.run("location.hash").endswith("-446-476")
    window.calm()
    picture("article")
    window.click("#card-8 > summary")
    assert window.run(OPEN) == "8"
    assert "hundreds of families" in window.run(LIT)
    level = "document.querySelector('{}').getBoundingClientRect().top"
    window.until(
        f"Math.abs({level.format('.claim-card[open]')} - {level.format('mark.lit')}) < 40"
    )
    window.press("Escape")
    assert window.run(OPEN) is None
    assert window.run("location.hash") == ""


def test_cards_never_overlap(window: Browser, server: str, examples: Path) -> None:
    opened(window, server, examples)
    window.press("j")
    overlaps = """(() => {
      const boxes = [...document.querySelectorAll('.claim-card')].map(c => [c.offsetTop,
        c.offsetTop + c.offsetHeight]).sort((a, b) => a[0] - b[0]);
      return boxes.some((box, n) => n && box[0] < boxes[n - 1][1]) })()"""
    window.until(f"!{overlaps}")


def test_keys_step_through_claims_and_figures(
    window: Browser, server: str, examples: Path
) -> None:
    opened(window, server, examples)
    seen = []
    for key in ("j", "j", "j", "k"):
        window.press(key)
        seen.append(window.run(OPEN))
    assert seen == ["1", "2", "3", "2"]
    window.press("n")
    window.press("n")
    assert window.run("document.querySelector('mark.asked').innerText") == "12"
    assert window.run(OPEN) == "4"


def test_what_is_marked_is_remembered_in_the_address(
    window: Browser, server: str, examples: Path
) -> None:
    opened(window, server, examples, "?show=claims,furniture")
    style = "getComputedStyle(document.querySelector('.b-body mark.m-figure')).fontWeight"
    assert window.run(style) == "400"
    window.click(".kinds label:has([value=figures])")
    assert window.run(style) == "700"
    assert "show=claims,figures,furniture" in window.address()
    hidden = "document.querySelector('.furniture > p').getClientRects().length === 0"
    assert not window.run(hidden)
    window.press("f")
    assert window.run(hidden)
    window.choose("[name=status]", "denied")
    assert window.count(".claim-card:not([hidden])") == 3
    assert window.address().count("status=denied") == 1
    window.open(f"{server}{window.address()}")
    assert window.count(".claim-card:not([hidden])") == 3
    assert window.run(hidden)


def test_an_address_with_a_passage_opens_its_claim(
    window: Browser, server: str, examples: Path
) -> None:
    id = id_of(examples, "04_capital")
    opened(window, server, examples, f"#{id}-446-476")
    assert window.run(OPEN) == "5"
    window.open(f"{server}/articles/{id}?x=1#{id}-450-453")  # no mark has these very words
    assert window.run("[...CSS.highlights.get('asked')].map(r => r.toString()).join()") == " 90"


def test_on_a_narrow_screen_a_card_opens_under_its_passage(
    window: Browser, server: str, examples: Path
) -> None:
    opened(window, server, examples, width=390, height=800)
    assert window.count(".claim-card") == 12
    shown = "[...document.querySelectorAll('.claim-card')].filter(c => c.getClientRects().length)"
    assert window.run(f"{shown}.length") == 0
    window.click(".text mark.m-claim[data-c~='5']")
    assert window.run(f"{shown}.map(c => c.dataset.n).join()") == "5"
    assert window.run(
        "document.querySelector('#card-5').previousElementSibling.contains("
        "document.querySelector('mark.lit'))"
    )
    assert window.run("document.documentElement.scrollWidth") <= 390
    assert window.axe() == []


def test_words_that_one_marks_can_be_cited(window: Browser, server: str, examples: Path) -> None:
    opened(window, server, examples)
    assert window.run("document.querySelector('.cite-words').hidden")
    window.run(
        """(mark => { const range = document.createRange();
        range.setStart(mark.querySelector('mark').firstChild, 5);
        range.setEnd(mark.lastChild, 7);
        getSelection().removeAllRanges(); getSelection().addRange(range) })(
        document.querySelector(".text mark.m-claim[data-c~='5']"))"""
    )
    window.until("!document.querySelector('.cite-words').hidden")
    id = id_of(examples, "04_capital")
    assert window.text("#cite-words") == (
        f"The Capital Post, 10 Mar 2026, characters 451 to 461: “900 houses” ({id})"
    )


def test_a_passage_of_a_later_part_is_found_and_the_last_key_leads_on(
    window: Browser,
    hostile: Path,
) -> None:
    id = id_of(hostile, "evil")
    with serving(hostile) as address:
        window.open(f"{address}/articles/{id}#{id}-20000-20010")
        window.until("document.querySelector('.reader').dataset.part === '2'")
        window.until("[...CSS.highlights.get('asked') ?? []].length === 1")
        window.open(f"{address}/articles/{id}")
        while window.run("document.querySelector('.reader').dataset.part") == "1":
            window.press("j")
            window.calm()
        assert window.run("document.querySelector('.reader').dataset.part") == "2"

"""The list of stories under real hands: keys, filters as one types."""

from tests.browser import Browser

FOCUSED = "document.activeElement.querySelector('h2 a')?.innerText"


def test_keys_step_through_the_stories_and_open_one(window: Browser, server: str) -> None:
    window.open(f"{server}/stories")
    for key, story in (("j", "Strike"), ("j", "Earthquake"), ("j", "Earthquake"), ("k", "Strike")):
        window.press(key)
        assert window.run(FOCUSED).startswith(story), key
    window.press("?")
    assert "Next story" in window.text("#keys")
    window.press("Escape")
    window.press("j")
    window.press("o")
    window.calm()
    assert "/stories/sto-" in window.address()
    assert "Earthquake" in window.text("h1")


def test_filters_narrow_the_list_and_its_command_as_one_types(
    window: Browser, server: str
) -> None:
    window.open(f"{server}/stories")
    window.press("f")
    window.write("#of", "quake")
    window.until("document.querySelectorAll('.story').length === 1")
    window.calm()
    assert window.run("document.activeElement.id") == "of"
    assert "of=quake" in window.address()
    assert "--of quake" in window.text("#command")
    window.click("input[name=disputed]")
    assert "disputed=1" in window.address()
    window.click(".order a[href*='sort=articles']")
    assert "sort=articles" in window.address()
    assert window.count(".story") == 1

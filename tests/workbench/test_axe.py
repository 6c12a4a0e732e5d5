"""Can everybody read and use it: axe on every screen; keyboard alone; small, zoomed, printed."""

import pytest
from tests.browser import Browser
from tests.workbench.crawl import PATHS, Crawl

GRAVE = ("serious", "critical")
FOCUSABLE = (
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]"
    ":not([tabindex='-1'])"
)
UNSEEN = f"""(() => {{
  const bad = [];
  for (const e of document.querySelectorAll(`{FOCUSABLE}`)) {{
    if (e.disabled || !e.checkVisibility({{ visibilityProperty: true }})) continue;
    e.focus();
    if (document.activeElement !== e) continue;
    const parts = [e, e.parentElement, ...e.querySelectorAll('*')].slice(0, 12);
    const marked = (one) => {{
      const s = getComputedStyle(one);
      return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0)
        || s.boxShadow !== 'none' || (s.stroke !== 'none' && one.matches('svg *'));
    }};
    if (!parts.some(marked)) bad.push(e.outerHTML.slice(0, 160));
  }}
  return bad.slice(0, 5);
}})()"""
WIDE = """(() => {
  const limit = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= limit) return [];
  const over = [...document.querySelectorAll('body *')].filter((e) => {
    const b = e.getBoundingClientRect();
    if (b.right <= limit + 1 || !b.width) return false;
    for (let p = e.parentElement; p; p = p.parentElement)
      if (getComputedStyle(p).overflowX !== 'visible') return false;
    return true;
  });
  return over.slice(-4).map((e) => e.outerHTML.slice(0, 140));
})()"""
CONTROLS = """[...document.querySelectorAll('nav, input, select, button:not(.back), .skip')]
  .filter((e) => e.checkVisibility() && e.getBoundingClientRect().height)
  .map((e) => e.outerHTML.slice(0, 140)).slice(0, 4)"""
pytestmark = pytest.mark.parametrize("path", PATHS)


def addresses(screens: Crawl, path: str) -> list[str]:
    """The fullest page of a screen, none where it only gives files."""
    found = screens.of(path)
    return sorted(found, key=lambda one: len(found[one]))[-1:]


def grave(window: Browser, *rules: str) -> list[str]:
    """What axe finds grave, by all of its rules or by these."""
    asked = {"runOnly": {"type": "rule", "values": rules}} if rules else {}
    return [
        f"{one['id']}: {one['help']}: {[node['html'][:120] for node in one['nodes'][:4]]}"
        for one in window.axe(**asked)
        if one["impact"] in GRAVE
    ]


def test_everybody_can_read_and_use_it(
    lived_server: str, screens: Crawl, window: Browser, path: str
) -> None:
    for address in addresses(screens, path):
        window.open(lived_server + address)
        by_keyboard(window, address)
        assert grave(window) == [], address
        window.media(scheme="dark")
        assert grave(window, "color-contrast") == [], f"{address}, dark"
        window.size(390, 800)
        window.settle()
        assert window.run(WIDE) == [], f"{address} at 390"
        window.size(640, 400, scale=2)
        window.settle()
        assert window.run(WIDE) == [], f"{address} at 1280 and 200 %"
        on_paper(window, address)


def by_keyboard(window: Browser, address: str) -> None:
    """Tab leads from the first to the last, never back and never round in a trap; one sees where
    one is."""
    window.press("Tab")
    if window.count("nav[aria-label='Screens']"):
        assert window.run("document.activeElement.matches('a.skip')"), address
        assert window.run("document.activeElement.getBoundingClientRect().top >= 0"), address
    number = f"[...document.querySelectorAll(`{FOCUSABLE}`)].indexOf(document.activeElement)"
    seen = list[int]()
    for _ in range(8):
        window.press("Tab")
        seen.append(window.run(number))
    seen = [one for one in seen if one >= 0]  # what only scrolls has no number
    assert seen == sorted(seen), f"{address}: focus jumps about"
    assert len(set(seen)) == len(seen), f"{address}: focus is trapped"
    assert window.run(UNSEEN) == [], address


def on_paper(window: Browser, address: str) -> None:
    window.size(720, 1000)
    window.media("print", scheme="dark")
    assert window.run(CONTROLS) == [], f"{address} on paper"
    white = window.run("getComputedStyle(document.body).backgroundColor")
    assert white in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"), address
    assert window.run("document.querySelector('h1').checkVisibility()"), address

"""What holds for every screen: its landmarks, labels, links and forms."""

import re
from collections import Counter, defaultdict

import pytest
from lxml import html
from tests.workbench.crawl import ACTIONS, LATER, PATHS, Crawl


def test_every_link_leads_somewhere_and_none_away(screens: Crawl) -> None:
    assert screens.broken == []
    assert screens.away == []


def test_every_action_is_offered_by_a_form(screens: Crawl) -> None:
    posted = set[str]()
    for pages in screens.pages.values():
        for page in pages.values():
            posted |= set(html.fromstring(page).xpath("//form[@method='post']/@action"))
            posted |= set(html.fromstring(page).xpath("//@formaction | //@hx-post"))
    reached = {one.partition("?")[0] for one in posted}
    for action in (one for one in ACTIONS if one not in LATER):
        pattern = re.sub(r"\\\{[^}]*\\\}", "[^/]+", re.escape(action))
        assert any(re.fullmatch(pattern, one) for one in reached), action


@pytest.mark.parametrize("path", PATHS)
def test_the_frame_of_a_page(screens: Crawl, path: str) -> None:
    for address, page in screens.of(path).items():
        tree = html.fromstring(page)
        assert len(tree.xpath("//h1")) == 1, address
        assert len(tree.xpath("//main")) == 1, address
        title = tree.xpath("string(//title)")
        assert title[:1].strip(), address
        here = tree.xpath("//nav[@aria-label='Screens']//a[@aria-current]/@href")
        assert len(here) <= 1, address
        ids = Counter(tree.xpath("//@id"))
        assert not [name for name, n in ids.items() if n > 1], address
        inline = "//script[not(@src) and not(@type='application/json')]"
        assert not tree.xpath(f"//@style | //style | {inline}"), address
        assert not tree.xpath("//*[@hx-on or starts-with(@hx-vals, 'js:')]"), address


@pytest.mark.parametrize("path", PATHS)
def test_every_field_has_a_label_and_every_table_its_headers(screens: Crawl, path: str) -> None:
    for address, page in screens.of(path).items():
        tree = html.fromstring(page)
        for field in tree.xpath("//input[not(@type='hidden')] | //select | //textarea"):
            named = tree.xpath("//label/@for") if field.get("id") else []
            inside = field.xpath("ancestor::label") or field.get("aria-label")
            by = field.get("aria-labelledby")
            assert inside or by or field.get("id") in named, (address, html.tostring(field)[:200])
        for button in tree.xpath("//button[not(@hidden)]"):
            words = button.text_content().strip() or button.get("aria-label")
            assert words, (address, html.tostring(button)[:200])
        assert not tree.xpath("//table//th[not(@scope)]"), address
        assert not tree.xpath("//table[not(.//th)]"), address


@pytest.mark.parametrize("path", PATHS)
def test_forms_that_change_something_are_signed(screens: Crawl, path: str) -> None:
    for address, page in screens.of(path).items():
        for form in html.fromstring(page).xpath("//form"):
            method = form.get("method", "get").lower()
            fields = form.xpath(".//input[@name='csrf']/@value")
            if method == "post":
                assert len(fields) == 1, address
                assert re.fullmatch("[0-9a-f]{64}", fields[0]), address
            else:
                assert not fields, f"{address}: the field would stand in an address"


@pytest.mark.parametrize("path", PATHS)
def test_a_key_means_one_thing(screens: Crawl, path: str) -> None:
    for address, page in screens.of(path).items():
        says = defaultdict[str, set[str]](set)
        for one in html.fromstring(page).xpath("//*[@data-key][@data-says]"):
            says[one.get("data-key")].add(one.get("data-says"))
        assert {key: told for key, told in says.items() if len(told) > 1} == {}, address

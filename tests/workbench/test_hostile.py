"""Hostile articles, names and reasons stand on every screen as the text that they are."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient
from tests.browser import Browser
from tests.workbench.conftest import WHO, serving
from tests.workbench.crawl import PATHS, Crawl, crawled
from tests.workbench.hostile import PAYLOADS, SHOWN, hostile_ledger

from reportedly.model.article import Article, Block, BlockKind
from reportedly.store.sqlite import SQLiteLedger
from reportedly.workbench.app import workbench

HANDLERS = "starts-with(name(), 'on') or contains(name(), 'on:') or contains(name(), 'hx-on')"


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile_ledger(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="session")
def pages(hostile: Path) -> Iterator[Crawl]:
    made = workbench(hostile, who=WHO, hosts=("testserver",))
    with TestClient(made, raise_server_exceptions=False) as client:
        crawl = crawled(client)
        for words in PAYLOADS:  # what is asked for is as little to be trusted
            for path in (one for one in PATHS if "{" not in one):
                query = {"q": words, "speaker": words, "words": words, "who": words, "sort": words}
                answer = client.get(path, params=query)
                if "<html" in answer.text:
                    crawl.pages[path][str(answer.url.raw_path, "ascii")] = answer.text
        yield crawl


@pytest.mark.parametrize("path", PATHS)
def test_no_page_has_an_element_that_an_article_made(pages: Crawl, path: str) -> None:
    for address, page in (pages.of(path, most=60) | pages.parts[path]).items():
        tree = html.fromstring(page)
        for script in tree.xpath("//script"):
            ours = script.get("src", "").startswith("/static/") and not script.text
            assert ours or script.get("type") == "application/json", address
        assert not tree.xpath(f"//@*[{HANDLERS}]"), address
        assert not tree.xpath("//iframe | //object | //embed | //base | //style | //@style"), (
            address
        )
        assert not tree.xpath("//meta[@http-equiv] | //@srcdoc | //@data-hx-get"), address
        named = ("href", "src", "action", "formaction", "hx-get", "hx-post")
        targets = tree.xpath(" | ".join(f"//@{name}" for name in named))
        assert not [one for one in targets if one and (one[0] not in "/?#" or one[:2] == "//")]
        assert not [one for one in targets if one.startswith("/leak")]
        assert "49" not in [one.strip() for one in tree.xpath("//main//text()")], (
            "7*7 was reckoned"
        )
        for control in "\u202e\u2066\x1b\x07\u200b\U000e0041":
            assert control not in page, address


def test_what_it_says_can_be_read(pages: Crawl) -> None:
    """Every character is on the page of its article, controls made visible."""
    found = [html.fromstring(page).text_content() for page in pages.of("/articles/{id}").values()]
    for words in (*PAYLOADS, *SHOWN):
        squeezed = "".join(words.split())
        assert any(squeezed in "".join(one.split()) for one in found), words


@pytest.fixture(scope="session")
def live(hostile: Path) -> Iterator[str]:
    with serving(hostile) as address:
        yield address


@pytest.mark.parametrize("path", PATHS)
def test_nothing_of_it_runs_or_asks_in_a_browser(
    pages: Crawl, live: str, window: Browser, path: str
) -> None:
    """Not even the page's policy has anything to refuse: it never comes to that."""
    found = pages.of(path, most=60)
    for address in sorted(found, key=lambda one: found[one].count("pwned"))[-1:]:
        window.open(live + address)
        window.run("document.querySelectorAll('details').forEach(d => { d.open = true })")
        window.settle()
        harmless(window)


def harmless(window: Browser) -> None:
    assert window.run("typeof window.pwned") == "undefined"
    assert window.problems == window.dialogs == []
    assert not [one for one in window.requests if "/leak" in one or "evil.example" in one]


def test_search_as_you_type_shows_it_as_text_too(live: str, window: Browser) -> None:
    window.open(f"{live}/stories")
    for words in ("Karsund", *PAYLOADS[:3]):
        window.write("#find", words)
        window.until("document.querySelector('#hits').innerText.trim()")
        harmless(window)


@pytest.mark.parametrize("text", ["<div><b>" * (1 << 17), "<i>lorem-ipsum " * 13_400])
def test_a_million_characters_of_tags_and_a_line_without_end(
    own: Path, served: Callable[..., str], window: Browser, text: str
) -> None:
    whole = f"Dam holds\n\nThe dam holds, the governor said.\n\n{text}\n"
    block = Block(start=0, end=len(whole), kind=BlockKind.BODY)
    made = replace(Article.of(whole, source="big.txt"), title=text[:300], blocks=(block,))
    ledger = SQLiteLedger(own)
    with ledger.writer() as writer:
        writer.put([made], by="read", about=made.id)
    ledger.close()
    window.open(f"{served(own)}/articles/{made.id}")
    shown = window.run("document.querySelector('main').textContent")
    assert "".join(text[-30_000:].split()) in "".join(shown.split())
    assert window.run("document.documentElement.scrollWidth") <= 1280
    harmless(window)

"""The law of twins: the command shown on a page prints the page's JSON document."""

import json
import shlex

import pytest
from lxml import html
from starlette.testclient import TestClient
from tests.workbench.conftest import run
from tests.workbench.crawl import PATHS, Crawl

WITHOUT = frozenset({"/add", "/hand-over"})
"""Screens that show nothing of the ledger."""
EACH = 4


def varied(pages: dict[str, str]) -> dict[str, str]:
    """Some addresses of a screen: each set of parameters once, then what there is. A search for
    nothing says nothing."""
    pages = {one: page for one, page in pages.items() if one != "/search"}
    kinds = dict[tuple[str, ...], str]()
    for address in pages:
        query = address.partition("?")[2]
        kinds.setdefault(tuple(sorted(one.partition("=")[0] for one in query.split("&"))), address)
    chosen = [*kinds.values(), *pages][: max(EACH, len(kinds))]
    return {address: pages[address] for address in chosen}


@pytest.mark.parametrize("path", [path for path in PATHS if path not in WITHOUT])
def test_the_command_on_a_page_prints_its_twin(
    bare: TestClient, screens: Crawl, path: str
) -> None:
    for address, page in varied(screens.of(path)).items():
        tree = html.fromstring(page)
        shown = tree.xpath("string(//*[@id='command'])")
        assert shown, f"{address} shows no command"
        assert tree.xpath("//a[@class='twin']"), f"{address} has no link to its twin"
        twin = bare.get(tree.xpath("//a[@class='twin']/@href")[0])
        assert twin.status_code == 200, address
        assert twin.headers["content-type"] == "application/json"
        program, name, *words = shlex.split(shown)
        assert program == "reportedly"
        assert "--json" not in words
        printed = json.loads(run(name, "--json", *words))
        assert printed == twin.json(), f"{address}: {shown} --json"
        assert list(printed)[:2] == ["reportedly", "kind"]


@pytest.mark.parametrize("path", [path for path in PATHS if path not in WITHOUT])
def test_the_same_holds_of_a_moment(bare: TestClient, screens: Crawl, path: str) -> None:
    address = next(iter(varied(screens.of(path))), "")
    if not address:
        return
    mark = "&" if "?" in address else "?"
    answer = bare.get(f"{address}{mark}as_of=published:2026-03-11")
    if answer.status_code == 404:  # it was not there then
        return
    assert answer.status_code == 200
    tree = html.fromstring(answer.text)
    _, name, *words = shlex.split(tree.xpath("string(//*[@id='command'])"))
    assert "--as-of" in words, address
    twin = bare.get(tree.xpath("//a[@class='twin']/@href")[0]).json()
    assert json.loads(run(name, "--json", *words)) == twin
    assert (twin["reading"], twin["as_of"][:10]) == ("published", "2026-03-11")
    inner = [one for one in tree.xpath("//main//a/@href") if one.startswith("/")]
    assert not [one for one in inner if "as_of=" not in one], "links stay at the moment"

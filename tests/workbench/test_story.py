"""The parts of a story: what each shows, what it is asked with, and its command."""

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from starlette.testclient import TestClient
from tests.workbench.conftest import ROOT, run

from reportedly.workbench.app import workbench

TABS = (
    "", "/origins", "/conflicts", "/timeline", "/reserves", "/changes", "/voices", "/articles",
    "/print",
)  # fmt: skip


@pytest.fixture(scope="module")
def quake(client: TestClient) -> str:
    """The address of the story of the earthquake."""
    [found] = {
        link.split("#")[0]
        for link in html.fromstring(client.get("/stories").text).xpath("//a/@href")
        if re.fullmatch(r"/stories/sto-\w+", link)
        and "Earthquake" in html.fromstring(client.get(link).text).xpath("string(//h1)")
    }
    return found


def page(client: TestClient, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return html.fromstring(answer.text)


def words(tree: Any, path: str) -> str:
    return " ".join(tree.xpath(f"string({path})").split())


def origin(client: TestClient, quake: str, name: str) -> str:
    """The id of the first origin with this name."""
    rows = client.get(f"{quake}/origins.json?by=origin").json()["rows"]
    return next(str(row["id"]) for row in rows if name in row["name"])


@pytest.mark.parametrize("tab", TABS)
def test_every_part_names_the_story_and_counts_origins(
    client: TestClient, quake: str, tab: str
) -> None:
    tree = page(client, quake + tab)
    assert words(tree, "//h1") == "Earthquake kills 31 in southern Peru"
    assert words(tree, "//p[@class='count']").startswith("11 articles → 33 independent origins")


@pytest.mark.parametrize(
    "asked",
    [
        "/origins?by=origin",
        "/origins?profile=conservative",
        "/origins?without=Rosa+Quispe&without=Harbor+Courier",
        "/origins?profile=generous&without=Rosa+Quispe&without=nobody+of+that+name",
        "/conflicts?verdict=revised&kind=numeric",
        "/timeline?since=2026-03-10&until=2026-03-11",
        "/timeline?since=2026-03",
        "/voices?speaker=quispe",
        "/print?profile=generous",
    ],
)
def test_what_a_page_is_asked_with_is_in_its_command(
    client: TestClient, quake: str, asked: str
) -> None:
    shown = words(page(client, quake + asked), "//*[@id='command']")
    path, _, query = asked.partition("?")
    twin = client.get(f"{quake}{path}.json?{query}").json()
    assert json.loads(run(*shlex.split(shown)[1:], "--json")) == twin


def test_a_note_leads_to_the_very_words(client: TestClient, quake: str) -> None:
    notes = page(client, quake).xpath("//a[@class='n']/@href")
    assert len(notes) > 20
    assert all(re.fullmatch(r"/articles/art-\w+#art-\w+-\d+-\d+", note) for note in notes)
    reader = html.fromstring(client.get(notes[0].split("#")[0]).text)
    assert reader.get_element_by_id(notes[0].split("#")[1]) is not None


def test_without_an_origin_it_is_told_what_still_stands(client: TestClient, quake: str) -> None:
    id = origin(client, quake, "Geophysical Institute")
    tree = page(client, f"{quake}/origins?without={id}")
    tally = [words(one, ".") for one in tree.xpath("//dl[@class='tally-row']//strong")]
    assert tally == ["32", "0", "95", "1", "1"]
    [box] = tree.xpath("//input[@class='off-box'][@checked]")
    assert box.get("value") == id
    [back] = tree.xpath("//span[@class='off-one']/a/@href")
    assert back == f"{quake}/origins"
    fallen = tree.xpath("//summary[.//*[contains(@class, 'falls')]]")
    assert [words(one, ".//*[@class='say']") for one in fallen] == [
        "“The quake, of magnitude 6.4, struck at 10:14 p.m. and was centred some 20 kilometres"
        " north of the town of Santa Aldea”"
    ]


def test_several_are_left_out_at_once_and_come_back_one_by_one(
    client: TestClient, quake: str
) -> None:
    tree = page(client, f"{quake}/origins?without=Rosa+Quispe&without=Plaza+Daily&by=origin")
    backs = tree.xpath("//span[@class='off-one']/a/@href")
    assert backs == [
        f"{quake}/origins?by=origin&without=Plaza+Daily",
        f"{quake}/origins?by=origin&without=Rosa+Quispe",
    ]
    assert tree.xpath("//a[@data-key='z']/@href") == [f"{quake}/origins?by=origin"]
    assert int(words(tree, "//dl[@class='tally-row']//strong")) < 32


def test_a_name_that_nobody_has_is_met_with_names_like_it(client: TestClient, quake: str) -> None:
    tree = page(client, f"{quake}/origins?without=Rosa+Quisp&without=Plaza+Daily")
    assert "did you mean Rosa Quispe" in words(tree, "//*[@role='alert']")
    assert tree.xpath("//*[@role='alert']//a/@href")[0].endswith(
        "without=Plaza+Daily&without=Rosa+Quispe"
    )


def test_an_origin_by_its_id_alone_leads_to_its_story(client: TestClient, quake: str) -> None:
    rows = client.get(f"{quake}/origins.json?by=origin").json()["rows"]
    for row, number in ((rows[0], ""), (rows[-1], "&page=2")):
        found = client.get(f"/origins/{row['id']}", follow_redirects=False)
        assert found.headers["location"] == f"{quake}/origins?by=origin{number}#{row['id']}"
        tree = page(client, found.headers["location"].split("#")[0])
        assert tree.get_element_by_id(row["id"]) is not None


@pytest.mark.parametrize("address", ["/stories/sto-000000000000/voices", "/origins/org-0000"])
def test_what_is_not_there_says_so(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert client.get(f"{address}.json").status_code == 404


def test_an_address_of_before_leads_to_the_story_of_today(own: Path, quake: str) -> None:
    text = (ROOT / "examples/quake/03_morning_ledger.txt").read_text()
    extra = own.with_name("11_evening_ledger.txt")
    extra.write_text(
        text.replace("Morning Ledger", "Evening Ledger") + "\nMore rain is expected.\n"
    )
    run("add", extra, "--ledger", own)
    with TestClient(workbench(own, who="ann", hosts=("testserver",))) as client:
        asked = "/origins?by=origin&without=Rosa+Quispe"
        answer = client.get(quake + asked, follow_redirects=False)
        there = answer.headers["location"]
        assert there.endswith(asked)
        assert there.removesuffix(asked) != quake
        tree = page(client, there)
        assert "another address" in words(tree, "//*[@class='said']")
        assert words(tree, "//h1") == "Earthquake kills 31 in southern Peru"


@pytest.mark.parametrize("tab", [*TABS, "/origins?without=Rosa+Quispe"])
def test_a_story_as_it_had_been_published_by_a_day(
    client: TestClient, quake: str, tab: str
) -> None:
    path, _, query = tab.partition("?")
    query = f"{query}&as_of=published:2026-03-10"
    tree = page(client, f"{quake}{path}?{query}")
    assert words(tree, "//p[@class='count']/strong").startswith("5 articles → ")
    shown = words(tree, "//*[@id='command']")
    twin = client.get(f"{quake}{path}.json?{query}").json()
    assert json.loads(run(*shlex.split(shown)[1:], "--json")) == twin


def test_a_day_holds_what_may_fall_on_it(client: TestClient, quake: str) -> None:
    day = page(client, f"{quake}/timeline?since=2026-03-12&until=2026-03-12")
    whole = page(client, f"{quake}/timeline")
    assert len(day.xpath("//*[contains(@class, 'event ')]")) > 0
    assert len(day.xpath("//h2[. = '9 Mar 2026']")) == 0
    assert len(whole.xpath("//*[@class='day-strip']//a")) == 7


def test_a_long_list_comes_in_pages(client: TestClient, quake: str) -> None:
    first = page(client, f"{quake}/origins?by=origin")
    second = page(client, first.xpath("//a[@rel='next']/@href")[0])
    cards = "//article[starts-with(@class, 'origin ')]/@id"
    assert len(first.xpath(cards)) == len(second.xpath(cards)) == 20
    assert not set(first.xpath(cards)) & set(second.xpath(cards))
    assert "21 to 40 of 40" in words(second, "//nav[@class='pager']")


def test_what_was_corrected_names_what_fell(client: TestClient, quake: str) -> None:
    fell = words(page(client, f"{quake}/changes"), "//*[starts-with(@class, 'correction')]")
    assert "He spoke of some 90 houses, not 900" in fell
    assert "1 statement does not stand any more" in fell
    assert "“Some 900 houses were destroyed”" in fell


def test_versions_are_compared_and_articles_counted(client: TestClient, quake: str) -> None:
    listed = client.get(f"{quake}/articles.json").json()["rows"]
    second = next(row for row in listed if row["version"] == 2)
    links = page(client, f"{quake}/changes").xpath("//a/@href")
    assert f"/compare/{second['before']}/{second['id']}" in links
    assert len(listed) == 12
    assert sum(row["claims"] for row in listed) > 60


def test_as_many_conflicts_in_the_tab_as_in_the_line_of_the_story(
    client: TestClient, quake: str
) -> None:
    told = json.loads(client.get("/stories.json").text)["rows"]
    [line] = [row for row in told if quake.endswith(row["id"])]
    tab = words(page(client, quake), f"//a[@href='{quake}/conflicts']/b")
    assert int(tab) == len(line["figures"]) + len(line["conflicts"]) < line["pairs"]


def test_the_way_in_keeps_the_day_that_is_looked_at(client: TestClient) -> None:
    answer = client.get("/?as_of=2020-01-01", follow_redirects=False)
    assert answer.headers["location"].endswith("/stories?as_of=2020-01-01")

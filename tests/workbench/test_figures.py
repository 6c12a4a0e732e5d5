"""Figures of a story and of all: what the address asks for is what is drawn, told and printed."""

import json
import re
import shlex

import pytest
from lxml import html
from starlette.testclient import TestClient
from tests.workbench.conftest import run

from reportedly.workbench import story_figures


@pytest.fixture(scope="module")
def quake(client: TestClient) -> str:
    """The address of the figures of the earthquake."""
    [story] = [s for s in client.get("/stories.json").json()["rows"] if "quake" in s["title"]]
    return f"/stories/{story['id']}/figures"


def data(page: str) -> dict[str, object]:
    tree = html.fromstring(page)
    return dict(json.loads(tree.xpath("string(//script[@id='data'])")))


def command(page: str) -> list[str]:
    return shlex.split(html.fromstring(page).xpath("string(//*[@id='command'])"))


def test_every_figure_stands_in_a_table_and_leads_to_its_passage(
    client: TestClient, quake: str
) -> None:
    tree = html.fromstring(client.get(quake).text)
    points = [p for row in client.get(f"{quake}.json").json()["rows"] for p in row["points"]]
    told = {
        row.get("id").rpartition("-mea-")[2] for row in tree.xpath("//tr[starts-with(@id,'e-')]")
    }
    assert told == {point["id"].removeprefix("mea-") for point in points}
    links = set(tree.xpath("//a[@class='opens']/@href"))
    for at in (point["span"] for point in points):
        anchor = f"{at['article']}-{at['start']}-{at['end']}"
        assert f"/articles/{at['article']}#{anchor}" in links


def test_what_is_asked_for_stands_in_the_command(client: TestClient, quake: str) -> None:
    page = client.get(f"{quake}?rule=acled&by=outlet&of=killed&until=2026-03-11").text
    words = command(page)
    for option, value in (("--rule", "acled"), ("--by", "outlet"), ("--of", "killed")):
        assert words[words.index(option) + 1] == value
    twin = client.get(f"{quake}.json?rule=acled&by=outlet&of=killed&until=2026-03-11").json()
    assert json.loads(run(*words[1:], "--json")) == twin
    assert {row["rule"] for row in twin["rows"]} == {"acled"}
    assert data(page)["rule"] == "acled"


def test_what_there_is_not_is_left_alone(client: TestClient, quake: str) -> None:
    page = client.get(f"{quake}?rule=mean&by=colour&until=soon&days=odd&page=x&profile=odd")
    assert page.status_code == 200
    assert command(page.text)[1:3] == ["figures", "--story"]
    assert not {"--rule", "--by", "--until", "--page"} & set(command(page.text))


def test_later_days_are_dimmed_and_not_counted(client: TestClient, quake: str) -> None:
    page = client.get(f"{quake}?of=killed&until=2026-03-11").text
    tree = html.fromstring(page)
    assert tree.xpath("string(//*[@class='now']/strong)") == "31"
    days = {
        " ".join(row.xpath("string(td[@class='when'])").split()): "off" in row.get("class")
        for row in tree.xpath("//tr[starts-with(@id,'e-')]")
    }
    assert any(off for day, off in days.items() if day.startswith("12 Mar"))
    assert not any(off for day, off in days.items() if day.startswith(("10 Mar", "11 Mar")))
    assert data(page)["until"] == "2026-03-11"


def test_origins_have_the_numbers_that_they_have_all_over_the_story(
    client: TestClient, quake: str
) -> None:
    numbers = {
        (point["origin"], point["n"], point["colour"])
        for query in ("", "?by=place", "?of=injured")
        for panel in data(client.get(quake + query).text)["panels"].values()  # type: ignore[attr-defined]
        for point in panel["points"]
        if point["n"]
    }
    assert len({origin for origin, *_ in numbers}) == len(numbers)


def test_all_figures_come_in_pages(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story_figures, "_PANELS", 4)
    page = client.get("/figures?page=2&of=people").text
    assert re.search(r"page 2 of \d", page)
    assert len(data(page)["panels"]) == 4  # type: ignore[arg-type]
    assert command(page)[-6:-2] == ["--limit", "4", "--page", "2"]
    twin = client.get("/figures.json?page=2&of=people").json()
    assert json.loads(run(*command(page)[1:], "--json")) == twin
    titles = html.fromstring(page).xpath("//section/h2/a/@href")
    assert titles
    assert all(re.fullmatch(r"/stories/sto-\w+/figures", title) for title in titles)


def test_too_many_to_put_under_each_origin_says_so(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(story_figures, "_GROUPED", 3)
    assert client.get("/figures?by=place").status_code == 200
    answer = client.get("/figures?by=origin")
    assert answer.status_code == 404
    assert "open a story to put them under each origin" in answer.text


def test_of_a_large_story_only_the_rule_asked_for_is_reckoned(
    client: TestClient, quake: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(story_figures, "_AT_ONCE", 3)
    page = client.get(f"{quake}?rule=min-max&of=injured").text
    assert data(page)["rules"] == ["min-max"]
    assert html.fromstring(page).xpath("//input[@type='radio' and @name='rule']/@value") == [
        "ucdp",
        "acled",
        "min-max",
    ]

"""People and organisations: lists that can be narrowed, and one with all that was said."""

import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.browser import Browser
from tests.workbench.conftest import Picture, run

from reportedly.model.attribution import Hop, HopKind
from reportedly.report.who_found import found
from reportedly.report.who_list import people, picked
from reportedly.report.who_of import who_of
from reportedly.report.who_ways import way
from reportedly.store.sqlite import SQLiteLedger


@pytest.fixture(scope="module")
def book(examples: Path) -> SQLiteLedger:
    return SQLiteLedger(examples)


def listed(client: TestClient, **query: str) -> list[str]:
    return [row["name"] for row in client.get("/people.json", params=query).json()["rows"]]


def test_people_are_listed_by_what_they_are_cited_for_and_narrowed(client: TestClient) -> None:
    assert listed(client, kind="person")[:2] == ["Rosa Quispe", "Marek Zieliński"]
    assert listed(client, q="zielinski") == ["Marek Zieliński"], "accents do not matter"
    assert listed(client, q="chief executive") == ["Ingrid Halvorsen"], "roles are searched"
    bodies = client.get("/people.json?kind=body&limit=500").json()["rows"]
    assert {row["kind"] for row in bodies} == {"organisation"}
    assert all(row["statements"] for row in client.get("/people.json?speakers=1").json()["rows"])
    assert listed(client, uncertain="1") == ["Norvik Terminals", "Norvik"]
    named = listed(client, sort="name", limit="3")
    assert named == sorted(named, key=str.casefold)
    assert listed(client, limit="2", page="2") == listed(client, limit="4")[2:]
    assert "Nobody here goes by that" in client.get("/people?q=nobody").text


def test_of_a_story_only_what_stands_in_it_is_counted(client: TestClient) -> None:
    stories = json.loads(client.get("/people/Quispe.json").text)["rows"][0]["said"]
    story = stories[0]["story"]
    there = client.get("/people.json", params={"story": story, "limit": "500"}).json()["rows"]
    names = {row["name"] for row in there}
    assert "Rosa Quispe" in names
    assert "Marek Zieliński" not in names


def test_what_somebody_said_is_told_once_a_day_with_all_places(book: SQLiteLedger) -> None:
    view = book.view()
    row = who_of(view, found(view, "Quispe"))
    assert [one.text for one in row.spellings] == ["Rosa Quispe", "Quispe"]
    assert len(row.positions) == 1, "three wordings of one position"
    days = [one.day for one in row.said]
    assert days == sorted(days)
    bodies = row.said[0]
    assert bodies.claim.text.startswith("We have recovered at least 12 bodies")
    assert (bodies.claim.label, len(bodies.again), bodies.dated) == (
        "Andes Press Agency",
        3,
        "said",
    )
    assert row.statements == 16 > len(row.said)
    killed = [one for one in row.figures if one.words.casefold() == "at least 12"]
    assert [len(one.points) for one in killed] == [4]
    assert ("briefing", "channel") in {(one.name, one.kind) for one in row.relays}
    assert row.shown is not None
    assert [tick.label for tick in row.shown.ticks] == ["10 Mar", "11 Mar", "12 Mar 2026"]


def test_denials_stand_beside_what_they_deny(book: SQLiteLedger) -> None:
    view = book.view()
    row = who_of(view, found(view, "Halvorsen"))
    assert ["cut jobs" in one.text for one in row.denials] == [True]
    [against] = row.denied
    assert against.who == "Baltic Dockers' Union"
    assert any("1,700" in answer.claim.text for answer in against.about)
    silent = who_of(view, found(view, "Mamani")).silences
    assert [one.status for one in silent] == ["not confirmed"]


def test_whom_somebody_means_is_found_or_asked_back(book: SQLiteLedger) -> None:
    view = book.view()
    assert found(view, "zieli").name == "Marek Zieliński"
    [one] = picked(people(view), words="quispe")
    assert found(view, one.id[:9]).name == found(view, "QUISPE").name
    for asked, reason in (("Nemo", "nobody here"), ("ent-000", "nobody here, or more")):
        with pytest.raises(LookupError, match=reason):
            found(view, asked)
    with pytest.raises(LookupError, match="one of several"):
        found(view, "pe")


@pytest.mark.parametrize(
    ("kind", "name", "told"),
    [
        (HopKind.CHANNEL, "briefing", "at a briefing"),
        (HopKind.CHANNEL, "press conference", "at a press conference"),
        (HopKind.CHANNEL, "interview", "in an interview"),
        (HopKind.CHANNEL, "television", "on television"),
        (HopKind.CHANNEL, "Telegram", "on Telegram"),
        (HopKind.CHANNEL, "his memoirs", "in his memoirs"),
        (HopKind.OUTLET, "Port News", "through Port News"),
    ],
)
def test_by_which_way_words_came_is_said_as_one_says_it(
    kind: HopKind, name: str, told: str
) -> None:
    assert way([Hop(kind=kind, name=name)]) == told


def test_an_address_of_today_leads_to_who_it_was_then(client: TestClient, examples: Path) -> None:
    [now] = client.get("/people/Quispe.json").json()["rows"]
    [then] = client.get(f"/people/{now['id']}.json?as_of=2026-03-10").json()["rows"]
    assert then["name"] == now["name"]
    assert {one["day"] for one in then["articles"]} == {"2026-03-10"}
    asked = ("who", now["id"], "--as-of", "2026-03-10", "--json", "--ledger", examples)
    assert json.loads(run(*asked))["rows"] == [then]


def test_nobody_is_a_page_that_says_so(client: TestClient) -> None:
    assert client.get("/people/ent-000000000000").status_code == 404
    assert client.get("/people/Nemo").status_code == 404
    assert client.get("/people/%3Cscript%3E").status_code == 404


def test_the_terminal_tells_the_same(examples: Path) -> None:
    told = run("who", "Halvorsen", "--ledger", examples)
    assert "Denied by others" in told
    assert "Chief Executive" in told


def test_a_strip_of_words_is_read_by_key_and_leads_to_the_passage(
    window: Browser, server: str, picture: Picture
) -> None:
    window.open(f"{server}/people")
    window.press("f")
    window.write("#words", "quispe")
    window.until("document.querySelectorAll('.people tbody tr').length === 1")
    assert "q=quispe" in window.address()
    window.click(".people th[scope=row] a")
    picture("person")
    window.run("document.querySelector('.strip-plot a').focus()")
    assert "at least 12 bodies" in window.text("#saying")
    window.mouse(".strip-plot a:last-of-type")
    assert "12 Mar 2026" in window.text("#saying")
    window.press("Enter")
    window.calm()
    assert window.address().startswith("/articles/art-")

"""The screen of sources: who is origin, who passes on; rating in place, from two windows too."""

import csv
import io
import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient
from tests.workbench.conftest import WHO, form, run

from reportedly.workbench import source_census
from reportedly.workbench.app import workbench

PRESS, HEAD = "Andes Press Agency", "Rosa Quispe"


@pytest.fixture
def mine(own: Path) -> Iterator[TestClient]:
    """Asks a workbench of a ledger that may be written to."""
    with TestClient(workbench(own, who=WHO, hosts=("testserver",))) as client:
        yield client


def rate(client: TestClient, name: str, **fields: str) -> str:
    """The page that one is on after the form was sent."""
    sent = {"csrf": form(client, "/sources"), "name": name, "back": f"/sources/{name}", **fields}
    answer = client.post("/sources/rate", data=sent)
    assert answer.status_code == 200
    return answer.text


def row(client: TestClient, name: str) -> dict[str, object]:
    [found] = client.get("/sources.json", params={"q": name}).json()["rows"]
    return dict(found)


def names(page: str) -> list[str]:
    return [str(one) for one in html.fromstring(page).xpath("//a[@class='name']/text()")]


def test_who_is_origin_and_who_only_passes_on(client: TestClient) -> None:
    head, press = row(client, HEAD), row(client, PRESS)
    assert (head["kind"], head["relays"]) == ("speaker", 0)
    assert (press["kind"], press["claims"]) == ("outlet", 0)
    assert names(client.get("/sources?sort=relays").text)[0] == PRESS
    assert PRESS not in names(client.get("/sources?leading=1&limit=200").text)
    assert row(client, "briefing")["kind"] == "channel"


def test_filters_are_the_options_of_the_command(client: TestClient) -> None:
    query = "kind=outlet&rated=no&leading=1&sort=name&limit=2&page=2"
    page = client.get(f"/sources?{query}").text
    shown = html.fromstring(page).xpath("string(//*[@id='command'])")
    assert "--kind outlet --unrated --leading --sort name --limit 2 --page 2" in shown
    twin = client.get(f"/sources.json?{query}").json()
    assert json.loads(run(*shown.split()[1:], "--json")) == twin
    assert len(twin["rows"]) == 2
    assert "No source fits" in client.get("/sources?q=nobody+at+all").text
    assert client.get("/sources?sort=odd&kind=x&page=%00&rated=maybe").status_code == 200


def test_a_source_in_full(client: TestClient) -> None:
    page = client.get(f"/sources/{HEAD}").text
    found = client.get(f"/sources/{HEAD}.json").json()["source"]
    assert sum(len(one["claims"]) for one in found["origins"]) == found["row"]["claims"]
    for words in ("What it is the origin of", "at a briefing, 10 March 2026", "told 16 times"):
        assert words in page
    passed = client.get(f"/sources/{PRESS}.json").json()["source"]["passed"]
    assert sum(len(one["claims"]) for one in passed) >= 20
    assert passed[0]["source"] == HEAD
    assert client.get("/sources/nobody").status_code == 404


def test_of_two_who_go_by_one_name_each_has_a_page(client: TestClient) -> None:
    page = html.fromstring(client.get("/sources?limit=200").text)
    links = [str(one) for one in page.xpath("//a[@class='name']/@href")]
    assert (
        len(links) == len(set(links)) == len(client.get("/sources.json?limit=200").json()["rows"])
    )
    for link in links:
        assert client.get(link).status_code == 200


def test_a_rating_is_kept_in_the_name_of_who_sits_there(mine: TestClient) -> None:
    page = rate(mine, HEAD, reliability="B", why="gives lists")
    assert "Rosa Quispe rated B, as ann." in html.fromstring(page).text_content()
    rating = row(mine, HEAD)["rating"]
    assert isinstance(rating, dict)
    assert (rating["grade"], rating["by"], rating["why"]) == ("B", "ann", "gives lists")
    assert names(mine.get("/sources?rated=yes").text) == [HEAD]
    assert HEAD not in names(mine.get("/sources?rated=no&limit=200").text)


def test_of_two_windows_neither_loses_what_the_other_said(mine: TestClient) -> None:
    rate(mine, HEAD, reliability="B", why="gives lists")
    # The other window was open before: it shows neither, and only an owner is put in there.
    rate(mine, HEAD, owner="the state")
    found = row(mine, HEAD)
    assert isinstance(found["rating"], dict)
    assert (found["rating"]["grade"], found["owner"]) == ("B", "the state")
    assert found["note"] == "gives lists"
    # This one saw the reason and takes it out.
    rate(mine, HEAD, was_why="gives lists", was_reliability="B", reliability="B")
    assert (row(mine, HEAD)["note"], row(mine, HEAD)["owner"]) == ("", "the state")


def test_what_is_taken_back_stays_in_the_history(mine: TestClient) -> None:
    rate(mine, PRESS, reliability="C")
    rate(mine, PRESS, reliability="D", was_reliability="C")
    page = rate(mine, PRESS, undo="1")
    assert "What was noted before" in page
    found = mine.get(f"/sources/{PRESS}.json").json()["source"]
    assert found["notes"] == []
    assert [one["reliability"] for one in found["history"]] == ["D", "C"]
    assert found["row"]["rating"]["by"] == ""


def test_what_cannot_be_taken_is_shown_with_what_was_typed(mine: TestClient) -> None:
    sent = {"csrf": form(mine, "/sources"), "name": HEAD, "reliability": "7", "why": "odd words"}
    answer = mine.post("/sources/rate", data=sent)
    assert answer.status_code == 422
    assert "is no reliability: A to F" in answer.text
    assert "odd words" in answer.text
    assert row(mine, HEAD)["note"] == ""


def test_nothing_is_rated_in_the_past(mine: TestClient) -> None:
    sent = {"csrf": form(mine, "/sources"), "name": HEAD, "reliability": "A"}
    answer = mine.post("/sources/rate", params={"as_of": "2999-01-01"}, data=sent)
    assert "Nothing can be rated in the past." in answer.text
    assert row(mine, HEAD)["note"] == ""


def test_the_way_back_stays_among_the_sources(mine: TestClient) -> None:
    sent = {"csrf": form(mine, "/sources"), "name": HEAD, "reliability": "A"}
    for back in ("https://elsewhere.example/", "//elsewhere.example", "/claims"):
        answer = mine.post("/sources/rate", data=sent | {"back": back}, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, "/sources")


def test_the_table_comes_as_a_file_that_can_be_brought_back(
    mine: TestClient, own: Path, tmp_path: Path
) -> None:
    rate(mine, HEAD, reliability="B")
    answer = mine.get("/sources.csv")
    assert "attachment" in answer.headers["content-disposition"]
    rows = {one["name"]: one for one in csv.DictReader(io.StringIO(answer.text))}
    assert rows[HEAD]["reliability"] == "B"
    table = tmp_path / "sources.csv"
    table.write_text(answer.text.replace(f"{PRESS},,", f"{PRESS},C,"), "utf-8")
    run("sources", "--import", table, "--as", "bo", "--ledger", own)
    assert names(mine.get("/sources?rated=yes&sort=rating").text) == [HEAD, PRESS]


def test_a_large_ledger_is_counted_aside_and_not_again_for_a_rating(
    mine: TestClient, own: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    counts, count = list[int](), source_census.count_sources

    def counted(*given: object, **named: object) -> object:
        counts.append(1)
        return count(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(source_census, "AT_ONCE", 3)
    monkeypatch.setattr(source_census, "count_sources", counted)
    first = mine.get("/sources").text
    assert "Counting who is the origin of what" in first
    assert re.search(r'id="found" hx-get="/sources" hx-trigger="load delay', first)
    until_counted(mine)
    assert len(counts) == 1
    rate(mine, HEAD, reliability="B")
    assert row(mine, HEAD)["rating"]["by"] == "ann"  # type: ignore[index]
    assert len(counts) == 1
    late = tmp_path / "late.txt"
    late.write_text("The dam held, said Rosa Quispe, head of the agency, on Friday.", "utf-8")
    run("add", late, "--ledger", own)
    again = mine.get("/sources").text
    assert "Meanwhile the count before the newest articles is shown" in again
    assert HEAD in names(again)
    until_counted(mine)
    assert len(counts) == 2


def until_counted(client: TestClient) -> None:
    for _ in range(200):
        if "Counting who" not in client.get("/sources").text:
            return
        time.sleep(0.05)
    raise AssertionError("never counted")


def test_while_it_is_counted_a_script_is_told_to_come_back(
    mine: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source_census, "AT_ONCE", 3)
    monkeypatch.setattr(source_census, "_count", lambda desk, counting: None)
    answer = mine.get("/sources.json")
    assert answer.status_code == 503
    assert "being counted" in answer.json()["error"]
    assert mine.get("/sources.csv").status_code == 503

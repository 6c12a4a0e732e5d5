"""The first screen: every story in a line, filters, and what is new since one looked."""

import re
import threading
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.workbench.conftest import WHO, run

from reportedly.model.story import Story
from reportedly.report.looks import Looks
from reportedly.report.stories import Stories
from reportedly.store.sqlite import SQLiteLedger
from reportedly.workbench import stories_lines
from reportedly.workbench.app import workbench


def stories_of(path: Path) -> list[Story]:
    ledger = SQLiteLedger(path)
    try:
        return list(ledger.view().all(Story))
    finally:
        ledger.close()


def titles(html: str) -> list[str]:
    return re.findall(r"<h2><a [^>]*>([^<]*)</a></h2>", html)


def csrf(html: str) -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', html)
    assert found
    return found[1]


def test_the_first_page_has_every_story(client: TestClient) -> None:
    page = client.get("/").text
    assert len(titles(page)) == 2
    for words in ("2 stories from 22 articles", "in dispute", "origins</strong>"):
        assert words in page


def test_filters_and_their_command(client: TestClient) -> None:
    page = client.get("/stories", params={"of": "earthquake", "disputed": "1", "sort": "articles"})
    assert len(titles(page.text)) == 1
    assert "--of earthquake --disputed --sort articles --as ann" in page.text
    assert "No story fits" in client.get("/stories?outlet=nowhere").text
    assert client.get("/stories.json?limit=1&page=2").json()["page"] == 2


@pytest.mark.parametrize("query", ["page=x&limit=0", "since=%00&until=%ff", "sort=odd&page=9999"])
def test_odd_queries_are_borne(client: TestClient, query: str) -> None:
    assert client.get(f"/stories?{query}").status_code == 200


def test_a_look_is_noted_and_what_comes_later_is_new(own: Path) -> None:
    with TestClient(workbench(own, who=WHO, hosts=("testserver",))) as client:
        one, other = stories_of(own)
        assert "none looked at yet" in client.get("/stories").text
        form = {"csrf": csrf(client.get("/stories").text)}
        assert client.post(f"/stories/{one.id}/looked", data=form).status_code == 204
        assert set(Looks(own).of(WHO)) == set(one.articles)
        assert "new article" not in client.get("/stories").text
        Looks(own).path.unlink()
        Looks(own).look(WHO, one.articles[1:])
        page = client.get("/stories").text
        assert "1 new article" in page
        assert "1 story with something new" in page
        assert len(titles(client.get("/stories?news=1").text)) == 1
        done = client.post("/stories/looked", data=form)
        assert done.status_code == 200
        assert "marked as seen" in done.text
        assert set(Looks(own).of(WHO)) == {*one.articles, *other.articles}
        assert "Mark all as seen" not in done.text


def test_nothing_is_new_at_a_past_moment(client: TestClient) -> None:
    page = client.get("/stories?as_of=2100-01-01&news=1").text
    assert len(titles(page)) == 2
    assert "New to me" not in page
    assert "not looked at" not in page


def test_a_story_that_is_no_more_cannot_be_looked_at(client: TestClient) -> None:
    form = {"csrf": csrf(client.get("/stories").text)}
    assert client.post("/stories/sto-0/looked", data=form).status_code == 404


def test_an_empty_ledger_says_what_to_do(tmp_path: Path) -> None:
    with TestClient(workbench(tmp_path / "n.db", who=WHO, hosts=("testserver",))) as client:
        page = client.get("/stories").text
    assert "No articles yet" in page
    assert 'href="/add"' in page


def test_articles_that_are_in_no_story_yet_are_named(tmp_path: Path) -> None:
    path = tmp_path / "one.db"
    (tmp_path / "a.txt").write_text(
        "Bridge closed in Lund\n\nThe bridge was closed, police said.\n"
    )
    run("add", tmp_path / "a.txt", "--ledger", path)
    ledger = SQLiteLedger(path)
    with ledger.writer() as writer:
        writer.put([], by="stories")
    ledger.close()
    with TestClient(workbench(path, who=WHO, hosts=("testserver",))) as client:
        page = client.get("/stories").text
    assert "1 article in no story yet" in page
    assert "Bridge closed in Lund" in page
    assert 'action="/add/again"' in page


def test_looks_that_cannot_be_read_do_not_stop_the_day(own: Path) -> None:
    own.with_suffix(".looks").write_bytes(b"x" * 5000)
    with TestClient(workbench(own, who=WHO, hosts=("testserver",))) as client:
        page = client.get("/stories")
    assert page.status_code == 200
    assert "cannot be read" in page.text


def test_wide_stories_are_worked_out_beside_the_page(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with TestClient(workbench(own, who=WHO, hosts=("testserver",))) as client:
        all_titles = titles(client.get("/stories?sort=articles").text)
        all_rows = client.get("/stories.json?sort=articles").json()["rows"]
    monkeypatch.setattr(stories_lines, "AT_ONCE", 5)
    with TestClient(workbench(own, who=WHO, hosts=("testserver",))) as few:
        page = few.get("/stories?sort=articles").text
        assert "is being worked out" in page
        assert titles(page) == all_titles
        assert few.get("/stories.json?sort=articles").json()["rows"] == all_rows
        assert "is being worked out" not in few.get("/stories?sort=articles").text


def test_the_reader_learns_why_a_line_cannot_be_made(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr(stories_lines, "AT_ONCE", 0)
    monkeypatch.setattr(Stories, "work_out", fails)
    monkeypatch.setattr(threading, "excepthook", lambda _: None)
    with TestClient(workbench(own, who=WHO, hosts=("testserver",))) as few:
        assert len(few.get("/stories.json").json()["rows"]) == 2

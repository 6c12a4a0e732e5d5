"""A story is handed over: every form is a file, the same that its command writes."""

import io
import json
import shlex
import zipfile
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient
from tests.workbench.conftest import form, run

from reportedly.exports.base import names
from reportedly.workbench import hand_over


def story(client: TestClient) -> str:
    return str(client.get("/stories.json").json()["rows"][0]["id"])


def given(client: TestClient, name: str, id: str = "") -> bytes:
    asked = {"csrf": form(client), "form": name, "story": id}
    answer = client.post("/hand-over", data=asked)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-disposition"].startswith("attachment; ")
    return bytes(answer.content)


def test_every_form_is_offered_with_its_command(client: TestClient) -> None:
    page = client.get("/hand-over", params={"story": story(client)}).text
    tree = html.fromstring(page)
    offered = tree.xpath("//button[@name='form']/@value")
    assert sorted(offered) == sorted(names())
    assert offered[:2] == ["viewer", "room"], "what holds everything goes first"
    shown = [shlex.split(code.text) for code in tree.xpath("//code[starts-with(@id, 'how-')]")]
    assert [words[3] for words in shown] == offered
    assert all(story(client) in words for words in shown)


def test_a_file_is_what_its_command_writes(client: TestClient, tmp_path: Path) -> None:
    id = story(client)
    page = html.fromstring(client.get("/hand-over", params={"story": id}).text)
    code = next(one for one in page.xpath("//code/text()") if " schema-org " in one)
    out = tmp_path / "out.jsonld"
    run(*shlex.split(code)[1:], "--out", out)
    assert given(client, "schema-org", id) == out.read_bytes()


def test_a_folder_comes_as_an_archive_the_same_each_time(client: TestClient) -> None:
    packed = given(client, "jsonl", story(client))
    assert given(client, "jsonl", story(client)) == packed
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.testzip() is None
        name = next(one for one in archive.namelist() if one.endswith("/article.jsonl"))
        rows = [json.loads(line) for line in archive.read(name).decode().splitlines()]
    told = client.get(f"/stories/{story(client)}/articles.json").json()
    assert len(rows) == len(told["rows"])


def test_what_is_not_there_says_so(client: TestClient) -> None:
    assert client.get("/hand-over?story=nothing-like-it").status_code == 404
    answer = client.post("/hand-over", data={"csrf": form(client), "form": "../../etc"})
    assert answer.status_code == 404
    assert "There is no form" in answer.text


def test_a_large_ledger_is_left_to_the_command(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hand_over, "MOST", 3)
    answer = client.post("/hand-over", data={"csrf": form(client), "form": "jsonl"})
    assert answer.status_code == 400
    assert "the command beside jsonl writes them" in answer.text

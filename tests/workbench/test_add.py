"""The Add screen: what is sent, what is refused, and how far the reading is."""

import re
import sys
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.workbench.conftest import WHO

from reportedly.workbench import jobs as jobs_module
from reportedly.workbench.app import workbench

FAKE = """
import json, sys, pathlib
task = json.loads(sys.stdin.readline())
def say(what, **told): print(json.dumps({"is": what, **told}), flush=True)
for n, (path, name) in enumerate(task["files"]):
    say("file", file=n)
    if "<html" not in pathlib.Path(path).read_text():
        say("failed", file=n, source=name, reason="no story in it <b>")
    say("file done", file=n)
say("done", added=0, known=0, failures=[], caution="")
"""


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """A workbench that reads nothing, but says what it was told to read."""
    monkeypatch.setattr(jobs_module, "READER", (sys.executable, "-c", FAKE))
    with TestClient(workbench(tmp_path / "n.db", who=WHO, hosts=("testserver",))) as client:
        yield client


def send(client: TestClient, files: Any = (), **fields: str) -> Any:
    page = client.get("/add").text
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', page)
    assert found
    held = files or {"files": ("", b"")}  # what a browser sends of an empty field
    return client.post("/add", data={"csrf": found[1], **fields}, files=held)


def over(client: TestClient, address: str) -> Any:
    for _ in range(500):
        told = client.get(f"{address}.json").json()["job"]
        if told["phase"] in ("done", "failed", "cancelled"):
            return told
        time.sleep(0.02)
    raise AssertionError(told)


def test_files_become_a_job_that_a_reload_finds(client: TestClient) -> None:
    files = [("files", (name, BytesIO(b"<html>"))) for name in ("a.html", "b.html", "x.html")]
    paths = '["quake/a.html", "quake/more/b.html", "quake/.hidden/x.html"]'
    page = send(client, files, paths=paths)
    assert page.url.path.startswith("/add/")
    told = over(client, page.url.path)
    assert [item["name"] for item in told["items"]] == ["a.html", "more/b.html"]
    again = client.get(page.url.path).text
    assert "more/b.html" in again
    assert "hx-trigger" not in re.sub(r"<input id=\"find\"[^>]*>", "", again)
    assert "a.html and 1 more" in client.get("/add").text


def test_errors_are_told_file_by_file_and_escaped(client: TestClient) -> None:
    page = send(client, [("files", ("<img src=x>.txt", BytesIO(b"words")))])
    over(client, page.url.path)
    told = client.get(page.url.path).text
    assert "&lt;img src=x&gt;.txt" in told
    assert "no story in it &lt;b&gt;" in told
    assert "<img" not in told


def test_a_pasted_text_is_read_too(client: TestClient) -> None:
    told = over(client, send(client, text="Words that were printed.", day="2026-03-10").url.path)
    assert [item["name"] for item in told["items"]] == ["pasted text"]


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({}, "Nothing was sent"),
        ({"text": "Words", "day": "soon"}, "is no day"),
        ({"text": "Words", "map": "text"}, "is no column"),
    ],
)
def test_what_is_refused_says_why_and_keeps_what_was_typed(
    client: TestClient, fields: dict[str, str], why: str
) -> None:
    page = send(client, **fields, title="A <title>")
    assert page.status_code == 400
    assert why in page.text
    assert 'value="A &lt;title&gt;"' in page.text


def test_what_was_left_uncompared_is_taken_up_again(client: TestClient) -> None:
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', client.get("/add").text)
    assert found
    page = client.post("/add/again", data={"csrf": found[1]})
    over(client, page.url.path)
    assert "All articles are compared" in client.get(page.url.path).text
    assert "what was left uncompared" in client.get("/add").text


def test_a_job_that_is_not_known(client: TestClient) -> None:
    assert client.get("/add/000000000000").status_code == 404


def test_cancelling_what_is_over_changes_nothing(client: TestClient) -> None:
    page = send(client, text="Words that were printed.")
    over(client, page.url.path)
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', client.get("/add").text)
    assert found
    done = client.post(f"{page.url.path}/cancel", data={"csrf": found[1]})
    assert "Cancelled" not in done.text

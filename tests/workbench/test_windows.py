"""Two windows judge while a terminal reads, rates and judges: nobody waits, nothing is lost."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx2 as httpx
from tests.browser import Browser
from tests.workbench.conftest import form, run

NEW = """Quay wall gives way in Port Amsel

PORT AMSEL, June 3, 2026 - Two cranes fell into the harbour of Port Amsel on Wednesday when a quay
wall gave way, harbour master Lena Brandt said. "Nobody was hurt," Brandt told reporters.
"""
PLACES = ("/stories", "/people", "/bench?kind=claims", "/stories.json", "/bench/decisions")


def terminal(*words: str | Path) -> None:
    """A command in a process of its own."""
    asked = [sys.executable, "-m", "reportedly", *map(str, words)]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def rows(ledger: Path, *words: str) -> list[dict[str, Any]]:
    return list(json.loads(run(*words, "--json", "--ledger", ledger))["rows"])


def pairs(ledger: Path) -> list[tuple[str, str]]:
    found = rows(ledger, "judge", "--kind", "claims", "--all")
    return [(one["left"]["id"], one["right"]["id"]) for one in found]


def window(address: str, who: str) -> httpx.Client:
    client = httpx.Client(base_url=address, timeout=60)
    answer = client.post("/who", data={"csrf": form(client), "who": who})
    assert answer.status_code == 303
    return client


def judge(client: httpx.Client, left: str, right: str, verdict: str) -> None:
    sent = {
        "csrf": form(client, "/bench?kind=claims"),
        "kind": "claims", "left": left, "right": right, "verdict": verdict, "why": "read both",
    }  # fmt: skip
    answer = client.post("/bench/answer", data=sent)
    assert answer.status_code == 303, answer.text


def together(*works: Callable[[], None]) -> None:
    """All at once; what one raises is raised."""
    failed = list[BaseException]()

    def kept(work: Callable[[], None]) -> None:
        try:
            work()
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=kept, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise failed[0]


def test_two_windows_and_a_terminal_lose_nothing(
    own: Path, served: Callable[..., str], tmp_path: Path
) -> None:
    address = served(own)
    (tmp_path / "new.txt").write_text(NEW, "utf-8")
    first, *mine = pairs(own)[:9]
    ann, bob = window(address, "ann"), window(address, "bob")
    done = threading.Event()
    seen = list[tuple[str, int]]()

    def reads() -> None:
        with httpx.Client(base_url=address, timeout=60) as reader:
            while not done.is_set():
                seen.extend((place, reader.get(place).status_code) for place in PLACES)

    def writes() -> None:
        try:
            terminal("add", tmp_path / "new.txt", "--ledger", own)
            terminal("rate", "Plaza Daily", "B", "--as", "cleo", "--ledger", own)
            terminal("judge", *first, "same", "--kind", "claims", "--as", "cleo", "--ledger", own)
        finally:
            done.set()

    def judges(client: httpx.Client, its: list[tuple[str, str]]) -> Callable[[], None]:
        return lambda: [judge(client, *pair, "different") for pair in its] and None

    together(reads, writes, judges(ann, [first, *mine[::2]]), judges(bob, [first, *mine[1::2]]))
    assert {status for _, status in seen} == {200}
    assert len(seen) >= len(PLACES)
    told = rows(own, "judge", "--list")
    kept = {(one["by"], one["verdict"]) for one in told}
    assert kept == {("human:ann", "different"), ("human:bob", "different"), ("human:cleo", "same")}
    assert len(told) == 3 + len(mine)
    rated = {one["name"]: one["rating"]["by"] for one in rows(own, "sources")}
    assert rated["Plaza Daily"] == "cleo"
    assert "Lena Brandt" in ann.get("/people").text
    wait_until_worked_in(own)
    run("audit", "--ledger", own)
    ann.close()
    bob.close()


def wait_until_worked_in(ledger: Path) -> None:
    end = time.monotonic() + 60
    while any(one["outcome"] == "pending" for one in rows(ledger, "judge", "--list")):
        assert time.monotonic() < end, "decisions are not worked in"
        time.sleep(0.3)


def test_what_is_read_meanwhile_is_there_when_the_page_is_asked_for_again(
    own: Path, served: Callable[..., str], tmp_path: Path, window: Browser
) -> None:
    address = served(own)
    window.open(f"{address}/people?q=Brandt")
    assert "Lena Brandt" not in window.text("main")
    (tmp_path / "new.txt").write_text(NEW, "utf-8")
    run("add", tmp_path / "new.txt", "--ledger", own)
    window.open(f"{address}/people?q=Brandt")
    assert "Lena Brandt" in window.text("main")

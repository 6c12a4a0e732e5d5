"""The bench: what is decided is kept at once, worked in later, and can be taken back."""

import json
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.workbench.conftest import form, run
from tests.workbench.harbour import filled

from reportedly.model.decision import Decision
from reportedly.store.sqlite import SQLiteLedger
from reportedly.workbench import bench, bench_docket
from reportedly.workbench.app import workbench
from reportedly.workbench.bench_work import Worker, worker


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Path]:
    path = filled(tmp_path)
    yield path
    settle(path)


@pytest.fixture
def idle(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is worked in."""
    monkeypatch.setattr(Worker, "wake", lambda self: None)


@pytest.fixture
def ann(ledger: Path) -> Iterator[TestClient]:
    with TestClient(workbench(ledger, who="ann", hosts=("testserver",))) as client:
        yield client


def settle(path: Path) -> None:
    """Wait until nothing is being worked in."""
    end = time.monotonic() + 60
    while worker(path).busy:
        assert time.monotonic() < end
        time.sleep(0.05)


def pair(client: TestClient, **query: str) -> tuple[str, str]:
    rows = client.get("/bench.json", params=query).json()["rows"]
    return rows[0]["left"]["id"], rows[0]["right"]["id"]


def answer(client: TestClient, verdict: str, sides: tuple[str, str], **more: str) -> Any:
    left, right = sides
    fields = {"left": left, "right": right, "verdict": verdict, **more}
    found = client.post("/bench/answer", data={"csrf": form(client, "/bench"), **fields})
    assert found.status_code == 200
    return found


def undo(client: TestClient, **more: str) -> Any:
    return client.post("/bench/undo", data={"csrf": form(client, "/bench"), **more})


def solbergs(path: Path) -> set[frozenset[str]]:
    told = json.loads(run("names", "--name", "solberg", "--json", "--ledger", path))
    return {frozenset(row["spellings"]) for row in told["rows"]}


def decided(path: Path) -> list[Decision]:
    book = SQLiteLedger(path)
    made = list(book.view().all(Decision))
    book.close()
    return made


APART = {
    frozenset({"Rita Solberg", "Solberg"}),
    frozenset({"R. Solberg", "Solberg"}),
    frozenset({"Marit Solberg", "Solberg"}),
}
JOINED = frozenset({"Rita Solberg", "R. Solberg", "Solberg"})


def test_an_answer_is_kept_at_once_and_worked_in_while_the_next_pair_is_asked(
    ann: TestClient, ledger: Path
) -> None:
    first = pair(ann)
    shown = answer(ann, "same", first, why="  one\nport ")
    assert "“Rita Solberg” (Port News) and “R. Solberg” (Fish Weekly) are one" in shown.text
    assert f'value="{first[0]}"' not in shown.text, "the next pair is asked"
    assert "1 of 1 open pair" in shown.text
    [made] = decided(ledger)
    assert (made.by, made.why) == ("human:ann", "one port")
    settle(ledger)
    assert JOINED in solbergs(ledger)
    assert "All decisions are worked in." in ann.get("/bench").text


def test_undo_parts_again_what_was_worked_in(ann: TestClient, ledger: Path) -> None:
    answer(ann, "same", pair(ann))
    settle(ledger)
    joined = ann.get("/people", params={"q": "rita"}).text
    [address] = set(re.findall(r'href="(/people/ent-\w+)"', joined))
    shown = undo(ann, page="1")
    assert "Taken back: “Rita Solberg”" in shown.text
    assert str(shown.url).endswith("/bench?kind=names&page=1")
    assert "R. Solberg</a></h3>" in shown.text, "the same pair is asked again at once"
    settle(ledger)
    assert solbergs(ledger) == APART
    assert decided(ledger) == []
    kept = ann.get(address)
    assert kept.status_code == 200, "an old address leads to what has become of it"
    assert "Solberg</h1>" in kept.text


def test_undo_brings_back_what_one_had_decided_before(ann: TestClient, ledger: Path) -> None:
    sides = pair(ann)
    answer(ann, "same", sides)
    answer(ann, "different", sides)
    assert "stands again" in undo(ann).text
    settle(ledger)
    assert [one.verdict for one in decided(ledger)] == ["same"]
    assert JOINED in solbergs(ledger)


def test_what_somebody_else_decided_is_outvoted_and_not_undone(
    ann: TestClient, ledger: Path
) -> None:
    sides = pair(ann)
    run("judge", *sides, "same", "--as", "bo", "--ledger", ledger)
    [bos] = decided(ledger)
    assert "It is bo&#39;s" in undo(ann, id=bos.id).text
    assert "no decision of yours" in undo(ann).text
    assert "a newer decision stands" in answer(ann, "different", sides).text
    settle(ledger)
    assert solbergs(ledger) == APART
    listed = ann.get("/bench/decisions.json").json()["rows"]
    assert [(row["by"], row["outcome"]) for row in listed] == [
        ("human:ann", "applied"),
        ("human:bo", "outranked"),
    ]


@pytest.mark.usefixtures("idle")
def test_skipping_keeps_the_place_and_filters_narrow(ann: TestClient) -> None:
    first, second = pair(ann), pair(ann, page="2")
    assert first != second
    shown = answer(ann, "unsure", second, page="2")
    assert pair(ann, page="2") == first, "what was skipped comes again at the end"
    assert "page=2" in str(shown.url)
    assert ann.get("/bench.json?about=nobody").json()["total"] == 0
    assert ann.get("/bench.json?all=1").json()["total"] > 2
    assert "Nothing to decide about stories" in ann.get("/bench?kind=stories").text
    assert ann.get("/bench?kind=moods").status_code == 404


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"verdict": "perhaps"}, "Say same, different or unsure"),
        ({"verdict": "same", "left": "nam-0"}, "read anew meanwhile"),
        ({"verdict": "same", "right": ""}, "read anew meanwhile"),
    ],
)
def test_what_cannot_be_kept_is_said(
    ann: TestClient, ledger: Path, fields: dict[str, str], reason: str
) -> None:
    left, right = pair(ann)
    asked = {"csrf": form(ann, "/bench"), "left": left, "right": right, **fields}
    assert reason in ann.post("/bench/answer", data=asked).text
    assert decided(ledger) == []


def test_nothing_is_decided_in_the_past(ann: TestClient, ledger: Path) -> None:
    left, right = pair(ann)
    asked = {"csrf": form(ann, "/bench"), "left": left, "right": right, "verdict": "same"}
    found = ann.post("/bench/answer?as_of=2026-02-04", data=asked)
    assert "Nothing can be decided in the past" in found.text
    assert decided(ledger) == []
    assert 'name="verdict"' not in ann.get("/bench?as_of=2026-02-06").text


@pytest.mark.usefixtures("idle")
def test_the_export_can_be_brought_in_elsewhere(
    ann: TestClient, ledger: Path, tmp_path: Path
) -> None:
    answer(ann, "same", pair(ann))
    found = ann.get("/bench/decisions/export")
    assert "attachment" in found.headers["content-disposition"]
    assert found.text == run("judge", "--export", "-", "--ledger", ledger)


def test_a_person_in_doubt_leads_to_the_pair(ann: TestClient) -> None:
    shown = ann.get("/people/" + pair(ann)[0]).text
    address = re.search(r'href="(/bench\?kind=names&amp;pair=[\w.-]+)"', shown)
    assert address, "who it may be is said, with a way to judge it"
    found = ann.get(address[1].replace("&amp;", "&"))
    assert "page=1" in str(found.url)
    assert ann.get("/bench?pair=nam-1.nam-2").status_code == 404


def test_of_a_large_ledger_pairs_are_looked_for_while_nobody_waits(
    ann: TestClient, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench_docket, "MANY", 0)
    assert "Looking for pairs" in ann.get("/bench").text
    for _ in range(200):
        if "Looking for pairs" not in ann.get("/bench").text:
            break
        time.sleep(0.05)
    assert "1 of 1 open pair" in answer(ann, "same", pair(ann)).text
    settle(ledger)
    shown = ann.get("/bench").text
    assert "1 of 1 open pair" in shown, "one goes on with what was held before"
    assert "Looking for pairs" not in shown


def test_the_twin_says_that_pairs_are_still_looked_for(
    ann: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench, "docket", lambda *_: None)
    found = ann.get("/bench.json")
    assert found.status_code == 503
    assert "Look again soon" in found.json()["error"]


TURNS = 8


def test_two_windows_and_a_terminal_at_once_lose_nothing(own: Path) -> None:
    ledger, book = own, SQLiteLedger(own)
    sides = list(_pairs(book))[: 2 * TURNS]
    book.close()
    faults = list[BaseException]()

    def sit(name: str, those: list[tuple[str, str]]) -> None:
        try:
            app = workbench(ledger, who=name, hosts=("testserver",))
            with TestClient(app) as client:
                csrf = form(client, "/bench")
                for left, right in those:
                    asked = {"csrf": csrf, "left": left, "right": right, "verdict": "unsure"}
                    found = client.post("/bench/answer", data=asked, follow_redirects=False)
                    assert found.status_code == 303, found.text
        except BaseException as fault:
            faults.append(fault)

    windows = [threading.Thread(target=sit, args=(f"window {n}", sides)) for n in range(2)]
    for one in windows:
        one.start()
    typed = subprocess.run(
        [sys.executable, "-m", "reportedly", "judge", "--all", "--as", "terminal",
         "--ledger", str(ledger)],
        input="d of another opinion\n" * TURNS, text=True, capture_output=True,
    )  # fmt: skip
    for one in windows:
        one.join()
    assert not faults, faults
    assert typed.returncode == 0, typed.stderr
    settle(ledger)
    made = decided(ledger)
    told = {name: sum(one.who == name for one in made) for name in {one.who for one in made}}
    assert told == {"window 0": len(sides), "window 1": len(sides), "terminal": TURNS}
    outcomes = {
        row["outcome"]
        for row in json.loads(run("judge", "--list", "--json", "--ledger", ledger))["rows"]
    }
    assert "pending" not in outcomes
    assert "outranked" in outcomes, "of two about one pair the newer counts, both are kept"
    run("audit", "--ledger", ledger)


def _pairs(book: SQLiteLedger) -> Iterator[tuple[str, str]]:
    from reportedly.model.decision import Matter
    from reportedly.report.judging import Docket

    for one in Docket(book.view(), Matter.NAMES).asked(everything=True):
        yield one.left, one.right

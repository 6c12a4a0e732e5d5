"""Reading beside the workbench: one after the other, cancelled, broken off, ended with it."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest

from reportedly.model.article import Article
from reportedly.store.sqlite import SQLiteLedger
from reportedly.workbench import jobs as jobs_module
from reportedly.workbench import jobs_reading
from reportedly.workbench.add_files import folder_for, paste, store
from reportedly.workbench.jobs import Jobs
from reportedly.workbench.jobs_told import Item, Job

NEWS = "Bridge closed in Lund\n\nThe bridge was closed on Monday, police said.\n"
Fake = Callable[[str], None]


@pytest.fixture
def jobs(tmp_path: Path) -> Iterator[Jobs]:
    made = Jobs(tmp_path / "news.db")
    yield made
    made.close()


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Fake:
    """Something else reads: lines of Python after the task is known."""

    def by(code: str) -> None:
        script = (
            "import json, sys, time\ntask = json.loads(sys.stdin.readline())\n"
            "def say(**told): print(json.dumps(told), flush=True)\n" + code
        )
        monkeypatch.setattr(jobs_module, "READER", (sys.executable, "-c", script))

    return by


def put(jobs: Jobs, *names: str) -> tuple[str, Path]:
    folder = folder_for()
    given = store([(name, BytesIO(b"words")) for name in names], folder)
    return jobs.add(given, folder, {}, "ann"), folder


def over(jobs: Jobs, id: str, phase: str = "") -> Job:
    """The job when it is over, or in a phase."""
    job: Job | None = None
    for _ in range(2000):
        job = jobs.told(id)
        assert job is not None
        if job.over or job.phase == phase:
            return job
        time.sleep(0.01)
    raise AssertionError(f"{job} after 20 s")


DONE = """
say(**{"is": "file", "file": 0})
say(**{"is": "article", "file": 0, "id": "art-1", "title": "Bridge", "known": False})
say(**{"is": "file done", "file": 0})
say(**{"is": "comparing", "stage": "same_claim", "number": 2, "of": 3})
say(**{"is": "done", "added": 1, "known": 0, "failures": [], "caution": ""})
"""


def test_one_job_waits_for_the_other(jobs: Jobs, fake: Fake) -> None:
    fake("time.sleep(.4)" + DONE)
    first, folder = put(jobs, "a.txt")
    second, _ = put(jobs, "b.txt")
    assert (jobs.before(first), jobs.before(second)) == (0, 1)
    job = over(jobs, first)
    assert (job.phase, job.added, job.articles, job.share) == ("done", 1, ["art-1"], 1.0)
    over(jobs, second)
    assert not folder.exists()
    assert [one.id for one in jobs.latest()] == [second, first]


def test_a_job_can_be_cancelled_before_and_while_it_reads(jobs: Jobs, fake: Fake) -> None:
    fake('say(**{"is": "file", "file": 0})\ntime.sleep(60)')
    first, folder = put(jobs, "a.txt", "b.txt")
    second, other = put(jobs, "c.txt")
    assert jobs.cancel(second)
    assert not other.exists()
    over(jobs, first, "reading")
    assert jobs.cancel(first)
    job = over(jobs, first)
    assert (job.phase, [item.state for item in job.items]) == ("cancelled", ["waiting"] * 2)
    assert not jobs.cancel(first)
    assert not folder.exists()


def test_what_breaks_the_reading_is_told(jobs: Jobs, fake: Fake) -> None:
    fake('say(**{"is": "file", "file": 0})\nraise SystemError("no room")')
    job = over(jobs, put(jobs, "a.txt")[0])
    assert (job.phase, job.why) == ("failed", "SystemError: no room")
    fake('say(**{"is": "broken", "why": "the disk is full"})')
    assert over(jobs, put(jobs, "a.txt")[0]).why == "the disk is full"


def test_a_file_that_is_not_worth_trying_starts_nothing(jobs: Jobs, fake: Fake) -> None:
    fake("raise AssertionError")
    folder = folder_for()
    id = jobs.add(store([("a.txt", BytesIO(b""))], folder), folder, {}, "ann")
    job = over(jobs, id)
    assert (job.phase, job.failures) == ("done", [("a.txt", "empty")])
    assert job.items[0].state == "failed"


def test_of_no_files_only_the_comparing_is_taken_up(jobs: Jobs, fake: Fake) -> None:
    fake(DONE[DONE.index('say(**{"is": "comparing') :])
    job = over(jobs, jobs.add([], folder_for(), {}, "ann"))
    assert (job.phase, job.stage, job.items) == ("done", "same_claim", [])


def test_the_end_of_the_workbench_ends_all(jobs: Jobs, fake: Fake) -> None:
    fake('say(**{"is": "file", "file": 0})\ntime.sleep(60)')
    (first, one), (_, other) = put(jobs, "a.txt"), put(jobs, "b.txt")
    over(jobs, first, "reading")
    jobs.close()
    assert [job.phase for job in jobs.latest()] == ["cancelled", "cancelled"]
    assert not one.exists()
    assert not other.exists()


def test_the_reading_process_ends_when_nobody_listens_any_more(tmp_path: Path) -> None:
    folder = folder_for()
    task = {"ledger": str(tmp_path / "n.db"), "folder": str(folder), "files": [], "map": {}}
    done = subprocess.run(
        jobs_module.READER, input=json.dumps(task) + "\n", text=True, capture_output=True
    )
    assert done.returncode == 1
    assert not folder.exists()


def test_failures_are_told_of_their_file() -> None:
    job = Job("1", "ann", "", [Item("a.txt", 1), Item("a.txt.jsonl", 1)])
    for _ in range(2):
        job.fail("a.txt.jsonl:3", "no JSON")
    job.fail("a.txt", "empty")
    assert [item.reasons for item in job.items] == [["empty"], ["row 3: no JSON"]]
    assert len(job.failures) == 2


def read(path: Path, folder: Path, files: list[tuple[str, str]]) -> list[dict[str, object]]:
    """What the reading process says, in this process."""
    told = list[dict[str, object]]()
    task = {"ledger": str(path), "folder": str(folder), "files": files, "map": {}}
    jobs_reading._read(task, lambda what, **more: told.append({"is": what, **more}))
    return told


def test_it_reads_as_the_command_does(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    given = store(
        [("pile/bridge.txt", BytesIO(NEWS.encode())), ("b.jsonl", BytesIO(b"{broken\n"))], tmp_path
    )
    fields = {"text": f"{NEWS}It opens on Friday.", "outlet": "Valley Post", "published": ""}
    given.append(paste({**fields, "published": "2026-03-10"}, tmp_path))
    files = [(str(one.path), one.name) for one in given]
    told = read(path, tmp_path, files)
    done = told[-1]
    assert (done["is"], done["added"], done["known"]) == ("done", 2, 0)
    assert [one["title"] for one in told if one["is"] == "article"] == [
        "Bridge closed in Lund"
    ] * 2
    assert [one["source"] for one in told if one["is"] == "failed"] == ["b.jsonl:1"]
    ledger = SQLiteLedger(path)
    found = {one.source: one for one in ledger.view().all(Article)}
    ledger.close()
    pasted = found["pasted text"]
    assert found.keys() == {"bridge.txt", "pasted text"}
    assert (pasted.outlet, pasted.published and pasted.published.day) == (
        "Valley Post",
        "2026-03-10",
    )
    assert "given with the pasted text" in {note.why for note in pasted.notes}
    again = read(path, tmp_path, files)
    assert (again[-1]["added"], again[-1]["known"]) == (0, 2)

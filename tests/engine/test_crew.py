"""Whatever becomes of a process, every task has its answer, in the order of the tasks."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.engine.cores import cores
from reportedly.engine.crew import Crew, CrewDies, Lost

Tasks = list[tuple[str, int]]


def tried(folder: Path) -> Callable[[str], bytes]:
    """Does what a task says; "once" kills its process the first time only."""

    def work(task: str) -> bytes:
        what, _, more = task.partition(" ")
        if what == "die" or (what == "once" and not (folder / more).exists()):
            (folder / more).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if what == "exit":
            os._exit(3)
        if what == "sleep":
            time.sleep(float(more))
        if what == "break":
            raise KeyError(more)
        if what == "print":
            os.write(1, more.encode())
        return task.encode()

    return work


def missing() -> Callable[[str], bytes]:
    raise ModuleNotFoundError("the language model is not installed")


def dying() -> Callable[[str], bytes]:
    os._exit(1)


def answered(tasks: Tasks, folder: Path, jobs: int = 2, limit: float = 0) -> list[bytes | Lost]:
    crew = Crew[str](partial(tried, folder), jobs=jobs, limit=limit)
    found = list(crew.answers(tasks))
    assert [task for task, _ in found] == [task for task, _ in tasks]
    return [answer for _, answer in found]


KINDS = st.sampled_from(["die", "once", "exit", "break", "print", "go"])


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(kinds=st.lists(KINDS, min_size=1, max_size=12), jobs=st.integers(1, 3))
def test_what_is_lost_is_told_and_nothing_else_is_lost(
    kinds: list[str], jobs: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    tasks = [f"{kind} {n}" for n, kind in enumerate(kinds)]
    wanted: dict[str, bytes | Lost] = {task: task.encode() for task in tasks}
    for task in tasks:
        if task.startswith("die"):
            wanted[task] = Lost("died (SIGKILL)")
        elif task.startswith("exit"):
            wanted[task] = Lost("ended (exit code 3)")
        elif task.startswith("break"):
            wanted[task] = Lost(f"broke: KeyError: '{task[6:]}'", broke=True)
    made = answered([(task, 1) for task in tasks], tmp_path_factory.mktemp("crew"), jobs)
    assert made == list(wanted.values())


def test_what_takes_too_long_is_given_up(tmp_path: Path) -> None:
    tasks = [("sleep 60", 1), *[("sleep 0.4", 1)] * 6]
    first, *others = answered(tasks, tmp_path, limit=1.5)
    assert first == Lost("took longer than 1.5 seconds")
    assert others == [b"sleep 0.4"] * 6


def test_no_more_is_drawn_than_may_wait(tmp_path: Path) -> None:
    drawn = list[int]()

    def tasks() -> Iterator[tuple[str, int]]:
        yield "sleep 1", 10
        for n in range(50):
            drawn.append(n)
            yield f"go {n}", 10

    crew = Crew[str](partial(tried, tmp_path), jobs=2, ahead=100)
    found = crew.answers(tasks())
    next(found)
    assert len(drawn) <= 10
    assert sum(1 for _ in found) == 50


def test_whoever_loses_interest_leaves_no_process(tmp_path: Path) -> None:
    crew = Crew[str](partial(tried, tmp_path), jobs=2)
    found = crew.answers((f"sleep {n}", 1) for n in range(30))
    next(found)
    started = [worker.process for worker in crew._workers]
    found.close()  # type: ignore[attr-defined]
    assert len(started) == 2
    assert all(process.returncode is not None for process in started)


def test_a_process_that_cannot_start_is_no_loss_of_tasks_but_an_error() -> None:
    with pytest.raises(CrewDies, match="the language model is not installed"):
        list(Crew[str](missing, jobs=2).answers([("go", 1)]))
    with pytest.raises(CrewDies, match=r"9 processes in a row ended \(exit code 1\)"):
        list(Crew[str](dying, jobs=2).answers([("go", 1)]))


def test_processes_end_with_whoever_started_them(tmp_path: Path) -> None:
    code = (
        "from functools import partial\n"
        "from pathlib import Path\n"
        "from reportedly.engine.crew import Crew\n"
        "from tests.engine.test_crew import tried\n"
        f"crew = Crew(partial(tried, Path({str(tmp_path)!r})), jobs=2)\n"
        "for task, _ in crew.answers((f'sleep {n * 60}', 1) for n in range(3)):\n"
        "    print(*(worker.process.pid for worker in crew._workers), flush=True)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as started:
        assert started.stdout is not None
        working = [int(pid) for pid in started.stdout.readline().split()]
        started.kill()
    assert len(working) == 2
    for _ in range(100):
        if not any(Path(f"/proc/{pid}/stat").exists() for pid in working):
            return
        time.sleep(0.05)
    pytest.fail(f"{working} live on")


def test_a_container_may_have_less_than_the_machine(tmp_path: Path) -> None:
    assert cores(tmp_path) >= 1
    (tmp_path / "cpu.max").write_text("100000 100000\n")
    assert cores(tmp_path) == 1
    (tmp_path / "cpu.max").write_text("max 100000\n")
    (tmp_path / "memory.max").write_text(f"{2**29}\n")
    assert cores(tmp_path) == 1

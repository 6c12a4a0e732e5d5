"""Reading that goes on while one looks around: one job at a time, the others wait."""

import json
import secrets
import shutil
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from reportedly.store.clock import now
from reportedly.workbench.add_files import Given
from reportedly.workbench.jobs_told import Item, Job

__all__ = ["Jobs"]

READER = (sys.executable, "-P", "-m", "reportedly.workbench.jobs_reading")
"""How the process that reads is started; what lies in the working folder is none of it."""
_KEPT = 40
"""How many jobs are remembered."""
_PATIENCE = 5.0
"""Seconds for a process that was told to end."""


@dataclass
class _Task:
    job: Job
    folder: Path
    given: Sequence[Given]
    columns: Mapping[str, str]
    process: "subprocess.Popen[str] | None" = None
    cancelled: bool = False

    @property
    def files(self) -> list[int]:
        """The numbers of the files that are worth trying."""
        return [n for n, one in enumerate(self.given) if not one.failed]


class Jobs:
    """Each job reads in a process of its own, which ends with this one; of what it was given
    nothing is left when it is over but what is in the ledger."""

    def __init__(self, ledger: Path) -> None:
        self._ledger = ledger
        self._lock = threading.Condition()
        self._tasks = dict[str, _Task]()
        self._waiting = list[_Task]()
        self._worker: threading.Thread | None = None
        self._ended = False

    def add(
        self, given: Sequence[Given], folder: Path, columns: Mapping[str, str], who: str
    ) -> str:
        """Read these files, which lie in ``folder`` (removed afterwards); the id of the job. Of
        no files at all, only what was broken off is taken up again: the comparing."""
        job = Job(secrets.token_hex(6), who, now(), [Item(one.name, one.size) for one in given])
        for item, one in zip(job.items, given, strict=True):
            if one.failed:
                item.state = "failed"
                job.failures.append((one.name, one.failed))
                item.reasons.append(one.failed)
        with self._lock:
            self._forget()
            task = self._tasks[job.id] = _Task(job, folder, given, columns)
            self._waiting.append(task)
            if self._worker is None:
                self._worker = threading.Thread(target=self._work, daemon=True)
                self._worker.start()
            self._lock.notify()
        return job.id

    def told(self, id: str) -> Job | None:
        """How far a job is, as a copy; None where there is none of this id."""
        with self._lock:
            task = self._tasks.get(id)
            return task.job.copied() if task else None

    def latest(self) -> list[Job]:
        """All jobs that are remembered, the newest first, as copies."""
        with self._lock:
            return [task.job.copied() for task in reversed(self._tasks.values())]

    def before(self, id: str) -> int:
        """How many jobs come before this one."""
        with self._lock:
            ids = [task.job.id for task in self._tasks.values() if not task.job.over]
            return ids.index(id) if id in ids else 0

    def cancel(self, id: str) -> bool:
        """End a job; what it has read stays. False where it is over, or there is none."""
        with self._lock:
            task = self._tasks.get(id)
            if task is None or task.job.over:
                return False
            task.cancelled = True
            if task in self._waiting:
                self._waiting.remove(task)
                self._finish(task, "cancelled")
            elif task.process is not None:
                task.process.terminate()
            return True

    def close(self) -> None:
        """End everything and remove what was sent."""
        with self._lock:
            self._ended = True
            running = list(self._tasks)
            self._lock.notify()
        for id in running:
            self.cancel(id)
        if self._worker is not None:
            self._worker.join(2 * _PATIENCE)

    def _forget(self) -> None:
        over = [id for id, task in self._tasks.items() if task.job.over]
        for id in over[: max(0, len(self._tasks) - _KEPT + 1)]:
            del self._tasks[id]

    def _work(self) -> None:
        while True:
            with self._lock:
                self._lock.wait_for(lambda: self._waiting or self._ended)
                if self._ended:
                    return
                task = self._waiting.pop(0)
                task.job.phase = "starting"
            why = ""
            idle = bool(task.given) and not task.files
            if not idle:
                try:
                    why = self._run(task)
                except OSError as error:
                    why = f"the reading process cannot be started: {error}"
            with self._lock:
                done = idle or task.job.phase == "done"
                phase = "done" if done else "cancelled" if task.cancelled else "failed"
                self._finish(task, phase, why)

    def _finish(self, task: _Task, phase: str, why: str = "") -> None:
        job = task.job
        job.phase, job.why = phase, (job.why or why) if phase == "failed" else ""
        for item in job.items:
            item.state = "waiting" if item.state == "reading" else item.state
            item.title = ""
        shutil.rmtree(task.folder, ignore_errors=True)

    def _run(self, task: _Task) -> str:
        """Reads until that is done or broken off; what was the matter then, as far as is known."""
        errors = task.folder / "errors"
        with errors.open("w") as stderr:
            process = subprocess.Popen(
                READER,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=stderr,
                encoding="utf-8",
                start_new_session=True,
            )
        with self._lock:
            task.process = process
            if task.cancelled or self._ended:
                process.terminate()
        try:
            self._listen(task, process)
        finally:
            process.terminate()
            try:
                process.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            with suppress(OSError):
                process.communicate()
        tail = errors.read_text("utf-8", "replace").strip().rpartition("\n")[2]
        return tail[-300:] or f"the reading process ended with {process.returncode}"

    def _listen(self, task: _Task, process: "subprocess.Popen[str]") -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        told = {
            "ledger": str(self._ledger.absolute()),
            "folder": str(task.folder),
            "files": [(str(task.given[n].path), task.given[n].name) for n in task.files],
            "map": dict(task.columns),
        }
        with suppress(BrokenPipeError):  # it has ended before it was told anything
            process.stdin.write(json.dumps(told) + "\n")
            process.stdin.flush()
        for line in process.stdout:
            with self._lock:
                task.job.heard(json.loads(line), task.files)

"""One process as whoever hands out the work sees it: "busy since 12:04:31, one more waits"."""

import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any, Generic, TypeVar

from reportedly.engine.worker import framed, next_frame

__all__ = ["ONE_THREAD", "Hand", "Lost", "Task"]

T = TypeVar("T")

_READY = 2
"""Tasks a process has at most: one to work on, and the next, so that it need not wait for us."""
_TURN = 1_000
"""Tasks after which a process makes room for a fresh one: libraries hoard words."""
_GRACE = 5.0
"""Seconds that a process has to end in when it is told to."""
ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"), "1"
)
"""Each core has its process; were each to use all cores, they would wait for each other."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A task that nothing came of; ``why`` goes on after "the process": "died (SIGKILL)". Where it
    ``broke``, the process is well, and so would any other break."""

    why: str
    broke: bool = False


@dataclass(slots=True, eq=False)
class Task(Generic[T]):
    given: T
    size: int
    answer: bytes | Lost | None = None
    killed: bool = False


class Hand(Generic[T]):
    """One process, and what it has been given and not yet answered, in order."""

    def __init__(self, start: bytes, events: "SimpleQueue[tuple[Hand[T], bytes | None]]"):
        self.process = subprocess.Popen(
            [sys.executable, "-c", _code()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **ONE_THREAD},
            **_apart(),
        )
        self.tasks = deque[Task[T]]()
        self.answered = 0
        self.ready = self.released = False
        self.since = time.monotonic()
        self._events = events
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        self._send(start)

    @property
    def spent(self) -> bool:
        return self.answered + len(self.tasks) >= _TURN

    @property
    def free(self) -> bool:
        """Whether it may have one more; beside what killed a process it gets nothing."""
        room = len(self.tasks) < _READY and not self.spent
        return room and not any(task.killed for task in self.tasks)

    def give(self, task: Task[T]) -> None:
        if not self.tasks:
            self.since = time.monotonic()
        self.tasks.append(task)
        self._send(pickle.dumps(task.given))

    def late(self, limit: float) -> bool:
        """Whether it has been working on one task for longer than so many seconds."""
        return self.ready and bool(self.tasks) and time.monotonic() - self.since > limit

    def told(self) -> str:
        """How it ended: "died (SIGKILL)"."""
        code = self.process.wait()
        try:
            return f"died ({signal.Signals(-code).name})"
        except ValueError:
            return f"ended (exit code {code})"

    def _send(self, data: bytes) -> None:
        assert self.process.stdin is not None
        try:
            self.process.stdin.write(framed(data))
            self.process.stdin.flush()
        except OSError:
            """It has died: that is told by the end of its answers."""

    def _listen(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as answers:
            while (answer := next_frame(answers)) is not None:
                self._events.put((self, answer))
        self._events.put((self, None))

    def release(self) -> None:
        """Tell it to end, whatever it is doing."""
        assert self.process.stdin is not None
        self.released = True
        try:
            self.process.stdin.close()
        except OSError:
            """It has ended already."""

    def join(self) -> None:
        try:
            self.process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._listener.join()


def _code() -> str:
    """What a process runs; it finds modules where we do."""
    return (
        f"import sys; sys.path[:] = {sys.path!r};"
        " from reportedly.engine.worker import main; main()"
    )


def _apart() -> dict[str, Any]:
    """A process group of its own: Ctrl-C in a terminal is sent to all of a group."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"process_group": 0}

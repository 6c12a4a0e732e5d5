"""Work handed out to processes: "read these 11,264 articles", and the answers in that order.

Processes of our own rather than ``concurrent.futures``: where one dies there, all that waits is
lost and nobody knows what killed it; and they live on when whoever started them is killed.
"""

import pickle
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from queue import Empty, SimpleQueue
from typing import Generic, TypeVar

from reportedly.engine.hand import Hand, Lost, Task
from reportedly.engine.worker import DONE

__all__ = ["AHEAD", "Crew", "CrewDies", "Lost"]

T = TypeVar("T")

AHEAD = 1_000_000
"""How much work may be under way or done and waiting for what comes before it, in the units of
the tasks' sizes (characters of text). Answers are some 30 times as large."""
_LOOK = 1.0
"""Seconds between two looks at who takes too long."""
_DEATHS = 8
"""So many processes that die in a row, and nothing done meanwhile, are no chance."""


class CrewDies(RuntimeError):
    """Processes cannot be started, or die whatever they do."""


class Crew(Generic[T]):
    """``start`` travels to each process and makes there, once, the function that turns a task into
    its answer, which therefore may hold what is slow to load. Both must be picklable.

    What breaks the function, kills its process or takes longer than ``limit`` seconds (0: no
    limit) is `Lost`, and nothing else: what killed a process is tried once more, in a fresh one
    that does nothing else, before it is given up.
    """

    def __init__(
        self,
        start: Callable[[], Callable[[T], bytes]],
        *,
        jobs: int,
        limit: float = 0.0,
        ahead: int = AHEAD,
    ) -> None:
        self._start = pickle.dumps(start)
        self._jobs, self._limit, self._ahead = jobs, limit, ahead
        self._workers = list[Hand[T]]()
        self._events = SimpleQueue[tuple[Hand[T], bytes | None]]()
        self._order = deque[Task[T]]()
        self._again = deque[Task[T]]()
        self._held = self._deaths = 0

    def answers(self, tasks: Iterable[tuple[T, int]]) -> Iterator[tuple[T, bytes | Lost]]:
        """Each task with its answer, in the order of the tasks. With each comes its size: so much
        more than ``ahead`` of them as one task is large is in memory at a time. Raises `CrewDies`.
        """
        source = iter(tasks)
        try:
            while True:
                self._hand_out(source)
                if not self._order:
                    return
                self._hear(wait=self._order[0].answer is None)
                if (answer := self._order[0].answer) is not None:
                    task = self._order.popleft()
                    self._held -= task.size
                    yield task.given, answer
        finally:
            for worker in self._workers:
                worker.release()
            for worker in self._workers:
                worker.join()
            self._workers.clear()

    def _hand_out(self, source: Iterator[tuple[T, int]]) -> None:
        """Give everybody something to do, as far as there is anything."""
        while self._again or self._room():
            task = self._again.popleft() if self._again else self._drawn(source)
            if task is None:
                return
            if (worker := self._freest(alone=task.killed)) is None:
                self._again.appendleft(task)
                return
            worker.give(task)

    def _room(self) -> bool:
        """Whether one more task may be drawn."""
        free = len(self._workers) < self._jobs or any(worker.free for worker in self._workers)
        return free and self._held < self._ahead

    def _drawn(self, source: Iterator[tuple[T, int]]) -> Task[T] | None:
        if (drawn := next(source, None)) is None:
            return None
        self._order.append(task := Task(*drawn))
        self._held += task.size
        return task

    def _freest(self, *, alone: bool) -> Hand[T] | None:
        """Who has the least to do: an idle one, a new one, one with room."""
        free = sorted((w for w in self._workers if w.free), key=lambda worker: len(worker.tasks))
        idle = bool(free) and not free[0].tasks
        if idle and not alone:
            return free[0]
        if len(self._workers) < self._jobs:
            self._workers.append(worker := Hand(self._start, self._events))
            return worker
        return free[0] if idle or (free and not alone) else None

    def _hear(self, *, wait: bool) -> None:
        """Take note of all that was answered, and of who takes too long."""
        try:
            while True:
                worker, answer = self._events.get(block=wait, timeout=_LOOK)
                self._heard(worker, answer)
                wait = False
        except Empty:
            late = (w for w in self._workers if self._limit and w.late(self._limit))
            for worker in late:
                self._stop(worker)

    def _heard(self, worker: Hand[T], answer: bytes | None) -> None:
        if answer is None:
            self._bury(worker)
        elif worker.ready:
            self._take(worker, answer)
        elif answer == DONE:
            worker.ready, worker.since = True, time.monotonic()
        else:
            raise CrewDies(f"a process cannot be started: {answer[1:].decode()}")

    def _take(self, worker: Hand[T], answer: bytes) -> None:
        task = worker.tasks.popleft()
        worker.answered += 1
        worker.since = time.monotonic()
        self._deaths = 0
        if task.answer is None:
            done = answer.startswith(DONE)
            task.answer = answer[1:] if done else Lost(f"broke: {answer[1:].decode()}", True)
        if worker.spent and not worker.tasks:
            worker.release()

    def _stop(self, worker: Hand[T]) -> None:
        if worker.tasks[0].answer is None:
            worker.tasks[0].answer = Lost(f"took longer than {self._limit:g} seconds")
            worker.process.kill()

    def _bury(self, worker: Hand[T]) -> None:
        """Somebody has ended: take back what it was given. What it was at is tried once more."""
        why = worker.told()
        worker.join()
        self._workers.remove(worker)
        left = [task for task in worker.tasks if task.answer is None]
        stopped = len(left) < len(worker.tasks)
        if not (worker.released or stopped):
            self._deaths += 1
            if self._deaths > _DEATHS:
                raise CrewDies(f"{self._deaths} processes in a row {why}, and nothing was done")
            if worker.ready and left and left[0].killed:
                left.pop(0).answer = Lost(why)
            elif worker.ready and left:
                left[0].killed = True
        self._again.extendleft(reversed(left))

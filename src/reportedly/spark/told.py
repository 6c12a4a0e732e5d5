"""How far the work has come, a line every half minute: "same_name: 12 of 40 parts"."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Any

__all__ = ["watched", "words_of"]

EVERY = 30.0
"""Seconds between two lines."""

FIRST = {"files": "looking for the files", "read": "reading"}


def words_of(step: str) -> str:
    """What a step does, in words."""
    return FIRST.get(step) or f"comparing: {step.replace('_', ' ')}"


@contextmanager
def watched(spark: Any, say: Callable[[str], None]) -> Iterator[None]:
    """While it is open, say now and then how many parts of what is under way are done."""
    ended = Event()
    tracker = spark.sparkContext.statusTracker()

    def look() -> None:
        while not ended.wait(EVERY):
            some = [tracker.getStageInfo(id) for id in tracker.getActiveStageIds()]
            if known := [one for one in some if one is not None]:
                done = sum(one.numCompletedTasks for one in known)
                say(f"  {done:,} of {sum(one.numTasks for one in known):,} parts done")

    thread = Thread(target=look, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()

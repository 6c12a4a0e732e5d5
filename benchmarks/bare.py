"""What the cores of a machine give: spaCy's bare parse by one process, and shared among several.

Processes that share nothing at all: where two of them are not twice as fast as one, because two
cores are the halves of one or wait for the same memory, nothing that is built upon them can be.
"""

import multiprocessing
import os
import time
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

from benchmarks.speed import articles, bare_parse
from reportedly.engine.hand import ONE_THREAD

__all__ = ["shared"]

WARM = 10
"""Articles that each parses before any that count."""


def shared(data: Path, count: int, jobs: int) -> float:
    """Seconds of the clock that so many articles take so many processes, each its share, once all
    of them have loaded the model."""
    os.environ.update(ONE_THREAD)
    context = multiprocessing.get_context("spawn")
    ready, told = context.Barrier(jobs), context.SimpleQueue()
    crew = [
        context.Process(target=_parse, args=(data, count, n, jobs, ready, told))
        for n in range(jobs)
    ]
    for one in crew:
        one.start()
    spans = [told.get() for _ in crew]
    for one in crew:
        one.join()
    return float(max(end for _, end in spans) - min(start for start, _ in spans))


def _parse(data: Path, count: int, n: int, jobs: int, ready: Barrier, told: Any) -> None:
    read, parsed = list(articles(data, count)), bare_parse()
    for article in read[:WARM]:
        parsed(article)
    ready.wait()
    start = time.monotonic()
    for article in read[n::jobs]:
        parsed(article)
    told.put((start, time.monotonic()))

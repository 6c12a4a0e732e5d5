"""What the cores of a machine give: spaCy's bare parse by one process, and shared among several.

Processes that share nothing at all: where two of them are not twice as fast as one, because two
cores are the halves of one or wait for the same memory, nothing that is built upon them can be.
"""

import gzip
import json
import multiprocessing
import os
import time
from importlib import import_module
from itertools import islice
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

from reportedly.engine.hand import ONE_THREAD
from reportedly.text.docs import MODEL

__all__ = ["shared"]

WARM = 10
"""Texts that each parses before any that count."""


def shared(data: Path, articles: int, jobs: int) -> float:
    """Seconds of the clock that so many articles take so many processes, each its share, once all
    of them have loaded the model."""
    os.environ.update(ONE_THREAD)
    context = multiprocessing.get_context("spawn")
    ready, told = context.Barrier(jobs), context.SimpleQueue()
    crew = [
        context.Process(target=_parse, args=(data, articles, n, jobs, ready, told))
        for n in range(jobs)
    ]
    for one in crew:
        one.start()
    spans = [told.get() for _ in crew]
    for one in crew:
        one.join()
    return float(max(end for _, end in spans) - min(start for start, _ in spans))


def _parse(data: Path, articles: int, n: int, jobs: int, ready: Barrier, told: Any) -> None:
    nlp = import_module(MODEL).load()
    with gzip.open(data, "rt", encoding="utf-8") as rows:
        texts = [json.loads(row)["text"] for row in islice(rows, articles)]
    for text in texts[:WARM]:
        _parsed(nlp, text)
    ready.wait()
    start = time.monotonic()
    for text in texts[n::jobs]:
        _parsed(nlp, text)
    told.put((start, time.monotonic()))


def _parsed(nlp: Any, text: str) -> None:
    for _ in nlp.pipe(part for part in text.split("\n\n") if part.strip()):
        pass

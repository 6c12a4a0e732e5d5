"""Ctrl-C once finishes what is begun; twice ends at once: "stopped after 312 articles"."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import click

__all__ = ["STOPPED", "stoppable"]

STOPPED = 130
"""The exit code of what was interrupted, as shells have it: 128 and the number of the signal."""


@contextmanager
def stoppable(work: str) -> Iterator[Callable[[], bool]]:
    """Tells whether Ctrl-C has been pressed; the second time it is what it always is. ``work`` is
    what is finished first: "the articles that are being read"."""
    asked = False
    if threading.current_thread() is not threading.main_thread():
        yield lambda: False
        return

    def ask(number: int, frame: FrameType | None) -> None:
        nonlocal asked
        asked = True
        signal.signal(signal.SIGINT, before)
        click.echo(f"\nfinishing {work}; Ctrl-C again stops at once", err=True)

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield lambda: asked
    finally:
        signal.signal(signal.SIGINT, before)

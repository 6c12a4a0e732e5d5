"""How far long work is: "read 312 of about 11,264 articles, 3.9 a second, 47 min left"."""

import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

__all__ = ["Pace", "Step", "left", "progress"]

_EVERY = 30.0
"""Seconds between two lines where there is no terminal to show one that moves."""
_LATELY = 60.0
"""Seconds over which the rate is taken: what is known already goes by much faster."""


_NOTED = 0.5
"""Seconds between two counts that are remembered."""


class Pace:
    """The rate of something that is counted, by a clock that is given for trying it."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._seen = deque([(clock(), 0)])

    def rate(self, done: int) -> float:
        """How many a second of late, with so many done by now; 0 where that cannot be told yet."""
        now = self._clock()
        if now - self._seen[-1][0] >= _NOTED:
            self._seen.append((now, done))
        while len(self._seen) > 2 and now - self._seen[1][0] > _LATELY:
            self._seen.popleft()
        since, before = self._seen[0]
        return (done - before) / (now - since) if now - since > 1 else 0.0


class Step:
    """Called with what is being done, and how much of it is; ``of`` is how many articles there
    may be, where that is known."""

    def __init__(self, say: Callable[[str], None], of: int | None = None) -> None:
        self.say = say
        self._of = of
        self._paces = dict[str, Pace]()

    def __call__(self, what: str, done: int) -> None:
        rate = self._paces.setdefault(what, Pace()).rate(done)
        lately = f", {rate:,.1f} a second" if rate else ""
        if what == "read":
            self.say(f"read {self._counted(done)}{lately}{self._left(done, rate)}")
            return
        from reportedly.report.steps import step_words

        many = f", {done:,} done{lately}" if what == "within" else ""
        self.say(f"comparing: {step_words(what)}{many}")

    def _counted(self, done: int) -> str:
        if self._of is None or done > self._of:
            return f"{done:,} article{'s' if done != 1 else ''}"
        return f"{done:,} of about {self._of:,} article{'s' if self._of != 1 else ''}"

    def _left(self, done: int, rate: float) -> str:
        known = self._of is not None and rate > 0 and done <= self._of
        return f", {left((self._of - done) / rate)}" if known and self._of is not None else ""


def left(seconds: float) -> str:
    """A length of time as one plans with it.

    >>> left(20), left(2830), left(7800)
    ('less than a minute left', '47 min left', '2 h 10 min left')
    """
    minutes = round(seconds / 60)
    if minutes < 1:
        return "less than a minute left"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min left" if hours else f"{minutes} min left"


@contextmanager
def progress(of: int | None = None) -> Iterator[Step]:
    """A line that says what is being done, where standard error is a terminal; else one every half
    minute. ``of`` is how many articles there may be."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    if not console.is_terminal:
        yield Step(_now_and_then(), of)
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, refresh_per_second=4) as line:
        task = line.add_task("starting", total=None)
        yield Step(lambda words: line.update(task, description=words), of)


def _now_and_then() -> Callable[[str], None]:
    last = time.monotonic()

    def say(words: str) -> None:
        nonlocal last
        if time.monotonic() - last >= _EVERY:
            last = time.monotonic()
            click.echo(words, err=True)

    return say

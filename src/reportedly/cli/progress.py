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

_COMPARING = {
    "same_name": "who is who",
    "referents": "who is who",
    "copies": "what is copied from where",
    "versions": "versions of one article",
    "lineages": "versions of one article",
    "same_story": "what is about one story",
    "stories": "what is about one story",
    "within": "story by story",
}
"""What stages do, where their names do not say it; "within" is all that is done in a story."""


class Pace:
    """The rate of something that is counted, by a clock that is given for trying it."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._seen = deque([(clock(), 0)])

    def rate(self, done: int) -> float:
        """How many a second of late, with so many done by now; 0 where that cannot be told yet."""
        now = self._clock()
        self._seen.append((now, done))
        while now - self._seen[1][0] > _LATELY:
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
        if what == "read":
            self.say(self._counted("read", done, self._of, "article"))
        elif what == "within":
            self.say(self._counted(f"comparing: {_COMPARING[what]},", done, None, "story"))
        else:
            self.say(f"comparing: {_COMPARING.get(what, what.replace('_', ' '))}")

    def _counted(self, words: str, done: int, of: int | None, one: str) -> str:
        rate = self._paces.setdefault(words, Pace()).rate(done)
        many = {"story": "stories"}.get(one, f"{one}s")
        known = of is not None and of >= done
        total = f" of about {of:,}" if known else ""
        told = f"{words} {done:,}{total} {one if (of if known else done) == 1 else many}"
        if rate:
            told += f", {rate:,.1f} a second"
            told += f", {left((of - done) / rate)}" if known and of is not None else ""
        return told


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

"""How often one site is asked: "not before 08:00:02", and not at all while it says "later"."""

import re
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

__all__ = ["LONGEST_WAIT", "Hosts", "Later", "retry_after"]

LONGEST_WAIT = 86_400.0
"""Seconds that a site can put us off at a time."""


class Later(OSError):
    """A site is not to be asked for another ``seconds``."""

    def __init__(self, why: str, seconds: float) -> None:
        super().__init__(why)
        self.seconds = seconds


def retry_after(value: str, now: datetime | None = None) -> float:
    """Seconds that a Retry-After header (RFC 9110, 10.2.3) asks for, a number or a date; 0 where
    it says nothing that can be understood."""
    if re.fullmatch(r"\s*\d{1,9}\s*", value):
        return min(float(value), LONGEST_WAIT)
    try:
        until = parsedate_to_datetime(value)
    except ValueError:
        return 0.0
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return min(max(0.0, (until - (now or datetime.now(UTC))).total_seconds()), LONGEST_WAIT)


class Hosts:
    """Whose turn it is. ``pause`` seconds lie between two requests to one site, more where its
    robots.txt asks for that; who would have to wait longer than ``patience`` comes later.

    Threads may wait at once; `stop` wakes them all, and nobody is let through any more.
    """

    def __init__(
        self,
        *,
        pause: float = 2.0,
        patience: float = 30.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._pause = pause
        self._patience = patience
        self._clock = clock
        self._lock = threading.Lock()
        self._next = dict[str, float]()
        self._pauses = dict[str, float]()
        self._stopped = threading.Event()

    def paced(self, site: str, seconds: float) -> None:
        """The site asks for this many seconds between requests."""
        with self._lock:
            self._pauses[site] = max(self._pause, min(seconds, LONGEST_WAIT))

    def put_off(self, site: str, seconds: float) -> None:
        """Nothing is asked of the site for so long."""
        with self._lock:
            until = self._clock() + min(seconds, LONGEST_WAIT)
            self._next[site] = max(self._next.get(site, 0.0), until)

    def waits(self) -> dict[str, float]:
        """The sites that put us off for longer than the usual pause, and for how many seconds."""
        with self._lock:
            now = self._clock()
            return {
                site: at - now
                for site, at in self._next.items()
                if at - now > max(self._pause, self._pauses.get(site, 0.0))
            }

    def turn(self, site: str) -> None:
        """Wait until the site may be asked. Raises `Later` where that is too long, or where all is
        to stop."""
        with self._lock:
            now = self._clock()
            at = max(now, self._next.get(site, 0.0))
            if at - now > self._patience:
                raise Later(f"{site} is not to be asked for {at - now:.0f} seconds", at - now)
            self._next[site] = at + self._pauses.get(site, self._pause)
        if self._stopped.wait(at - now):
            raise Later("stopped", 0.0)

    def stop(self) -> None:
        self._stopped.set()

    @property
    def stopped(self) -> bool:
        return self._stopped.is_set()

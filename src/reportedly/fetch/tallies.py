"""What is wished of a round of looking, and what came of it: "3 feeds, 12 pages, 1 refused"."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from reportedly.fetch.addresses import shown
from reportedly.model.failure import Failure

__all__ = ["DAY", "Tally", "Wishes"]

DAY = 86_400.0
"""Seconds."""


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """``every`` is how often a feed is looked at, at most; ``most`` pages are fetched in a round;
    pages in sitemaps and lists of them count for ``since`` seconds back (0: however old);
    ``about`` are words that must stand in what a feed says of a page; ``again`` is how long after
    each fetch a page is fetched again, for its changes. All times in seconds."""

    every: float = 900.0
    most: int = 200
    since: float = 2 * DAY
    about: tuple[str, ...] = ()
    again: tuple[float, ...] = ()


@dataclass(kw_only=True)
class Tally:
    """Counts of one round. ``looked`` are feeds and sitemaps, ``unchanged`` of them those with
    nothing new; ``found`` the addresses of pages that were new; of pages, ``fetched`` are new or
    changed, ``same`` were fetched before and have not changed; ``old`` are those in sitemaps
    beyond what was wished. ``problems`` name what failed and why, ``told`` what else is worth
    saying. ``archive`` holds all answers; None where there was none. ``say`` is told meanwhile
    what is being done."""

    looked: int = 0
    unchanged: int = 0
    found: int = 0
    fetched: int = 0
    same: int = 0
    refused: int = 0
    gone: int = 0
    later: int = 0
    failed: int = 0
    old: int = 0
    stopped: bool = False
    problems: list[Failure] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    archive: Path | None = None
    say: Callable[[str], None] = lambda words: None

    def problem(self, url: str, reason: str) -> None:
        self.problems.append(Failure(source=shown(url), reason=reason))

"""What a site asks robots to leave alone: "User-agent: * / Disallow: /private" (RFC 9309)."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from reportedly.fetch.addresses import Place, Refused, place
from reportedly.fetch.hosts import Later
from reportedly.model.record import record

if TYPE_CHECKING:
    from protego import Protego

__all__ = ["TOKEN", "Robots", "Rules"]

TOKEN = "reportedly"
"""The name to which robots.txt can speak."""
LARGEST = 500 * 1024
"""Bytes of a robots.txt that are heeded (RFC 9309, 2.5)."""
FRESH = 86_400.0
"""Seconds for which it is kept (RFC 9309, 2.4)."""
AGAIN = 900.0
"""Seconds for which one that could not be had is not asked for again."""


@record
class Rules:
    """A site's robots.txt as it was answered: ``status`` 0 is no answer at all. ``at`` is when, in
    seconds of the clock that counts since 1970."""

    status: int
    text: str
    at: float

    @property
    def id(self) -> str:
        return f"{self.status}:{self.at}"


class Robots:
    """Each site's robots.txt is asked for once a day. ``ask`` gets it; ``known`` are those of
    earlier runs, by site, and what is learned is put there."""

    def __init__(
        self,
        ask: Callable[[Place], Rules],
        known: dict[str, Rules],
        clock: Callable[[], float],
    ) -> None:
        self._ask = ask
        self._known = known
        self._clock = clock
        self._parsed: dict[str, tuple[Rules, Protego]] = {}
        self._locks = dict[str, threading.Lock]()
        self._lock = threading.Lock()

    def check(self, at: Place) -> None:
        """Raises `Refused` for a place that is to be left alone. No robots.txt (4xx) allows all;
        one that cannot be had (5xx, no answer) allows nothing for now (RFC 9309, 2.3.1): `Later`.
        """
        rules = self.rules(at)
        if rules.status == 0 or rules.status >= 500 or rules.status == 429:
            how = f"answered with {rules.status}" if rules.status else "did not answer"
            raise Later(f"its robots.txt {how}, so that nothing is asked for now", AGAIN)
        if not self._of(at.site, rules).can_fetch(at.url, TOKEN):
            raise Refused(f"robots.txt of {at.host} does not allow it")

    def delay(self, at: Place) -> float:
        """Seconds between requests that the site asks for, 0 where it does not."""
        told = self._of(at.site, self.rules(at))
        rate = told.request_rate(TOKEN)
        paced = rate.seconds / rate.requests if rate and rate.requests else 0.0
        return max(told.crawl_delay(TOKEN) or 0.0, paced)

    def sitemaps(self, at: Place) -> list[str]:
        """The sitemaps that a site names there."""
        return list(dict.fromkeys(self._of(at.site, self.rules(at)).sitemaps))

    def rules(self, at: Place) -> Rules:
        with self._lock:
            one = self._locks.setdefault(at.site, threading.Lock())
        with one:
            found = self._known.get(at.site)
            fresh = FRESH if found and found.status and found.status < 500 else AGAIN
            if found is None or not 0 <= self._clock() - found.at < fresh:
                found = self._ask(place(f"{at.site}/robots.txt"))
                self._known[at.site] = found
            return found

    def _of(self, site: str, rules: Rules) -> Protego:
        from protego import Protego

        held = self._parsed.get(site)
        if held is None or held[0] is not rules:
            text = rules.text if 200 <= rules.status < 300 else ""
            held = rules, Protego.parse(text[:LARGEST])
            self._parsed[site] = held
        return held[1]

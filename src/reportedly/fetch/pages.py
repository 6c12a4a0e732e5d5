"""Pages that are due are fetched, the newest first; each ends read, refused, gone or failed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reportedly.fetch.addresses import Refused, place
from reportedly.fetch.client import Answer, Client
from reportedly.fetch.hosts import Later
from reportedly.fetch.many import Got, each
from reportedly.fetch.state import Listing, Page, State
from reportedly.fetch.tallies import DAY, Tally, Wishes
from reportedly.fetch.warcs import Warc, digest
from reportedly.read.feeds import is_feed
from reportedly.read.readers import Head
from reportedly.read.sitemaps import is_sitemap

__all__ = ["Pages"]

TRIES = 4
"""How often a page is tried that does not answer; after 5, 20 and 80 minutes."""
LONGEST = 7 * DAY
"""Seconds for which a site may put a page off in all."""
_REFUSED = (401, 402, 403, 407, 451)
_GONE = (404, 410)
_PAGES = ("text/html", "application/xhtml+xml", "")
_READ = (*_PAGES, "application/pdf", "application/x-pdf", "text/plain")
"""What an archive of pages is read for."""


class Pages:
    """Fetches pages into an archive of their own, which holds nothing but pages."""

    def __init__(
        self, state: State, client: Client, wishes: Wishes, tally: Tally, into: Warc
    ) -> None:
        self._into = into
        self._state = state
        self._client = client
        self._wishes = wishes
        self._tally = tally

    def fetch(self, sources: Sequence[str], now: float) -> None:
        """Fetch those that are due, as many as are wished."""
        due = self._state.pages(now, self._wishes.most, sources)
        if due and not self._client.hosts.stopped:
            for number, (one, got) in enumerate(each(self._client, due, self._ask), 1):
                self._tally.say(f"fetched {number:,} of {len(due):,} pages")
                self._took(one, got, now)

    def _ask(self, one: Page) -> Answer:
        return self._client.get(one.url, before=one.before, via=_via(one), into=self._into)

    def _took(self, one: Page, got: Got, now: float) -> None:
        if isinstance(got, Later):
            if not self._client.hosts.stopped:
                self._tally.later += 1
                self._state.put(replace(one, due=now + max(60.0, got.seconds), note=str(got)))
        elif isinstance(got, Refused):
            self._over(one, "refused", str(got))
        elif isinstance(got, Exception):
            self._failed(one, str(got) or type(got).__name__, now)
        elif got.url != one.url and place(got.url).path == "/":
            self._over(one, "gone", "it leads to the home page")
        elif got.status in (200, 203, 304):
            self._read(one, got, now)
        elif got.status in _GONE:
            self._over(one, "gone", f"answered with {got.status}: not there")
        elif got.status in _REFUSED:
            self._over(one, "refused", f"answered with {got.status}: not for everybody")
        else:
            self._failed(one, f"answered with {got.status}", now)

    def _over(self, one: Page, standing: str, why: str) -> None:
        if standing == "gone":
            self._tally.gone += 1
        elif standing == "refused":
            self._tally.refused += 1
        else:
            self._tally.failed += 1
        self._tally.problem(one.url, why)
        self._state.put(replace(one, standing=standing, note=why))

    def _failed(self, one: Page, why: str, now: float) -> None:
        tries = one.tries + 1
        if tries >= TRIES:
            self._over(one, "failed", f"{why} ({tries} times)")
            return
        self._tally.later += 1
        self._tally.problem(one.url, f"{why}: tried again later")
        self._state.put(replace(one, tries=tries, due=now + 300 * 4**one.tries, note=why))

    def _read(self, one: Page, got: Answer, now: float) -> None:
        if self._is_list(one, got):
            return
        if got.status == 304 or digest(got.told) == one.digest:
            self._tally.same += 1
        else:
            self._tally.fetched += 1
        kind = got.told.kind
        if got.status != 304 and kind not in _READ:
            self._tally.problem(one.url, f"it is {kind}, no page: kept in the archive, not read")
        stays = got.url == one.url
        changed = got.status != 304
        self._state.put(
            replace(
                one,
                standing="read",
                due=self._next(one, now),
                tries=0,
                looks=one.looks + 1,
                note="",
                etag=got.told.header("etag") or one.etag if stays else "",
                modified=got.told.header("last-modified") or one.modified if stays else "",
                moment=got.told.moment if changed else one.moment,
                digest=digest(got.told) if changed else one.digest,
            )
        )

    def _next(self, one: Page, now: float) -> float:
        """When it is fetched again: a page that was named itself whenever feeds are, others as
        often as is wished; below 0 is never."""
        if not one.via:
            return now + self._wishes.every
        again = self._wishes.again
        return now + again[one.looks] if one.looks < len(again) else -1.0

    def _is_list(self, one: Page, got: Answer) -> bool:
        """Whether what somebody listed as a page is a feed or sitemap: it is looked at as such."""
        if got.told.kind in _PAGES or got.status == 304:
            return False
        try:
            head = Head(suffix="", raw=got.told.body()[:8192])
        except OSError:
            return False
        if not (is_feed(head) or is_sitemap(head)):
            return False
        self._state.add([Listing(url=one.url, source=one.source, title=one.title)])
        self._state.put(replace(one, standing="failed", note="a feed, and looked at as such"))
        return True


def _via(one: Page) -> Mapping[str, str]:
    """What is written down beside the answer: how we came there, and what was said of it (the
    first two as crawlers name them, in metadata records of WARC 1.1)."""
    if not one.via:
        return {}
    told = {
        "via": one.via,
        "hopsFromSeed": "L",
        "title": one.title,
        "published": one.published,
        "updated": one.updated,
    }
    return {name: value for name, value in told.items() if value}

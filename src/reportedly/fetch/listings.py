"""Feeds and sitemaps that are due are looked at, and what they name is noted down to fetch."""

import re
from collections.abc import Sequence
from dataclasses import replace

from reportedly.fetch.addresses import Refused, place
from reportedly.fetch.client import Answer, Client
from reportedly.fetch.found import LARGEST_SITEMAP, Found, Leads, leads
from reportedly.fetch.hosts import Later
from reportedly.fetch.many import Got, each
from reportedly.fetch.state import Listing, Page, State
from reportedly.fetch.tallies import DAY, Tally, Wishes
from reportedly.fetch.warcs import digest

__all__ = ["Listings", "page_of"]

DEPTH = 4
"""How often in a round what was named just now is looked at too: list, site, index, sitemap."""
MOST_SITEMAPS = 20
"""Sitemaps that are followed of one list of them, the last changed first."""


class Listings:
    """Looks at feeds; what they answer goes into the archive of the client."""

    def __init__(self, state: State, client: Client, wishes: Wishes, tally: Tally) -> None:
        self._state = state
        self._client = client
        self._wishes = wishes
        self._tally = tally

    def look(self, sources: Sequence[str], now: float) -> None:
        """Look at all that are due; what they lead to stands in the state then."""
        seen = set[str]()
        for _ in range(DEPTH):
            due = [
                one
                for one in self._state.listings(sources)
                if one.due <= now and not one.over and one.url not in seen
            ]
            if not due or self._client.hosts.stopped:
                return
            seen.update(one.url for one in due)
            for number, (one, got) in enumerate(each(self._client, due, self._ask), 1):
                self._tally.say(f"looked at {number:,} of {len(due):,} feeds")
                self._took(one, got, now)

    def _ask(self, one: Listing) -> Answer:
        return self._client.get(one.url, before=one.before)

    def _took(self, one: Listing, got: Got, now: float) -> None:
        if isinstance(got, Later):
            if not self._client.hosts.stopped:
                self._put_off(one, str(got), now + max(60.0, got.seconds))
        elif isinstance(got, Refused):
            self._put_off(one, str(got), now + 60.0)  # that costs nobody anything
        elif isinstance(got, Exception):
            self._failed(one, str(got) or type(got).__name__, now)
        elif got.status == 304 or (got.status == 200 and digest(got.told) == one.digest):
            self._tally.looked += 1
            self._tally.unchanged += 1
            due = now + self._pause(got, 0.0)
            self._state.put(replace(one, due=due, errors=0, note="unchanged"))
        elif got.status == 200:
            self._read(one, got, now)
        elif got.status == 410:
            self._tally.problem(one.url, "gone for good (410): it is not looked at any more")
            self._state.put(replace(one, over=1, note="gone for good (410)"))
        else:
            self._failed(one, f"answered with {got.status}", now)

    def _put_off(self, one: Listing, why: str, due: float) -> None:
        self._tally.problem(one.url, why)
        self._state.put(replace(one, due=due, note=why))

    def _failed(self, one: Listing, why: str, now: float) -> None:
        """Looked at again after a pause that doubles each time, up to a day."""
        pause = min(max(60.0, self._wishes.every) * 2**one.errors, DAY)
        self._tally.problem(one.url, why)
        errors = min(one.errors + 1, 20)
        self._state.put(replace(one, errors=errors, due=now + pause, note=why))

    def _read(self, one: Listing, got: Answer, now: float) -> None:
        try:
            led = leads(got.told.body(LARGEST_SITEMAP + 1), got.url)
        except (ValueError, OSError) as error:
            self._failed(one, str(error), now)
            return
        self._tally.looked += 1
        if got.moved:
            self._tally.told.append(f"{one.url} has moved to {got.moved}")
        stays = got.url in (one.url, got.moved)
        seen = replace(
            one,
            url=got.moved or one.url,
            kind=led.kind,
            title=led.title or one.title,
            due=now + (self._pause(got, led.every) if led.kind != "opml" else DAY),
            errors=0,
            note="",
            etag=got.told.header("etag") if stays else "",
            modified=got.told.header("last-modified") if stays else "",
            moment=got.told.moment,
            digest=digest(got.told),
        )
        if led.kind == "page":
            # It is fetched once more, into the archive of pages.
            self._state.add([Page(url=one.url, source=one.source)])
            seen = replace(seen, over=1, note="a page, not a feed")
        elif led.kind == "site":
            seen = self._site(seen, led, now)
        else:
            self._lead(seen, led, now)
        self._state.put(seen, one)

    def _pause(self, got: Answer, every: float) -> float:
        """Until it is worth looking again: as wished, or as it says itself, up to a day."""
        told = re.search(r"max-age\s*=\s*(\d{1,9})", got.told.header("cache-control"), re.I)
        fresh = float(told[1]) if told else 0.0
        return max(self._wishes.every, min(max(every, fresh), DAY))

    def _site(self, one: Listing, led: Leads, now: float) -> Listing:
        """The feed that a home page declares, else the sitemaps that its robots.txt names."""
        lists = [Listing(url=found.url, source=one.source) for found in led.lists]
        if not lists:
            try:
                named = self._client.robots.sitemaps(place(one.url))
                lists = [Listing(url=place(url).url, source=one.source) for url in named[:20]]
            except (Refused, OSError):
                lists = []
        if not lists:
            why = "a page that declares no feed; its robots.txt names no sitemap"
            self._tally.problem(one.url, why)
            return replace(one, due=now + DAY, note=why)
        if self._state.add(lists):
            self._tally.told.append(
                f"{one.url} leads to {', '.join(new.url for new in lists[:3])}"
            )
        return replace(one, due=now + DAY, etag="", modified="", digest="")

    def _lead(self, one: Listing, led: Leads, now: float) -> None:
        if led.refused:
            count = f"{led.refused} address" + ("es" if led.refused != 1 else "")
            self._tally.told.append(f"{one.url}: {count} that cannot be fetched")
        followed = led.lists if led.kind == "opml" else self._sitemaps(led.lists, now)
        self._state.add(
            Listing(url=found.url, source=one.source, title=found.title) for found in followed
        )
        pages = [found for found in led.pages if self._wanted(found)]
        if led.kind == "sitemap" and self._wishes.since:
            fresh = [found for found in pages if found.dated >= now - self._wishes.since]
            self._tally.old += len(pages) - len(fresh)
            pages = fresh
        self._tally.found += self._state.add(
            page_of(found, one.source, one.url) for found in pages
        )

    def _sitemaps(self, lists: Sequence[Found], now: float) -> list[Found]:
        """Of a list of sitemaps, those that may hold news: not changed too long ago, the last
        changed first, then those that are called so."""
        since = self._wishes.since
        late = (one for one in lists if not (since and one.dated) or one.dated >= now - since)
        ranked = sorted(late, key=lambda one: (-one.dated, "news" not in one.url.casefold()))
        return ranked[:MOST_SITEMAPS]

    def _wanted(self, found: Found) -> bool:
        words = found.words.casefold()
        return all(word in words for word in self._wishes.about)


def page_of(found: Found, source: str, via: str) -> Page:
    """The page to fetch that was found in a feed or list ``via``, itself found in ``source``."""
    return Page(
        url=found.url,
        source=source,
        via=via,
        title=found.title,
        published=found.published,
        updated=found.updated,
        dated=found.dated,
    )

"""One round after the other: feeds that are due, then the pages that they name, then a pause."""

import os
import sqlite3
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from reportedly import __version__
from reportedly.fetch.addresses import is_address, place
from reportedly.fetch.client import Client
from reportedly.fetch.found import Found, Leads, leads, own_address
from reportedly.fetch.listings import Listings, page_of
from reportedly.fetch.pages import Pages
from reportedly.fetch.state import Busy, Listing, Page, State
from reportedly.fetch.tallies import Tally, Wishes
from reportedly.fetch.warcs import OPEN, Warc, settled
from reportedly.model.digests import file_digest

__all__ = ["Rounds", "new_archive"]

LOOKS = "looks-"
"""How the names of archives begin that hold no article: robots.txt, feeds, what did not change."""


def new_archive(folder: Path, prefix: str = "") -> Warc:
    """An archive in this folder, named by this moment (UTC) and this process."""
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    name, count = f"{prefix}{moment}-{os.getpid()}", 0
    while any((folder / f"{name}{end}").exists() for end in (".warc.gz", f".warc.gz{OPEN}")):
        count += 1
        name = f"{prefix}{moment}-{os.getpid()}-{count}"
    about = {
        "software": f"reportedly {__version__}",
        "description": "pages and feeds fetched for a ledger; bodies as they came",
    }
    return Warc(folder / f"{name}.warc.gz", about)


class Rounds:
    """Rounds for one ledger. Only one process at a time makes them; raises `Busy` where another
    does, ``OSError`` where the folder cannot be written to."""

    def __init__(
        self,
        state: State,
        folder: Path,
        client: Callable[[Warc], Client],
        wishes: Wishes,
        clock: Callable[[], float] = time.time,
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = sqlite3.connect(folder / ".lock", timeout=0, isolation_level=None)
        try:
            self._lock.execute("begin exclusive")
        except sqlite3.OperationalError:
            self._lock.close()
            raise Busy(f"another 'reportedly watch' is at work in {folder}") from None
        self._state = state
        self._folder = folder
        self._wishes = wishes
        self._clock = clock
        self._client = client(new_archive(folder, LOOKS))
        self._client.rules.update(state.rules())
        now = clock()
        for site, until in state.put_off():
            if until > now:
                self._client.hosts.put_off(site, until - now)

    def close(self) -> None:
        self._lock.close()

    def name(self, source: str) -> None:
        """Watch what somebody named: an address, or a file with feeds or addresses. Raises
        ``ValueError`` for an address that is none, ``OSError`` for a file that cannot be read."""
        if is_address(source):
            rows: list[Listing | Page] = [Listing(url=place(source).url, source=source)]
        else:
            rows = _listed(Path(source), source)
        self._state.name(source, self._clock())
        self._state.add(rows)

    def round(
        self, sources: Sequence[str], say: Callable[[str], None] = lambda words: None
    ) -> Tally:
        """Look at all of these that is due and fetch what is new. An interrupt ends the round:
        what came by then is kept, what did not is left for the next."""
        now, tally = self._clock(), Tally(say=say)
        looks, pages = new_archive(self._folder, LOOKS), new_archive(self._folder)
        self._client.warc = looks
        parts = self._state, self._client, self._wishes, tally
        try:
            Listings(*parts).look(sources, now)
            Pages(*parts, pages).fetch(sources, now)
        except KeyboardInterrupt:
            tally.stopped = True
        finally:
            tally.archive = pages.close()
            if (seen := looks.close()) is not None:
                self._join(seen)
            waits = self._client.hosts.waits()
            until = {site: self._clock() + seconds for site, seconds in waits.items()}
            rules = self._client.rules
            told = {site: rules[site] for site in rules if rules[site].at >= now or site in until}
            self._state.settle(told, until)
        return tally

    def waiting(self) -> list[Path]:
        """Archives of pages of rounds that were broken off before they were read, the oldest
        first."""
        for path in sorted(self._folder.glob(f"{LOOKS}*-*.warc.gz*")):
            self._join(settled(path))
        for path in sorted(self._folder.glob(f"2*.warc.gz{OPEN}")):
            settled(path)
        return sorted(self._folder.glob("2*.warc.gz"))

    def read(self, path: Path, kept: Callable[[str], bool]) -> None:
        """An archive of pages has been read. Where the ledger has ``kept`` its bytes (by SHA-256),
        the copy here is not needed; where no article is in it, it joins those of the day."""
        if kept(file_digest(path)):
            path.unlink()
        else:
            self._join(path)

    def _join(self, path: Path) -> None:
        """Put an archive without articles at the end of the day's: archives can be joined so."""
        day = path.name.removeprefix(LOOKS)[:8]
        whole = self._folder / f"{LOOKS}{day}.warc.gz"
        with whole.open("ab") as target, path.open("rb") as file:
            while piece := file.read(1 << 20):
                target.write(piece)
        path.unlink()

    def due(self, sources: Sequence[str]) -> float | None:
        """Seconds until something is due; None where nothing ever will be."""
        at = self._state.next_due(sources)
        return None if at is None else max(0.0, at - self._clock())


def _listed(path: Path, source: str) -> list[Listing | Page]:
    """The feeds or pages of a file: OPML, a feed, a sitemap, or any list of addresses."""
    from reportedly.read.lists import addresses
    from reportedly.read.readers import LARGEST

    with path.open("rb") as file:
        raw = file.read(LARGEST)
    led = (
        leads(raw, "")
        if raw.lstrip()[:1] in (b"<", b"\xef", b"{", b"\x1f")
        else Leads(kind="page")
    )
    if led.kind == "page" or not (led.pages or led.lists):
        pages = tuple(_address(url, given) for url, given in addresses(path))
        led = Leads(kind="list", pages=tuple(one for one in pages if one.url))
    if not led.pages and not led.lists:
        raise ValueError(f"{source} holds neither feeds nor addresses")
    rows: list[Listing | Page] = [
        Listing(url=one.url, source=source, title=one.title) for one in led.lists
    ]
    return [*rows, *(page_of(one, source, path.name) for one in led.pages)]


def _address(url: str, given: dict[str, str]) -> Found:
    try:
        url = own_address(place(url).url)
    except ValueError:
        url = ""
    title, published = given.get("title", ""), given.get("published", "")
    return Found(url=url, title=title, published=published)

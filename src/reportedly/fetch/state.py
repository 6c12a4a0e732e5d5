"""What is watched and how far it is, in a file beside the ledger: "news.watch"."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

from reportedly.fetch.robots import Rules
from reportedly.fetch.warcs import Before

__all__ = ["Busy", "Listing", "Page", "State"]

VERSION = 1
_SCHEMA = """
create table source (name text primary key, added real not null);
create table listing (url text primary key, source text not null, kind text not null,
  title text not null, due real not null, errors integer not null, over integer not null,
  note text not null, etag text not null, modified text not null, moment text not null,
  digest text not null);
create table page (url text primary key, source text not null, via text not null,
  title text not null, published text not null, updated text not null, dated real not null,
  standing text not null, due real not null, tries integer not null, looks integer not null,
  note text not null, etag text not null, modified text not null, moment text not null,
  digest text not null);
create index page_due on page (standing, due, dated);
create table site (site text primary key, status integer not null, text text not null,
  at real not null, until real not null);
"""


class Busy(RuntimeError):
    """Another process watches for the same ledger."""


@dataclass(frozen=True, kw_only=True)
class _Answered:
    """An address, and what its last answer is known by: "" where there was none."""

    url: str
    etag: str = ""
    modified: str = ""
    moment: str = ""
    digest: str = ""

    @property
    def before(self) -> Before | None:
        """The answer that a new one is held against."""
        if not self.moment:
            return None
        return Before(
            url=self.url,
            moment=self.moment,
            digest=self.digest,
            etag=self.etag,
            modified=self.modified,
        )


@dataclass(frozen=True, kw_only=True)
class Listing(_Answered):
    """A feed or sitemap. ``kind`` is "" until it was looked at, then "feed", "sitemap", "opml" or
    "site" (whose feeds are looked for); ``due`` when it is looked at next (seconds since 1970),
    ``over`` whether it is gone for good, ``note`` what was said of it last."""

    source: str
    kind: str = ""
    title: str = ""
    due: float = 0.0
    errors: int = 0
    over: int = 0
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Page(_Answered):
    """The address of an article. ``standing`` is "waiting", "read", "refused", "gone" or "failed";
    ``via`` is the feed that named it, with its ``title``, ``published`` and ``updated`` as written
    there; ``dated`` puts the newest first, ``looks`` counts how often it was fetched."""

    source: str
    via: str = ""
    title: str = ""
    published: str = ""
    updated: str = ""
    dated: float = 0.0
    standing: str = "waiting"
    due: float = 0.0
    tries: int = 0
    looks: int = 0
    note: str = ""


Row = TypeVar("Row", Listing, Page)


class State:
    """Everything is on disk when a method returns, so that a run that was broken off goes on where
    it was. Raises ``ValueError`` for a file that is something else or of a later edition."""

    def __init__(self, path: Path) -> None:
        self._base = sqlite3.connect(path, isolation_level=None, timeout=10)
        try:
            found = self._base.execute("pragma user_version").fetchone()[0]
            if not found:
                self._base.executescript(f"begin;{_SCHEMA}pragma user_version={VERSION};commit;")
        except sqlite3.DatabaseError as error:
            self._base.close()
            raise ValueError(f"{path} is no list of what is watched: {error}") from None
        if found > VERSION:
            self._base.close()
            raise ValueError(f"{path} was written by a later edition of reportedly")

    def close(self) -> None:
        self._base.close()

    def name(self, source: str, now: float) -> None:
        self._base.execute("insert or ignore into source values (?, ?)", (source, now))
        # Who names again what was refused (without --allow-private, say) wants it looked at.
        self._base.execute(
            "update listing set due = 0 where source = ? and moment = '' and errors = 0", (source,)
        )

    def sources(self) -> list[str]:
        """What people named, in the order in which they did."""
        return [name for (name,) in self._base.execute("select name from source order by added")]

    def forget(self, source: str) -> bool:
        """Leave off watching it; pages that were fetched already stay where they are."""
        self._base.execute("delete from listing where source = ?", (source,))
        self._base.execute("delete from page where source = ? and standing = 'waiting'", (source,))
        return self._base.execute("delete from source where name = ?", (source,)).rowcount > 0

    def listings(self, sources: Iterable[str] | None = None) -> list[Listing]:
        """The feeds and sitemaps of these sources (of all, where None), by address."""
        wanted = None if sources is None else set(sources)
        rows = self._base.execute(f"select {_names(Listing)} from listing order by url")
        made = (Listing(**dict(zip(_NAMES[Listing], row, strict=True))) for row in rows)
        return [one for one in made if wanted is None or one.source in wanted]

    def pages(self, now: float, most: int, sources: Iterable[str] | None = None) -> list[Page]:
        """The pages that are due, the newest first."""
        wanted = list(self.sources() if sources is None else sources)
        marks = ",".join("?" * len(wanted))
        rows = self._base.execute(
            f"select {_names(Page)} from page where standing in ('waiting', 'read')"
            f" and due <= ? and due >= 0 and source in ({marks})"
            " order by standing desc, dated desc, url limit ?",
            (now, *wanted, most),
        )
        return [Page(**dict(zip(_NAMES[Page], row, strict=True))) for row in rows]

    def page(self, url: str) -> Page | None:
        row = self._base.execute(
            f"select {_names(Page)} from page where url = ?", (url,)
        ).fetchone()
        return row and Page(**dict(zip(_NAMES[Page], row, strict=True)))

    def put(self, row: Row, instead: Row | None = None) -> None:
        """Write down where a feed or page stands, ``instead`` of it under another address."""
        table = "listing" if isinstance(row, Listing) else "page"
        names = _NAMES[type(row)]
        values = tuple(getattr(row, name) for name in names)
        with self._base:
            self._base.execute("begin immediate")
            if instead is not None and instead.url != row.url:
                self._base.execute(f"delete from {table} where url = ?", (instead.url,))
            marks = ",".join("?" * len(names))
            self._base.execute(
                f"insert or replace into {table} ({','.join(names)}) values ({marks})", values
            )

    def add(self, rows: Iterable[Listing | Page]) -> int:
        """Write down those whose address is new; return how many are. A page that was fetched and
        has been updated since, as the feed says, is fetched again."""
        fresh = 0
        with self._base:
            self._base.execute("begin immediate")
            for row in rows:
                table = "listing" if isinstance(row, Listing) else "page"
                names = _NAMES[type(row)]
                values = tuple(getattr(row, name) for name in names)
                marks = ",".join("?" * len(names))
                fresh += self._base.execute(
                    f"insert or ignore into {table} ({','.join(names)}) values ({marks})", values
                ).rowcount
                if isinstance(row, Page) and row.updated:
                    fresh += self._base.execute(
                        "update page set standing = 'waiting', due = 0, tries = 0, updated = ?"
                        " where url = ? and standing in ('read', 'failed') and updated != ?",
                        (row.updated, row.url, row.updated),
                    ).rowcount
        return fresh

    def counted(self) -> Mapping[str, Mapping[str, int]]:
        """How many pages of each source stand how."""
        told = dict[str, dict[str, int]]()
        for source, standing, count in self._base.execute(
            "select source, standing, count(*) from page group by 1, 2 order by 1, 2"
        ):
            told.setdefault(source, {})[standing] = count
        return told

    def next_due(self, sources: Iterable[str] | None = None) -> float | None:
        """When something is due next; None where nothing ever is."""
        wanted = list(self.sources() if sources is None else sources)
        marks = ",".join("?" * len(wanted))
        row = self._base.execute(
            f"select min(due) from (select due from listing where not over and source in ({marks})"
            " union all select due from page where standing in ('waiting', 'read') and due >= 0"
            f" and source in ({marks}))",
            (*wanted, *wanted),
        ).fetchone()
        return None if row[0] is None else float(row[0])

    def rules(self) -> dict[str, Rules]:
        """The robots.txt of each site, as last answered."""
        rows = self._base.execute("select site, status, text, at from site where at > 0")
        return {site: Rules(status=status, text=text, at=at) for site, status, text, at in rows}

    def put_off(self) -> Iterator[tuple[str, float]]:
        """Sites that asked to come later, and until when."""
        yield from self._base.execute("select site, until from site where until > 0").fetchall()

    def settle(self, rules: Mapping[str, Rules], until: Mapping[str, float]) -> None:
        """Write down what sites asked for."""
        none = Rules(status=0, text="", at=0.0)
        with self._base:
            self._base.execute("begin immediate")
            for site in {*rules, *until}:
                told = rules.get(site, none)
                self._base.execute(
                    "insert or replace into site values (?, ?, ?, ?, ?)",
                    (site, told.status, told.text, told.at, until.get(site, 0.0)),
                )


_NAMES: dict[type[Any], tuple[str, ...]] = {
    kind: tuple(field.name for field in fields(kind)) for kind in (Listing, Page)
}


def _names(kind: type[Any]) -> str:
    return ",".join(_NAMES[kind])

"""What an analyst has already looked at, and what came since: "2 articles new since Monday"."""

import sqlite3
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from reportedly.model.claim import Claim
from reportedly.model.record import record
from reportedly.store.base import View
from reportedly.store.clock import now

__all__ = ["Looks", "News", "UnreadableLooks", "news"]

PATIENCE = 10.0
"""Seconds to wait for another window or process that is writing."""

_TABLE = """create table if not exists look (
    who text not null, article text not null, moment text not null, primary key (who, article)
) strict, without rowid"""
_LOOK = """insert into look values (?, ?, ?)
on conflict do update set moment = excluded.moment where excluded.moment > moment"""


class UnreadableLooks(OSError):
    """The file of looks cannot be read or written; the words are for a reader."""


class Looks:
    """Who looked at which article last, in a file beside the ledger ("news.db", "news.looks").

    It is a note to oneself and no evidence: never in the ledger, and lost without loss. Looks are
    kept by article, as a story that gets a new article is another story. Several windows and
    processes may write at once; the latest look counts.
    """

    def __init__(self, ledger: Path) -> None:
        self.path = ledger.with_suffix(".looks")

    def of(self, who: str) -> Mapping[str, str]:
        """When (a moment as the ledger writes it) this analyst last looked at each article (id).
        Raises `UnreadableLooks`."""
        if not self.path.exists():
            return {}
        asked = "select article, moment from look where who = ?"
        with self._open("ro") as connection:
            there = connection.execute("select 1 from sqlite_schema where name = 'look'")
            return dict(connection.execute(asked, (who,))) if there.fetchone() else {}

    def look(self, who: str, articles: Collection[str], moment: str = "") -> None:
        """This analyst has seen these articles (ids), now or at that moment. Raises
        `UnreadableLooks`."""
        when = moment or now()
        with self._open("rwc") as connection, connection:
            connection.execute("begin immediate")
            connection.execute(_TABLE)
            connection.executemany(_LOOK, ((who, article, when) for article in sorted(articles)))

    @contextmanager
    def _open(self, mode: str) -> Iterator[sqlite3.Connection]:
        place = f"{self.path.absolute().as_uri()}?mode={mode}"
        try:
            with closing(sqlite3.connect(place, timeout=PATIENCE, uri=True)) as connection:
                yield connection
        except sqlite3.Error as error:
            raise UnreadableLooks(f"{self.path.name}: {error}") from error


@record
class News:
    """What came to a story since somebody's last look at it (``since``, "" where there was none):
    the ids of its new articles, and how many claims are new in them and in the others."""

    since: str = ""
    articles: tuple[str, ...] = ()
    claims: int = 0

    @property
    def any(self) -> bool:
        return bool(self.articles or self.claims)

    @property
    def when(self) -> str:
        """The last look to the minute (EDTF, UTC), "" where there was none."""
        return f"{self.since[:16]}Z" if self.since else ""


def news(
    view: View, looks: Mapping[str, str], articles: Collection[str], read: Mapping[str, str]
) -> News:
    """What is new of these articles (ids), those of one story; ``read`` says when each was last
    read. Where none of them was looked at, nothing is called new."""
    seen = {id: looks[id] for id in articles if id in looks}
    if not seen:
        return News()
    fresh = tuple(id for id in articles if id not in seen)
    changed = [id for id in articles if id not in seen or read.get(id, "") > seen[id]]
    claims = sum(
        entry.since > seen.get(entry.record.span.article, "")
        for entry in (view.entries(Claim, articles=changed) if changed else ())
        if isinstance(entry.record, Claim)
    )
    return News(since=max(seen.values()), articles=fresh, claims=claims)

"""How far the watching is: "feeds.opml: 12 feeds, 340 pages read, 3 refused"."""

from datetime import UTC, datetime

from reportedly.fetch.state import Listing, State
from reportedly.model.moments import in_utc
from reportedly.model.record import record

__all__ = ["Looked", "Watched", "watched"]


@record
class Looked:
    """A feed or sitemap: ``looked`` and ``due`` are moments (UTC, ISO 8601), "" where never;
    ``note`` is what was wrong last."""

    url: str
    kind: str
    title: str
    looked: str
    due: str
    note: str

    @property
    def id(self) -> str:
        return self.url


@record
class Watched:
    """A source as somebody named it, its feeds, and how many of its pages stand how."""

    source: str
    feeds: tuple[Looked, ...]
    waiting: int
    read: int
    refused: int
    gone: int
    failed: int

    @property
    def id(self) -> str:
        return self.source


def watched(state: State) -> tuple[Watched, ...]:
    """All sources in the order in which they were named."""
    counts, feeds = state.counted(), dict[str, list[Looked]]()
    for one in state.listings():
        if one.kind != "page":
            feeds.setdefault(one.source, []).append(_looked(one))
    return tuple(
        Watched(
            source=source,
            feeds=tuple(feeds.get(source, ())),
            **{
                standing: counts.get(source, {}).get(standing, 0)
                for standing in ("waiting", "read", "refused", "gone", "failed")
            },
        )
        for source in state.sources()
    )


def _looked(one: Listing) -> Looked:
    due = datetime.fromtimestamp(one.due, UTC) if one.due and not one.over else None
    return Looked(
        url=one.url,
        kind=one.kind,
        title=one.title,
        looked=one.moment,
        due=in_utc(due) if due else "",
        note=one.note,
    )

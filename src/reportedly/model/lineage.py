"""The versions of one article, first to last: as published, updated, corrected."""

from reportedly.model.origin import Reason
from reportedly.model.record import content_id, record

__all__ = ["Lineage"]


@record
class Lineage:
    """``articles`` are the ids of the versions in their order, the last is the one that stands.
    ``reasons`` say why they are one article, ``order`` how their order is known (stamps, day of
    fetching, order of reading)."""

    articles: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()
    order: str = ""

    @property
    def last(self) -> str:
        return self.articles[-1]

    @property
    def id(self) -> str:
        return content_id("lin", *self.articles)

"""Which edition of the software read an article."""

from reportedly.model.record import content_id, record

__all__ = ["Receipt"]


@record
class Receipt:
    """``edition`` is a hash of everything that decides what extraction yields."""

    article: str
    edition: str

    @property
    def articles(self) -> tuple[str, ...]:
        return (self.article,)

    @property
    def id(self) -> str:
        return content_id("rcp", self)

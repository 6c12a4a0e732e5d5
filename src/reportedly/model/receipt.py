"""Which edition of the software read an article, or compared them all."""

from reportedly.model.record import content_id, record

__all__ = ["Receipt"]


@record
class Receipt:
    """``edition`` is a hash of everything that decides what extraction yields; where ``article``
    is "", of all that decides what is made of several articles."""

    article: str
    edition: str

    @property
    def articles(self) -> tuple[str, ...]:
        return (self.article,) if self.article else ()

    @property
    def id(self) -> str:
        return content_id("rcp", self)

"""An input that could not be read, and why; or what of it was left out: "190 pictures"."""

from reportedly.model.record import content_id, record

__all__ = ["Failure"]


@record
class Failure:
    """``source`` is the file (and line); ``reason`` says what is wrong with it in plain words.
    ``left_out`` is what nobody would read as an article: the pictures of a web archive."""

    source: str
    reason: str
    left_out: bool = False

    @property
    def id(self) -> str:
        return content_id("fail", self)

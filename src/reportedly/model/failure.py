"""An input that could not be read, and why."""

from reportedly.model.record import content_id, record

__all__ = ["Failure"]


@record
class Failure:
    """``source`` is the file (and line); ``reason`` says what is wrong with it in plain words."""

    source: str
    reason: str

    @property
    def id(self) -> str:
        return content_id("fail", self)

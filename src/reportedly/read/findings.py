"""A value of the imprint with its proof: "Lake Herald", the name under the headline."""

from reportedly.model.article import Article, Known, Note
from reportedly.model.record import record

__all__ = ["Found", "found_at"]


@record
class Found:
    """A value with the note that says where it is from."""

    value: str
    note: Note


def found_at(
    article: Article, field: str, value: str, how: Known, why: str, start: int, end: int
) -> Found:
    """A value that stands at ``start`` to ``end`` of the text (half-open, code points)."""
    span = article.at(start, end)
    note = Note(field=field, value=value, how=how, why=why, evidence=(span,))
    return Found(value=value, note=note)

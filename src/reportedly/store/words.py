"""Which records can be searched by their words, and which words those are."""

from reportedly.model.article import Article
from reportedly.model.claim import Claim
from reportedly.model.record import Record

__all__ = ["words_of"]


def words_of(record: Record) -> str:
    """What a full-text search looks at: an article's text, a claim with its source; else ""."""
    match record:
        case Article():
            return f"{record.title}\n{record.outlet}\n{record.text}"
        case Claim():
            sources = ", ".join(hop.name for hop in (*record.hops, *record.beside))
            return f"{record.text}\n{sources}"
        case _:
            return ""

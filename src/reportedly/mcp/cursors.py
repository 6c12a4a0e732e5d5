"""Where a long list goes on: a cursor for one question to one state of the ledger."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any, TypeVar

__all__ = ["MOST", "cut", "going_on", "offset"]

T = TypeVar("T")

MOST = 100
"""Rows of one answer at most."""


def offset(cursor: str, asked: Mapping[str, Any], line: int) -> int:
    """At which row an answer begins; 0 without a cursor. Raises ``ValueError`` for a cursor of
    another question, of another state of the ledger (``line``), or none of ours."""
    if not cursor:
        return 0
    try:
        at, of, state = json.loads(urlsafe_b64decode(cursor.encode()))
    except (ValueError, TypeError):
        raise ValueError("that is no cursor of an answer: ask without one") from None
    if of != _digest(asked):
        raise ValueError("the cursor belongs to another question: ask with the same filters")
    if state != line:
        raise ValueError("the ledger has changed since: ask again without a cursor")
    if not isinstance(at, int) or at < 0:
        raise ValueError("that is no cursor of an answer: ask without one")
    return at


def going_on(at: int, total: int, asked: Mapping[str, Any], line: int) -> str | None:
    """The cursor for the rows from ``at`` on; None where there are none."""
    if at >= total:
        return None
    told = json.dumps([at, _digest(asked), line], separators=(",", ":"))
    return urlsafe_b64encode(told.encode()).decode()


def cut(
    rows: Sequence[T], cursor: str, limit: int, asked: Mapping[str, Any], line: int
) -> tuple[Sequence[T], str | None]:
    """The rows of one answer, and where it goes on. Raises what `offset` does."""
    at = offset(cursor, asked, line)
    return rows[at : at + limit], going_on(at + limit, len(rows), asked, line)


def _digest(asked: Mapping[str, Any]) -> str:
    told = json.dumps(asked, sort_keys=True, separators=(",", ":"))
    return sha256(told.encode()).hexdigest()[:16]

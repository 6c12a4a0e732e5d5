"""A moment as web archives and other tools write it: "2026-03-10T08:00:00Z"."""

from datetime import UTC, datetime

__all__ = ["in_utc"]


def in_utc(when: datetime) -> str:
    """A moment in UTC, to the second (RFC 3339); one without a zone is of UTC already."""
    when = when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")

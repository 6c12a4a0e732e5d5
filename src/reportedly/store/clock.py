"""The time, as the ledger writes it: UTC, and never the same moment twice in one process."""

from datetime import UTC, datetime, timedelta

__all__ = ["END", "now"]

END = "9999"
"""The end of what still stands; sorts after every moment."""

_last = datetime.min.replace(tzinfo=UTC)


def now() -> str:
    global _last
    _last = max(datetime.now(UTC), _last + timedelta(microseconds=1))
    return _last.isoformat(timespec="microseconds")

"""In whose name something stands in the ledger, and since when: "human:ann, 3 May 2026"."""

from datetime import datetime, timedelta

__all__ = ["HUMAN", "check_signed"]

HUMAN = "human:"
"""How the name of whoever decides or rates, not a stage, begins in ``by``."""


def check_signed(by: str, made: str, what: str) -> None:
    """Raises ``ValueError`` where ``made`` is no moment in UTC (ISO 8601) or ``by`` nobody."""
    try:
        moment = datetime.fromisoformat(made)
    except ValueError:
        raise ValueError(f"{made!r} is no moment") from None
    if moment.utcoffset() != timedelta(0):
        raise ValueError(f"{made} is not in UTC")
    if not by.removeprefix(HUMAN) or not by.startswith(HUMAN):
        raise ValueError(f"a {what} is by {HUMAN}NAME, not by {by!r}")

"""What was known at a moment: "2025-04-16", "published:2025-04-16", "ledger:2025-04-16T09:30"."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.store.base import Ledger, View

__all__ = ["AsOf", "Step", "as_of", "moment", "standing"]

Step = Callable[[str, int], None]


class AsOf(str):
    """A moment as the ledger writes it, and which reading of it is asked for: "ledger",
    "published", or "" where the ledger's beginning decides."""

    reading = ""


def as_of(words: str) -> AsOf | None:
    """What "--as-of" means; None for "". Raises ValueError for what is no day and no moment."""
    reading, colon, rest = words.partition(":")
    forced = bool(colon) and reading in ("ledger", "published")
    when = rest if forced else words
    if not when:
        return None
    found = AsOf(moment(when))
    found.reading = reading if forced else ""
    return found


def moment(words: str) -> str:
    """A day or a moment (ISO 8601; UTC where no zone is given) as the ledger writes it; a bare day
    means its end. Raises ValueError for anything else."""
    try:
        when = datetime.fromisoformat(words)
        if len(words) <= 10:
            when = when.replace(hour=23, minute=59, second=59, microsecond=999_999)
        when = when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        raise ValueError(
            f"{words!r} is neither a day (2025-04-16) nor a moment (2025-04-16T09:30)"
        ) from None
    return when.isoformat(timespec="microseconds")


@contextmanager
def standing(
    ledger: "Ledger",
    as_of: str | None,
    *,
    story: str | None = None,
    article: str | None = None,
    say: Callable[[str], None] = lambda words: None,
    progress: Callable[[], AbstractContextManager[Step]] = lambda: nullcontext(_silent),
) -> Iterator["View"]:
    """The ledger as it stands, or what was known then.

    From the day on which the ledger begins that is the ledger as it stood; for an earlier one what
    had been published by then, of what it holds now, which ``say`` is told. ``as_of`` with a
    reading (`AsOf`) forces one. ``story`` and ``article`` are what is asked for: then nothing else
    need be derived. ``progress`` is open while it is worked out.
    """
    if as_of is None:
        yield ledger.view()
        return
    reading = getattr(as_of, "reading", "")
    began = ledger.began()
    if reading == "ledger" or not began or (not reading and as_of[:10] >= began[:10]):
        yield ledger.view(as_of=str(as_of))
        return
    from reportedly.report.published import published_by, share_of, touched
    from reportedly.report.wording import count

    now, day = ledger.view(), as_of[:10]
    asked = touched(now, story, article)
    share = share_of(now, day, frozenset().union(*asked.values()) if asked else None)
    left = (
        f"; {len(share.later):,} came out later" if share.later else "",
        f"; {count(len(share.unknown), 'article')} left out: the day is not known"
        if share.unknown
        else "",
    )
    say(
        f"published by {day}: {count(len(share.out), 'article')} of those in the ledger now"
        f"{''.join(left)}"
    )
    with ExitStack() as stack:
        with progress() as step:
            made = published_by(now, str(as_of), share.out, asked, step)
            view = stack.enter_context(made)
        yield view


def _silent(what: str, done: int) -> None:
    """Nobody watches."""

"""Many addresses at once, but each site by one hand: "8 sites, each its own queue"."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from typing import TypeVar

from reportedly.fetch.addresses import Refused, place
from reportedly.fetch.client import Answer, Client
from reportedly.fetch.state import Listing, Page

__all__ = ["AT_ONCE", "Got", "each"]

AT_ONCE = 8
"""Sites that are asked at the same time."""

Got = Answer | Exception
Row = TypeVar("Row", Listing, Page)


def each(
    client: Client, rows: Sequence[Row], ask: Callable[[Row], Answer]
) -> Iterator[tuple[Row, Got]]:
    """Ask for all, and give each with its answer, or with what was raised instead, as they come.
    Whoever breaks off stops those that wait; what is on its way is waited for."""
    queues = dict[str, list[Row]]()
    for row in rows:
        queues.setdefault(_site(row.url), []).append(row)
    come = SimpleQueue[tuple[Row, Got]]()

    def walk(queue: list[Row]) -> None:
        for row in queue:
            try:
                come.put((row, ask(row)))
            except Exception as error:  # whatever one page breaks, the others are fetched
                come.put((row, error))

    with ThreadPoolExecutor(AT_ONCE) as pool:
        try:
            for queue in queues.values():
                pool.submit(walk, queue)
            for _ in rows:
                yield come.get()
        except BaseException:
            client.hosts.stop()
            raise


def _site(url: str) -> str:
    try:
        return place(url).site
    except Refused:
        return ""

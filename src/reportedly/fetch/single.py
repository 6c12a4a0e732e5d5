"""Pages that somebody names one by one: "reportedly add https://example.org/fire"."""

from collections.abc import Callable, Sequence
from pathlib import Path

from reportedly.fetch.addresses import Refused, place, shown
from reportedly.fetch.client import Answer, Client
from reportedly.fetch.found import leads
from reportedly.fetch.many import Got, each
from reportedly.fetch.rounds import new_archive
from reportedly.fetch.state import Page
from reportedly.fetch.warcs import Warc
from reportedly.model.failure import Failure

__all__ = ["fetched"]


def fetched(
    urls: Sequence[str],
    folder: Path,
    client: Callable[[Warc], Client],
    step: Callable[[str], None] = lambda words: None,
) -> tuple[Path | None, list[Failure]]:
    """The archive (in this folder) with what these addresses answered, None where nothing did; and
    those that gave no page, with the reason. Raises ``OSError`` where it cannot be written."""
    failures, rows = list[Failure](), dict[str, Page]()
    for url in urls:
        try:
            rows.setdefault(place(url).url, Page(url=place(url).url, source=url))
        except Refused as error:
            failures.append(Failure(source=shown(url), reason=str(error)))
    warc = new_archive(folder, "add-")
    asker = client(warc)
    try:
        done = each(asker, list(rows.values()), lambda row: asker.get(row.url))
        for number, (row, got) in enumerate(done, 1):
            step(f"fetched {number} of {len(rows)}")
            if why := _why(got):
                failures.append(Failure(source=row.source, reason=why))
    finally:
        path = warc.close()
    return path, failures


def _why(got: Got) -> str:
    """Why an answer is no page to read, "" where it is one."""
    if not isinstance(got, Answer):
        return str(got) or type(got).__name__
    if got.status != 200:
        return f"answered with {got.status}"
    try:
        kind = leads(got.told.body(), got.url).kind
    except (OSError, ValueError) as error:
        return str(error)
    if kind in ("feed", "sitemap", "opml"):
        what = {"feed": "a feed", "sitemap": "a sitemap", "opml": "a list of feeds"}[kind]
        return f"{what}, not an article: fetch what it names with 'reportedly watch'"
    return ""

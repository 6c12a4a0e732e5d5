"""Lines that a page says more than once: a menu entry, "In this article" and its list."""

from collections import Counter
from collections.abc import Iterator, Sequence

from reportedly.model.article import BlockKind
from reportedly.read.furniture import Verdict
from reportedly.read.headlines import normal
from reportedly.read.lines import Line

__all__ = ["repeats_in"]

AGAIN: Verdict = (BlockKind.BOILERPLATE, "said before, word for word")
LISTED: Verdict = (BlockKind.BOILERPLATE, "in a table of contents")


def repeats_in(
    rows: Sequence[Line], found: Sequence[Verdict | None]
) -> Iterator[tuple[int, Verdict]]:
    """The lines that are furniture because they stand on the page twice, with the reason.

    What heads a paragraph or a list is none: its place is here, and the line that said so above
    stood in a table of contents. ``found`` is what is known about each line so far.
    """
    keys = [normal(row.words) for row in rows]
    counts = Counter(key for key, row in zip(keys, rows, strict=True) if not row.is_prose)
    seen, listed = set[str](), False
    for index, key in enumerate(keys):
        again = counts[key] > 1 and not rows[index].is_prose
        first = again and counts[key] == 2 and key not in seen
        marked = found[index] is not None
        if again and key in seen and not _heads(index, rows, found):
            yield index, AGAIN
        elif first and (listed or _begins_list(index, rows, found)):
            yield index, LISTED
            marked = True
        listed = first and marked
        seen.add(key)


def _heads(index: int, rows: Sequence[Line], found: Sequence[Verdict | None]) -> bool:
    """Whether a line stands over a paragraph, or ends as one that leads to a list does."""
    if index + 1 >= len(rows) or found[index + 1] is not None:
        return False
    return rows[index].words.endswith(":") or rows[index + 1].is_prose


def _begins_list(index: int, rows: Sequence[Line], found: Sequence[Verdict | None]) -> bool:
    """Whether furniture stands above and no paragraph right below."""
    below = index + 1 < len(rows) and not rows[index + 1].is_prose
    return index > 0 and found[index - 1] is not None and below

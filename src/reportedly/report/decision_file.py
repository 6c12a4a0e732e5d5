"""Decisions as lines of a file that people can read, keep under version control and pass on."""

import json
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta

from reportedly.model.codec import decode, encode
from reportedly.model.decision import Anchor, Decision

__all__ = ["FORMAT", "lines_of", "read_lines"]

FORMAT = 1
"""The version of a line; fields may be added under one version, never renamed or removed."""
AHEAD = timedelta(days=1)
"""How far a clock may be ahead; what is decided later than that would outrank all for ever."""

Bad = tuple[int, str]
"""The number of a line, from 1, and what is wrong with it."""


def lines_of(decisions: Iterable[Decision]) -> str:
    """One JSON object a line, in the order in which they were decided. Beside the anchors' own
    words nothing of an article is in it."""
    ordered = sorted(decisions, key=lambda one: (one.made, one.id))
    rows = ({"decision": FORMAT, **json.loads(encode(one))} for one in ordered)
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    # A lone surrogate, which no file can hold, becomes the JSON escape that it stands for.
    return lines.encode("utf-8", "backslashreplace").decode()


def read_lines(
    text: str, text_of: Callable[[str], str | None], now: datetime | None = None
) -> tuple[list[Decision], list[Bad]]:
    """The decisions of a file, and its bad lines. ``text_of`` gives an article's text by its id,
    None for one that is not here: its decisions are kept."""
    latest = (now or datetime.now(UTC)) + AHEAD
    found, bad = list[Decision](), list[Bad]()
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if not line.strip():
            continue
        try:
            found.append(_read(line, text_of, latest))
        except (ValueError, RecursionError) as error:
            bad.append((number, str(error)))
    return found, bad


def _read(line: str, text_of: Callable[[str], str | None], latest: datetime) -> Decision:
    row = json.loads(line)
    if not isinstance(row, dict):
        raise ValueError("no JSON object")
    if (version := row.get("decision")) != FORMAT:
        raise ValueError(f"no decision of format {FORMAT}, but {version!r}")
    if isinstance(made := row.get("made"), str):
        when = _moment(made)
        if when > latest:
            raise ValueError(f"was decided in the future, on {made}")
        row["made"] = when.isoformat(timespec="microseconds")
    decision: Decision = decode("decision", json.dumps(row))
    for side in (decision.left, decision.right):
        _check(side, text_of(side.article))
    return decision


def _moment(made: str) -> datetime:
    when = datetime.fromisoformat(made)
    return when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)


def _check(side: Anchor, text: str | None) -> None:
    if text is not None and text[side.start : side.end] != side.words:
        at = f"{side.article} {side.start}:{side.end}"
        raise ValueError(f"{side.words!r} is not what stands at {at}")

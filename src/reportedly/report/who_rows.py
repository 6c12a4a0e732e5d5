"""The lines that tell of one person or body: "Quispe, 16 statements, denies one"."""

from collections import Counter

from reportedly.model.record import record
from reportedly.model.span import Span
from reportedly.report.change_rows import DenialRow, SilenceRow
from reportedly.report.figure_rows import PointRow
from reportedly.report.rows import ClaimRow, DifferRow
from reportedly.report.source_rows import Graded
from reportedly.report.who_strip import Strip

__all__ = [
    "DoubtRow",
    "GivenRow",
    "PaperRow",
    "RelayRow",
    "SaidRow",
    "SpelledRow",
    "StatedRow",
    "WhoRow",
]


@record
class SpelledRow:
    """A name as written; ``span`` is where it first stands, ``times`` how often it does."""

    text: str
    times: int
    articles: tuple[str, ...]
    labels: tuple[str, ...]
    span: Span


@record
class StatedRow:
    """A role as one article states it; ``day`` (EDTF) is that article's."""

    text: str
    label: str
    day: str
    span: Span


@record
class PaperRow:
    """An article that names it: so often, with so many statements of it. ``story`` is the id of
    the story that it belongs to, "" for none."""

    article: str
    label: str
    outlet: str
    title: str
    day: str
    story: str
    mentions: int
    statements: int


@record
class SaidRow:
    """A statement of it, and where the same is told ``again``. ``day`` (EDTF) is when it was said,
    or printed where ``dated`` is "published"; ``beside`` where it is cited next to another source.
    ``story`` is an id, ``way`` how the words came: "at a briefing, through …"."""

    claim: ClaimRow
    again: tuple[ClaimRow, ...]
    day: str
    dated: str
    story: str
    story_title: str
    beside: bool = False
    way: str = ""

    @property
    def elsewhere(self) -> tuple[ClaimRow, ...]:
        """Where else it is told, one statement an article."""
        found = {row.article: row for row in reversed(self.again)}
        found.pop(self.claim.article, None)
        return tuple(row for row in self.again if found.get(row.article) is row)


@record
class GivenRow:
    """A figure that it gives, wherever it is given in these words for this day (EDTF); ``series``
    is the id of what is measured, ``label`` its name."""

    series: str
    label: str
    words: str
    as_of: str
    points: tuple[PointRow, ...]


@record
class RelayRow:
    """Who prints or passes on what it says: so many statements, in these articles."""

    name: str
    kind: str
    statements: int
    articles: tuple[str, ...]


@record
class DoubtRow:
    """Another name that it may be, or is held to be without being sure. ``entity`` is who that
    name stands for now, ``joined`` whether that is itself."""

    left: str
    right: str
    name: str
    label: str
    entity: str
    joined: bool
    score: float
    why: str


@record
class WhoRow:
    """One person, body or place with all that the articles (of ``of`` in all, where they are too
    many to be read at once) tell of it. ``positions`` are the roles, wordings of one position
    together. ``denials`` are its own, ``denied`` those by others of what it said; ``about`` is
    what others say of it. ``decided`` is what people decided about its names, in words."""

    id: str
    name: str
    kind: str
    spellings: tuple[SpelledRow, ...]
    positions: tuple[tuple[StatedRow, ...], ...]
    differ: tuple[DifferRow, ...]
    articles: tuple[PaperRow, ...]
    of: int
    said: tuple[SaidRow, ...]
    denials: tuple[DenialRow, ...]
    denied: tuple[DenialRow, ...]
    silences: tuple[SilenceRow, ...]
    figures: tuple[GivenRow, ...]
    relays: tuple[RelayRow, ...]
    passes_on: tuple[ClaimRow, ...]
    about: tuple[ClaimRow, ...]
    decided: tuple[str, ...]
    doubts: tuple[DoubtRow, ...]
    rating: Graded
    shown: Strip | None = None

    @property
    def stories(self) -> tuple[tuple[str, str, int], ...]:
        """The stories in which it says something: id, title, statements; most first."""
        count = Counter((one.story, one.story_title) for one in self.said if one.story)
        rows = [(id, title, n) for (id, title), n in count.items()]
        return tuple(sorted(rows, key=lambda row: (-row[2], row[1], row[0])))

    def grouped(self, by: str = "day") -> tuple[tuple[SaidRow, tuple[SaidRow, ...]], ...]:
        """What it said, by "day" or by "story", each group with one that stands for it."""

        def key(row: SaidRow) -> tuple[str, ...]:
            return (row.story,) if by == "story" else (row.day, row.dated)

        held = dict[tuple[str, ...], list[SaidRow]]()
        for row in self.said:
            held.setdefault(key(row), []).append(row)
        return tuple((those[0], tuple(those)) for those in held.values())

    @property
    def roles(self) -> tuple[StatedRow, ...]:
        return tuple(role for position in self.positions for role in position)

    @property
    def statements(self) -> int:
        """How often it is cited."""
        return sum(1 + len(row.again) for row in self.said)

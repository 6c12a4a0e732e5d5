"""A story in one line: "11 articles → 33 origins; people wounded in Arequipa: 152 or 160"."""

from reportedly.model.record import record
from reportedly.report.counts import Counted
from reportedly.report.looks import News
from reportedly.report.wording import count

__all__ = ["Carrier", "Cell", "Held", "LeadRow", "OpenRow", "StoryRow"]


@record
class Held:
    """An article of a story: ``name`` is how it is called in few words, ``day`` EDTF, ``later``
    says that a later version of it is in the story too."""

    id: str
    name: str
    title: str
    outlet: str
    day: str
    claims: int
    later: bool = False


@record
class LeadRow:
    """The figure that most articles give: what it counts, its range in words, on how many
    origins."""

    id: str
    label: str
    told: str
    independent: Counted


@record
class OpenRow:
    """Passages that nothing reconciles: the words of both sides, who says them, and how many more
    say so against the first. ``about`` is what they are about, "" where it has no name."""

    id: str
    kind: str
    about: str
    one: str
    one_by: str
    other: str
    other_by: str
    more: int


@record
class Cell:
    """An origin that an article carries: its number and colour in the story, the place (from 0,
    from the left) at which it is drawn, and how many claims rest on it."""

    origin: str
    number: int
    colour: int
    place: int
    claims: int


@record
class Carrier:
    """One article as it is drawn, in a line: the origins that it carries, each at its place;
    ``more`` are those beyond the last."""

    article: str
    name: str
    cells: tuple[Cell, ...]
    more: int = 0


@record
class StoryRow:
    """``works`` counts the articles without their older versions; ``articles`` are all, by day.
    ``figures`` are the open conflicts of figures, ``conflicts`` all others; ``pairs`` counts the
    pairs of passages behind both. ``denied``, ``unverified`` and ``silent`` count reserves, each
    wording of a holder once. ``carriers`` draw which article rests on which origins, ``shared`` of
    which are in several. ``news`` is what came since the last look."""

    id: str
    title: str
    first: str
    last: str
    works: int
    articles: tuple[Held, ...]
    independent: Counted
    lead: LeadRow | None
    figures: tuple[OpenRow, ...]
    conflicts: tuple[OpenRow, ...]
    pairs: int
    denied: int
    unverified: int
    silent: int
    carriers: tuple[Carrier, ...]
    shared: int
    news: News | None = None

    @property
    def days(self) -> str:
        """The span of days (EDTF), "" where unknown."""
        return f"{self.first}/{self.last or self.first}" if self.first else ""

    @property
    def counted(self) -> str:
        """As in "11 articles → 33 origins (perhaps 22 to 37)"."""
        return f"{count(self.works, 'article')} → {self.independent.told('origin')}"

    @property
    def newest(self) -> Held:
        """The article that came out last, as far as days are known."""
        dated = [article for article in self.articles if article.day]
        return (dated or list(self.articles))[-1]

    @property
    def places(self) -> int:
        """How many places its picture has."""
        return 1 + max((cell.place for one in self.carriers for cell in one.cells), default=0)

    @property
    def open(self) -> int:
        """How many conflicts nothing reconciles."""
        return len(self.figures) + len(self.conflicts)

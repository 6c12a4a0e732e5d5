"""A story in one line: "11 articles → 33 origins; people wounded in Arequipa: 152 or 160"."""

from reportedly.model.record import record
from reportedly.report.counts import Counted
from reportedly.report.looks import News
from reportedly.report.paging import pages
from reportedly.report.wording import count

__all__ = [
    "PAGE",
    "SORTS",
    "Alone",
    "Carrier",
    "Cell",
    "Held",
    "LeadRow",
    "OpenRow",
    "StoryPage",
    "StoryQuery",
    "StoryRow",
]

PAGE = 20
"""Stories on a page unless it is told otherwise."""
SORTS = ("newest", "articles", "disputed")


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


@record
class StoryQuery:
    """What is asked for: ``words`` that all stand in the title of the story or of one of its
    articles, ``outlet`` a part of an outlet's name, days (ISO 8601, or the start of one) that the
    story must reach; ``disputed`` and ``news`` leave out stories without conflicts, or without
    anything new. ``page`` counts from 1, ``size`` stories each."""

    words: str = ""
    outlet: str = ""
    since: str = ""
    until: str = ""
    disputed: bool = False
    news: bool = False
    sort: str = "newest"
    page: int = 1
    size: int = PAGE

    @property
    def filtered(self) -> bool:
        """Whether anything may be left out."""
        return bool(
            self.words or self.outlet or self.since or self.until or self.disputed or self.news
        )


@record
class Alone:
    """An article that stands in no story (yet)."""

    id: str
    title: str
    outlet: str
    day: str
    source: str


@record
class StoryPage:
    """``total`` stories fit what is asked for, of ``known`` in the ledger; ``rows`` are those of
    this page. ``fresh`` counts the stories with news among those that fit, ``seen`` those that
    were looked at (both None where nobody is asked after). ``without`` counts the articles that
    stand in no story, ``alone`` are the first of them. ``articles`` counts all of the ledger.
    ``unmade`` are the ids of rows that are still to be worked out: they have title, days and
    ``works`` (all articles counted) alone."""

    query: StoryQuery
    total: int
    known: int
    rows: tuple[StoryRow, ...]
    articles: int
    without: int
    alone: tuple[Alone, ...]
    fresh: int | None = None
    seen: int | None = None
    unmade: tuple[str, ...] = ()

    @property
    def pages(self) -> int:
        return pages(self.total, self.query.size)

    @property
    def first(self) -> int:
        """The number of the first story of the page, from 1."""
        return (self.query.page - 1) * self.query.size + 1

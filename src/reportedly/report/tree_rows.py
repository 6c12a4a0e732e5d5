"""What an origin tree is made of: statement, origins, relays, articles, and every reason."""

from collections.abc import Iterator

from reportedly.model.record import record
from reportedly.model.span import Span
from reportedly.report.counts import Counted

__all__ = [
    "CERTAIN",
    "DECIDED",
    "POSSIBLY",
    "PROBABLE",
    "SIGNS",
    "Branch",
    "Carrier",
    "MaybeOne",
    "StoryTrees",
    "Tree",
    "Why",
]

DECIDED, CERTAIN, PROBABLE, POSSIBLY = "decided", "certain", "probable", "possibly the same"
"""How sure a link is: by a person, by the articles, by likeness; the last only casts doubt."""
SIGNS = {DECIDED: "✓", CERTAIN: "≡", PROBABLE: "≈", POSSIBLY: "?"}


@record
class Why:
    """Why two statements are held to rest on one word; ``left`` and ``right`` are the passages,
    ``ends`` the ids of their claims."""

    why: str
    certainty: str
    ends: tuple[str, str]
    left: Span | None
    right: Span | None
    left_in: str
    right_in: str


@record
class Carrier:
    """One article's statement: ``label`` is a short name of the article, ``source`` who it names,
    ``through`` those who passed it on to this article, ``how`` what the article does with the
    words ("word for word as in …"), ``same`` that one before it has the very same."""

    claim: str
    article: str
    outlet: str
    label: str
    source: str
    through: tuple[str, ...]
    how: str
    same: bool
    text: str
    span: Span
    said: str
    reserve: str
    asserts: bool
    because: str


@record
class Branch:
    """One origin and the articles that carry its word; ``n`` is its number in the tree. ``sure``
    tells how the articles give it: "stated", or how it was found where they do not. An outlet's
    own words are not ``counted`` where somebody is cited for the same."""

    n: int
    origin: str
    counted: bool
    name: str
    source: str
    roles: tuple[str, ...]
    occasion: str
    own: bool
    asserts: bool
    sure: str
    carriers: tuple[Carrier, ...]
    whys: tuple[Why, ...]

    @property
    def relays(self) -> Iterator[tuple[tuple[str, ...], tuple[Carrier, ...]]]:
        """The carriers under those who passed it on to them, straight ones first."""
        found = dict[tuple[str, ...], list[Carrier]]()
        for carrier in sorted(self.carriers, key=lambda c: len(c.through)):
            found.setdefault(carrier.through, []).append(carrier)
        return ((through, tuple(those)) for through, those in found.items())


@record
class MaybeOne:
    """Two origins that may be one: numbers in the tree, 0 for one that stands outside it."""

    left: int
    right: int
    left_name: str
    right_name: str
    link: Why


@record
class Tree:
    """A statement, a figure as of a day, or all that one origin says. ``independent`` counts the
    origins that assert it, ``alike`` says why its wordings are held to say one thing."""

    id: str
    kind: str
    text: str
    articles: tuple[str, ...]
    outlets: tuple[str, ...]
    independent: Counted
    branches: tuple[Branch, ...]
    doubts: tuple[MaybeOne, ...]
    alike: tuple[Why, ...] = ()


@record
class StoryTrees:
    """The trees of one story; ``more`` are statements that one article alone makes."""

    id: str
    title: str
    first: str
    last: str
    articles: int
    independent: Counted
    trees: tuple[Tree, ...]
    more: int

"""One thing that is said in one article: content, on whose word, with what reserve."""

from reportedly.model.attribution import Basis, Hop, Manner, Method
from reportedly.model.hedge import Status
from reportedly.model.record import content_id, record
from reportedly.model.span import Span

__all__ = ["Claim", "Proposition", "Stance", "head_of", "owner_of"]


@record
class Stance:
    """A reserve about a claim: its kind, the words that carry it, and who holds it ("" is the
    speaker; else the name of the outlet or person). ``held_by`` is the words that name the holder
    of a reserve that somebody voices ("the ministry", "she"), None for one in the statement's own
    words. ``scope`` is what it reaches of a content of which it does not reach all ("who may be in
    Dubai"), else empty."""

    status: Status
    cue: Span
    holder: str = ""
    held_by: Span | None = None
    scope: tuple[Span, ...] = ()


@record
class Claim:
    """A content with its attribution, status, and the figures, times and names inside.

    ``hops`` runs from who is said to know to who printed it; ``beside`` are co-speakers of the
    first hop. For the narrator's own statements ``attribution`` is "" and the only hop is the
    outlet. ``status`` is the strongest stance of its own sentence; ``stances`` also holds those of
    other sentences ("denied this"). ``said`` is the EDTF day of the statement. ``basis`` tells how
    surely the article gives it to its source, and ``because`` why where it is not stated ("“she”
    is taken for Irene Vold"); ``manner`` whether it is given as said, written, believed …
    ``nested_in`` is the claim whose content holds this one. ``reported`` is the EDTF day (or
    range "2025-04-01/2025-04-30") on which the article was published, "" where not known.
    """

    content: tuple[Span, ...]
    method: Method
    cue: Span | None
    speaker: Span | None
    hops: tuple[Hop, ...]
    status: Status
    attribution: str = ""
    beside: tuple[Hop, ...] = ()
    stances: tuple[Stance, ...] = ()
    said: str = ""
    said_why: str = ""
    manner: Manner = Manner.UNKNOWN
    basis: Basis = Basis.STATED
    because: str = ""
    reported: str = ""
    nested_in: str = ""
    quantities: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        return self.content[0]

    @property
    def text(self) -> str:
        return " … ".join(part.text for part in self.content)

    @property
    def reserves(self) -> frozenset[Status]:
        """What anybody makes of it as a whole, its own sentence or a later one."""
        return frozenset((self.status, *(s.status for s in self.stances if not s.scope)))

    @property
    def source(self) -> str:
        """The name of who is said to know."""
        return self.hops[0].name if self.hops else ""

    @property
    def id(self) -> str:
        return content_id("clm", self)


@record
class Proposition:
    """A claim's clause as keyed slots, so that claims can be held against each other.

    ``predicate`` is a lemma (light verbs resolved to their object), ``negated`` its polarity,
    ``agent``, ``patient``, ``place`` and ``goal`` are canonical names or head lemmas, "" where
    absent. ``aspect`` holds "future", "planned", "possible", "already", "not yet", "first time".
    ``terms`` are the content lemmas of the clause, for likeness. ``beside`` is where its words
    stand (from, to) if it only says of which thing its sentence speaks ("the boy [who died]"),
    else empty. ``words`` is where the clause stands (from, to) without the clauses that hang from
    it, empty where not known. ``definite`` is set where the theme is one that the reader knows:
    "the dam", "his offer", a name in the singular; ``nothing`` where it is denied of all of a kind
    ("no siren", "nobody"), ``past`` where it tells what happened, and not how things stand: "did
    not sound", "were killed".
    """

    span: Span
    claim: str
    predicate: str
    negated: bool
    agent: str = ""
    patient: str = ""
    place: str = ""
    goal: str = ""
    aspect: tuple[str, ...] = ()
    time: str = ""
    terms: tuple[str, ...] = ()
    beside: tuple[int, ...] = ()
    words: tuple[int, ...] = ()
    definite: bool = False
    nothing: bool = False
    past: bool = False

    @property
    def id(self) -> str:
        return content_id("pro", self)


def head_of(side: str) -> str:
    """What a slot of a proposition names: "soldier" of "Kenya: soldier"."""
    return side.rpartition(": ")[2]


def owner_of(side: str) -> str:
    """Whose it is: "Kenya" of "Kenya: soldier", "" where it is nobody's."""
    return side.rpartition(": ")[0]

"""A statement and who is known to speak in it: "Okoro said", and which Okoro that is."""

from reportedly.model.attribution import Hop, Manner, Method
from reportedly.model.hedge import Status
from reportedly.model.record import record
from reportedly.model.span import Span

__all__ = ["Testimony", "Tie"]


@record
class Tie:
    """That whoever speaks here is taken, in this article, for another who is cited in it.

    ``voice`` is the other's, as in `Testimony.voice`. ``at`` are the places (start offsets) of
    the other's statements that show it, empty where it holds of all he says.
    """

    voice: str
    why: str
    score: float
    at: tuple[int, ...] = ()


@record
class Testimony:
    """What must be known of a claim to tell on whose word it rests. It goes by the claim's id.

    Contents, ``hops``, ``beside``, days and status are the claim's own. ``entities`` are the ids
    of the entities that the first hop and then the co-speakers name, "" where one names none, so
    that what was decided about names decides who spoke. ``vetoes`` are the ids of the human
    judgements by which the first hop's entity is somebody else than another. ``voice`` tells the
    speakers of one article apart ("person:ines okoro"), "" for its own words, and ``ties`` say who
    stands for whom in it. ``after`` are ids of articles that are known to have printed the same
    sentence before this one, ``agency`` is the outlet whose text it is in all of them, "" if that
    is not known. ``observed`` is set where an outlet says itself what its own people saw.
    ``state`` is the country whose head or head of government speaks, "" if none.
    ``group`` is the group of same claims that it stands in, "" if in none.
    """

    claim: str
    content: tuple[Span, ...]
    method: Method
    hops: tuple[Hop, ...]
    status: Status
    beside: tuple[Hop, ...] = ()
    said: str = ""
    said_why: str = ""
    reported: str = ""
    manner: Manner = Manner.UNKNOWN
    nested_in: str = ""
    entities: tuple[str, ...] = ()
    vetoes: tuple[str, ...] = ()
    voice: str = ""
    ties: tuple[Tie, ...] = ()
    after: tuple[str, ...] = ()
    agency: str = ""
    observed: bool = False
    group: str = ""
    state: str = ""

    @property
    def span(self) -> Span:
        return self.content[0]

    @property
    def text(self) -> str:
        return " … ".join(part.text for part in self.content)

    @property
    def entity(self) -> str:
        """The entity that is said to know, "" where none is known."""
        return self.entities[0] if self.entities else ""

    @property
    def id(self) -> str:
        return self.claim

"""What belongs together: the articles of one story, the claims that say one thing."""

from reportedly.model.origin import Reason
from reportedly.model.record import content_id, record
from reportedly.model.span import Span

__all__ = ["ClaimGroup", "Event", "Sketch", "Story"]


@record
class Sketch:
    """What an article is about, in few words, so that stories can be found without the texts.

    ``terms`` are content lemmas and names of title and body with their weights, heaviest first.
    ``title`` is the headline, "" where the article has none.
    """

    span: Span
    terms: tuple[tuple[str, float], ...]
    names: tuple[str, ...]
    first: str = ""
    last: str = ""
    title: str = ""

    def __hash__(self) -> int:
        """Of the article alone: what is remembered of a sketch is looked up often."""
        return hash(self.span.article)

    @property
    def id(self) -> str:
        return content_id("skt", self)


@record
class Story:
    """Articles about one developing story; ``first`` and ``last`` are ISO days, "" if unknown."""

    title: str
    articles: tuple[str, ...]
    first: str = ""
    last: str = ""

    @property
    def id(self) -> str:
        return content_id("sto", *self.articles)


@record
class ClaimGroup:
    """Claims of several articles (or places in one) that say the same thing.

    ``reasons`` are the surest judgements that hold it together, one less than there are claims
    (fewer where parts of it are only held by the whole).
    """

    text: str
    claims: tuple[str, ...]
    articles: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()

    @property
    def id(self) -> str:
        return content_id("grp", *self.claims)


@record
class Event:
    """Something that is said to have happened on a day (EDTF), and the claims that say so."""

    day: str
    text: str
    claims: tuple[str, ...]
    articles: tuple[str, ...]

    @property
    def id(self) -> str:
        return content_id("evt", self.day, *self.claims)

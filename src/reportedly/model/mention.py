"""A name where it stands: "Kovalenko", in full "Andrei Kovalenko", "head of the …"."""

from enum import StrEnum

from reportedly.model.record import content_id, record
from reportedly.model.span import Span

__all__ = ["Entity", "Mention", "MentionKind", "Name", "Role"]


class MentionKind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    NATIONALITY = "nationality"
    GOVERNMENT = "government"
    OTHER = "other"


@record
class Role:
    """What somebody is said to be, in the article's words: "head of the Center for …"."""

    text: str
    span: Span


@record
class Mention:
    """``name`` is the fullest form that this article gives, or the usual English name where a
    lexicon knows the alias ("DPRK" is North Korea); ``span.text`` is what stands here."""

    span: Span
    name: str
    kind: MentionKind
    role: Role | None = None

    @property
    def id(self) -> str:
        return content_id("men", self)


@record
class Name:
    """All mentions of one name in one article: what is compared across articles.

    ``spellings`` are the forms as written, most frequent first; ``span`` is the first mention.
    ``sex`` is "male" or "female" where an honorific or a role tells ("Mrs. Vega"), else "".
    ``beside`` are the persons, bodies and places that the article names most beside this one.
    """

    span: Span
    name: str
    kind: MentionKind
    spellings: tuple[str, ...]
    roles: tuple[Role, ...]
    mentions: tuple[str, ...]
    sex: str = ""
    beside: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return content_id("nam", self)


@record
class Entity:
    """Who or what several articles speak of: the closure of judgements over `Name`s.

    ``vetoes`` are the ids of human judgements by which it is not another one; both have the id.
    """

    name: str
    kind: MentionKind
    spellings: tuple[str, ...]
    roles: tuple[Role, ...]
    names: tuple[str, ...]
    articles: tuple[str, ...]
    vetoes: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return content_id("ent", *self.names)

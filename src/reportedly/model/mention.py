"""A name where it stands: "Kovalenko", in full "Andrei Kovalenko", "head of the …"."""

from collections.abc import Iterable
from dataclasses import field
from enum import StrEnum

from reportedly.model.record import content_id, record
from reportedly.model.span import Span

__all__ = [
    "LAST",
    "Entity",
    "Mention",
    "MentionKind",
    "Name",
    "Referent",
    "Role",
    "entity_id",
    "since",
]


class MentionKind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    NATIONALITY = "nationality"
    GOVERNMENT = "government"
    OTHER = "other"

    @property
    def rank(self) -> int:
        """Of two that bear one name ("Ukraine" the country, and the people) the lower is meant
        where nothing tells."""
        return _RANK[self]


_RANK = {kind: rank for rank, kind in enumerate(MentionKind)}


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
    ``day`` is the first on which the article may have been published, "" where that is not known;
    it is no part of the id.
    """

    span: Span
    name: str
    kind: MentionKind
    spellings: tuple[str, ...]
    roles: tuple[Role, ...]
    mentions: tuple[str, ...]
    sex: str = ""
    beside: tuple[str, ...] = ()
    day: str = field(default="", repr=False)

    @property
    def id(self) -> str:
        return content_id("nam", self)


@record
class Referent:
    """Whom a name in an article stands for. ``name`` is the id of the `Name` and ``span`` its
    place; ``entity`` is one for all names that are judged the same (`entity_id`), and so are the
    name by which it is ``called``, its ``kind``, and ``vetoes``: the ids of human judgements by
    which it is not another one, which has them too.
    """

    span: Span
    name: str
    entity: str
    called: str
    kind: MentionKind
    vetoes: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return content_id("ref", self.name)


@record
class Entity:
    """Who or what some articles speak of, put together of their `Name`s and `Referent`s: all that
    it says but ``name``, ``kind`` and ``vetoes`` is said in these articles. It is kept nowhere.
    """

    id: str
    name: str
    kind: MentionKind
    spellings: tuple[str, ...]
    roles: tuple[Role, ...]
    names: tuple[str, ...]
    articles: tuple[str, ...]
    vetoes: tuple[str, ...] = ()


def entity_id(names: Iterable[Name]) -> str:
    """By what id these names are one: the digits of the id of the one of the earliest article,
    "ent-77aa…" of "nam-77aa…". It stays while later articles name the same, and leads back to a
    name."""
    return f"ent-{min(names, key=since).id.partition('-')[2]}"


def since(name: Name) -> tuple[str, str]:
    """Sorts names by the days of their articles."""
    return name.day or LAST, name.id


LAST = "9999"
"""Sorts after all days: an article without one is not known to be early."""

"""What a claim says, in slots that can be held against another's: "soldiers are in Haiti"."""

from reportedly.model.hedge import Status
from reportedly.model.record import content_id, record
from reportedly.model.span import Span

__all__ = ["Deed", "Figure", "Meaning", "Party", "Point"]

TIMES = {"second", "minute", "hour", "day", "week", "month", "year"}


@record
class Party:
    """Somebody or something with a name in a statement. ``name`` is the usual name (a capital, an
    adjective and a head of state stand for their country), ``within`` the country of a place where
    the story tells it, ``role`` the preposition that leads to it ("in", "to", "from", "by",
    "against", "" for none), ``sort`` what it is ("country", "place", "name");
    ``beside`` is set for one in an aside."""

    name: str
    sort: str = ""
    role: str = ""
    within: str = ""
    beside: bool = False


@record
class Point:
    """One thing that is stated: a sentence, or a clause that could be one.

    ``concepts`` are the classes and stems of its content words ("a:KILL|t:QUAKE": a word of
    several classes; "a:" is what happens, "t:" a thing, "=": a name) with their weights in nats,
    ``asides`` those of clauses that only stand beside it, ``lent`` those of what a pronoun in it
    points back to. ``negated`` is its polarity, ``ahead``
    is set where it speaks of what is planned or possible, ``ahead_aside`` where its asides do.
    ``points_back`` is set where its subject is a pronoun or a definite happening ("the attack"),
    ``happens`` where it only says that or when something happened ("took place"). ``numbers`` are
    low and high as written, high None where it is open; ``many`` is set for "large quantities",
    "thousands", ``share`` for "half of", "almost entirely".
    """

    concepts: tuple[tuple[str, float], ...]
    asides: tuple[tuple[str, float], ...] = ()
    lent: tuple[tuple[str, float], ...] = ()
    parties: tuple[Party, ...] = ()
    numbers: tuple[tuple[float, float | None], ...] = ()
    negated: bool = False
    ahead: bool = False
    ahead_aside: bool = False
    points_back: bool = False
    happens: bool = False
    many: bool = False
    share: bool = False


@record
class Figure:
    """A figure of the statement as measured (see `Measure`). ``low`` and ``high`` are what it
    leaves open as it is written: "more than 10,000" is less than 20,000; ``value`` is as given.
    ``sort`` and ``state`` are the classes of what is counted and of what is true of it. ``first``
    and ``last`` are the days it holds for, "" unknown; ``beside`` is set for one that only stands
    in an aside. ``words`` are the figure as written."""

    low: float
    high: float
    counted: str
    sort: str
    state: str
    side: str
    place: str
    kind: str
    unit: str
    value: float | None = None
    first: str = ""
    last: str = ""
    vague: bool = False
    beside: bool = False
    words: str = ""

    @property
    def telling(self) -> bool:
        """Whether it says more than "two brothers", "one village"."""
        return self.unit not in TIMES and (bool(self.unit) or self.high > 3)


@record
class Deed:
    """Who does what to whom, as the parse has it ("Israel: soldier"), "" where none is named.
    ``giver`` and ``taker`` are the names of those between whom something changes hands."""

    act: str
    agent: str = ""
    patient: str = ""
    giver: str = ""
    taker: str = ""


@record
class Meaning:
    """A claim as it is compared with others; ``claim`` is its id, ``end`` where its content ends.

    ``denied`` is set where the source denies it (a denial of what is negated asserts it),
    ``unsettled`` where the source only cannot or does not confirm it. ``acts`` are the classes of
    its main verbs, ``deeds`` who does what to whom, ``times`` when it is said to have happened
    (EDTF). ``voice`` is who is said to know (``known`` if by name), ``direct`` whether in so many
    words, ``quotes`` the folded words of what stands in quotation marks. ``before`` is the claim
    that its pronouns and definite happenings point back to. ``first`` and ``last`` are the days
    of the statement, or else of publication.
    """

    span: Span
    claim: str
    end: int
    status: Status
    points: tuple[Point, ...]
    figures: tuple[Figure, ...] = ()
    denied: bool = False
    unsettled: bool = False
    acts: tuple[str, ...] = ()
    deeds: tuple[Deed, ...] = ()
    times: tuple[str, ...] = ()
    voice: str = ""
    known: bool = False
    direct: bool = False
    quotes: tuple[str, ...] = ()
    before: str = ""
    first: str = ""
    last: str = ""

    @property
    def id(self) -> str:
        return content_id("mng", self.claim)

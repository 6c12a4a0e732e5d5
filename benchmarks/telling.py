"""Articles of a world that never was, with what they say: "Ada Esko said that 12 people …"."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from benchmarks.invented import Affair, Person, World, listed
from reportedly.model.article import Article, Block, BlockKind, Known, Published
from reportedly.model.attribution import Hop, HopKind, Manner, Method
from reportedly.model.claim import Claim, Stance
from reportedly.model.hedge import Status
from reportedly.model.mention import MentionKind
from reportedly.model.quantity import Bound, Measure, MeasureKind, Quantity

__all__ = ["Told", "told"]

Place = tuple[int, int]
"""Where words stand in a text that is not finished yet."""

_NOUNS = listed(
    "bridge depot council harbour market school tunnel reservoir station ward pipeline warehouse "
    "convoy ballot clinic turbine quarry signal ferry archive border road crane contract shelter "
    "generator runway permit boiler hangar levee mill budget court crew dock engine fleet grain"
)
_VERBS = listed(
    "blocked closed damaged delayed emptied flooded guarded halted inspected left lost opened "
    "paid reached refused reopened repaired sealed searched seized shelled shut stopped warned"
)
_TAILS = (
    "before dawn", "for the third time this year", "without any warning", "against all advice",
    "in the course of the night", "to keep it from spreading", "until further notice",
    "although nobody had been told", "as the water kept rising", "after talks had failed",
)  # fmt: skip
_COUNTED = (
    ("people", "person", "killed"), ("people", "person", "hurt"), ("homes", "home", "destroyed"),
    ("workers", "worker", "striking"), ("votes", "vote", "counted"), ("trams", "tram", "stopped"),
    ("soldiers", "soldier", "deployed"), ("passengers", "person", "rescued"),
)  # fmt: skip
_BOUNDS = (("", Bound.EXACT), ("at least ", Bound.AT_LEAST), ("about ", Bound.ABOUT))


@dataclass(frozen=True)
class _Figure:
    """A number in a statement: ``start`` and ``end`` of its numeral there."""

    value: int
    start: int
    end: int
    bound: Bound
    words: str
    counted: str
    state: str


@dataclass(frozen=True)
class _Statement:
    words: str
    speaker: Person | None
    figure: _Figure | None = None


@dataclass
class _Draft:
    """A claim before there is a text that it can point into."""

    statement: _Statement
    content: Place
    named: Place | None = None
    cue: Place | None = None
    method: Method = Method.NARRATOR
    status: Status = Status.ASSERTED
    stance: tuple[Status, Place, str] | None = None
    said: str = ""


@dataclass(frozen=True)
class Told:
    """An article and all that is told in it: each claim with who speaks (None: the paper), and
    where people and the place are named first."""

    article: Article
    claims: tuple[tuple[Claim, Person | None], ...]
    quantities: tuple[Quantity, ...]
    measures: tuple[Measure, ...]
    named: tuple[tuple[str, MentionKind, Place], ...]


def told(world: World, affair: Affair) -> Iterator[Told]:
    """The articles of an affair, day by day; what was said is printed by several."""
    dice, known = world.dice, list[_Statement]()
    for n in range(affair.articles):
        day = affair.began + timedelta(days=int(dice.expovariate(1 / (3 + affair.articles / 20))))
        sheet = _Sheet(world, affair, world.papers.draw(dice), day.isoformat())
        for _ in range(dice.randint(12, 24)):
            if known and dice.random() < 0.45:
                statement = dice.choice(known[-60:])
            else:
                statement = _statement(world, affair)
                known.append(statement)
            sheet.tell(statement)
        yield sheet.finished(n)


def _statement(world: World, affair: Affair) -> _Statement:
    dice = world.dice
    speaker = dice.choice(affair.people) if dice.random() < 0.78 else None
    if dice.random() < 0.36:
        words, counted, state = dice.choice(_COUNTED)
        lead, bound = dice.choice(_BOUNDS)
        value = int(dice.paretovariate(0.6)) % 90_000 + 2
        figure = _Figure(
            value, len(lead), len(lead) + len(f"{value:,}"), bound, words, counted, state
        )
        return _Statement(
            f"{lead}{value:,} {words} were {state} in {affair.place}", speaker, figure
        )
    where = f"in {affair.place}" if dice.random() < 0.7 else f"of {dice.choice(world.places)}"
    noun, verb, other = dice.choice(_NOUNS), dice.choice(_VERBS), dice.choice(_NOUNS)
    return _Statement(f"the {noun} {where} {verb} the {other} {dice.choice(_TAILS)}", speaker)


class _Sheet:
    """One article while it is written."""

    def __init__(self, world: World, affair: Affair, paper: str, day: str) -> None:
        self._dice, self._affair, self._paper, self._day = world.dice, affair, paper, day
        self._parts, self._length = list[str](), 0
        self._drafts = list[_Draft]()
        self._named = dict[str, tuple[MentionKind, Place]]()
        noun, verb = world.dice.choice(_NOUNS), world.dice.choice(_VERBS)
        self._title = f"{affair.what.capitalize()} in {affair.place}: {noun} {verb}"
        start = self._title.index(affair.place)
        self._add(self._title)
        self._add("\n\n")
        self._named[affair.place] = MentionKind.PLACE, (start, start + len(affair.place))

    def _add(self, words: str) -> Place:
        start, self._length = self._length, self._length + len(words)
        self._parts.append(words)
        return start, self._length

    def tell(self, statement: _Statement) -> None:
        """One sentence, in one of the ways in which papers tell what was said."""
        way = self._dice.random()
        if statement.speaker is None:
            self._narrated(statement)
        elif way < 0.35:
            self._quoted(statement, statement.speaker)
        elif way < 0.5:
            self._according(statement, statement.speaker)
        else:
            self._reported(statement, statement.speaker, denied=way > 0.95)
        self._add("\n" if self._dice.random() < 0.4 else " ")

    def _narrated(self, statement: _Statement) -> None:
        if self._dice.random() < 0.15:
            cue = self._add("Reportedly")
            self._add(", ")
            stance = (Status.REPORTEDLY, cue, "")
            draft = _Draft(statement, self._add(statement.words), stance=stance)
            draft.status = Status.REPORTEDLY
        else:
            draft = _Draft(statement, self._add(statement.words))
        self._add(".")
        self._drafts.append(draft)

    def _quoted(self, statement: _Statement, speaker: Person) -> None:
        self._add("“")
        content = self._add(statement.words)
        self._add(",” ")
        named = self._name(speaker)
        self._add(" ")
        cue = self._add("said")
        draft = _Draft(statement, content, named, cue, Method.DIRECT)
        self._when(draft)
        self._drafts.append(draft)

    def _according(self, statement: _Statement, speaker: Person) -> None:
        cue = self._add("According to")
        self._add(" ")
        named = self._name(speaker)
        self._add(", ")
        content = self._add(statement.words)
        self._add(".")
        self._drafts.append(_Draft(statement, content, named, cue, Method.ACCORDING_TO))

    def _reported(self, statement: _Statement, speaker: Person, denied: bool) -> None:
        named = self._name(speaker)
        self._add(" ")
        cue = self._add("denied" if denied else "said")
        self._add(" that ")
        draft = _Draft(statement, self._add(statement.words), named, cue, Method.INDIRECT)
        if denied:
            draft.status, draft.stance = Status.DENIED, (Status.DENIED, cue, "")
        self._when(draft)
        if self._dice.random() < 0.04:
            self._add(f" The {self._paper} ")
            doubt = self._add("could not independently verify")
            self._add(" this.")
            draft.stance = (Status.UNVERIFIED, doubt, self._paper)
        self._drafts.append(draft)

    def _when(self, draft: _Draft) -> None:
        if self._dice.random() < 0.5:
            back = self._dice.choice((0, 0, 0, 1, 1, 2))
            draft.said = (date.fromisoformat(self._day) - timedelta(days=back)).isoformat()
            self._add(f" on {date.fromisoformat(draft.said):%A}")
        self._add(".")

    def _name(self, speaker: Person) -> Place:
        if speaker.role and speaker.name not in self._named:
            self._add(f"the {speaker.role} ")
        at = self._add(speaker.name)
        kind = MentionKind.PERSON if speaker.role else MentionKind.ORGANISATION
        self._named.setdefault(speaker.name, (kind, at))
        return at

    def finished(self, n: int) -> Told:
        text = "".join(self._parts).rstrip()
        title = len(self._title)
        article = Article.of(
            text,
            source=f"{self._affair.place}-{self._affair.began}-{self._affair.what}-{n}.txt",
            outlet=self._paper,
            title=self._title,
            published=Published(first=self._day, last=self._day, how=Known.METADATA),
            blocks=(
                Block(start=0, end=title, kind=BlockKind.TITLE),
                Block(start=title + 2, end=len(text), kind=BlockKind.BODY),
            ),
        )
        figures, claims, measures = list[Quantity](), [], list[Measure]()
        for draft in self._drafts:
            quantity = self._quantity(article, draft)
            claim = self._claim(article, draft, quantity)
            claims.append((claim, draft.statement.speaker))
            if quantity is not None and draft.statement.figure is not None:
                figures.append(quantity)
                measures.append(self._measure(claim, quantity, draft.statement.figure))
        named = tuple((name, kind, at) for name, (kind, at) in self._named.items())
        return Told(article, tuple(claims), tuple(figures), tuple(measures), named)

    def _claim(self, article: Article, draft: _Draft, quantity: Quantity | None) -> Claim:
        speaker, outlet = draft.statement.speaker, Hop(kind=HopKind.OUTLET, name=self._paper)
        named = article.at(*draft.named) if draft.named else None
        stances = tuple(
            Stance(status=status, cue=article.at(*cue), holder=holder)
            for status, cue, holder in ([draft.stance] if draft.stance else [])
        )
        hops: tuple[Hop, ...] = (outlet,)
        if speaker is not None:
            roles = (f"the {speaker.role}",) if speaker.role else ()
            first = Hop(kind=HopKind(speaker.kind), name=speaker.name, span=named, roles=roles)
            hops = (first, outlet)
        return Claim(
            content=(article.at(*draft.content),),
            method=draft.method,
            cue=article.at(*draft.cue) if draft.cue else None,
            speaker=named,
            hops=hops,
            status=draft.status,
            stances=stances,
            said=draft.said,
            said_why="as the article says" if draft.said else "",
            manner=Manner.SPEECH if speaker else Manner.UNKNOWN,
            reported=self._day,
            quantities=(quantity.id,) if quantity else (),
        )

    def _quantity(self, article: Article, draft: _Draft) -> Quantity | None:
        if (figure := draft.statement.figure) is None:
            return None
        start = draft.content[0]
        value = float(figure.value)
        return Quantity(
            span=article.at(start + figure.start, start + figure.end),
            whole=article.at(start, start + figure.end + 1 + len(figure.words)),
            value=value,
            low=value,
            high=None if figure.bound is Bound.AT_LEAST else value,
            bound=figure.bound,
        )

    def _measure(self, claim: Claim, quantity: Quantity, figure: _Figure) -> Measure:
        return Measure(
            span=quantity.span,
            quantity=quantity.id,
            claim=claim.id,
            low=quantity.low,
            value=quantity.value,
            high=quantity.high,
            bound=quantity.bound,
            unit="",
            counted=figure.counted,
            state=figure.state,
            side="",
            place=self._affair.place,
            kind=MeasureKind.CUMULATIVE,
            as_of=self._day,
            as_of_why="the day of publication",
        )

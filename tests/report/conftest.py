"""A small story made by hand: a ferry, three outlets, one coastguard post behind two of them."""

from collections.abc import Iterator

import pytest
from tests.browser import Browser
from tests.referents import one as one_of

from reportedly.model.article import Article, Block, BlockKind, Known, Note, Published
from reportedly.model.attribution import Hop, HopKind, Method
from reportedly.model.claim import Claim, Stance
from reportedly.model.contradiction import Comparison, Contradiction, ContradictionKind
from reportedly.model.failure import Failure
from reportedly.model.hedge import Status
from reportedly.model.mention import Mention, MentionKind, Name, Role
from reportedly.model.origin import Doubt, Origin, Reason, RootKind
from reportedly.model.quantity import Bound, Measure, MeasureKind, Quantity
from reportedly.model.series import Estimate, Series
from reportedly.model.span import Span
from reportedly.model.story import Event, Story
from reportedly.store.base import Ledger
from reportedly.store.memory import MemoryLedger

COAST = """Home / World

Ferry lists off Karsund, dozens rescued

At least 40 people were rescued from the ferry Alma on Monday, harbour master Ida Berg said.

“Nobody is missing,” Berg told reporters. The Coast Post could not verify her figures.

Share this <b>article</b> \u202enow
"""
DAILY = """Ferry accident: more than 60 saved

KARSUND, May 6 – As many as 62 people were rescued, said Ida Bergh, the port's director.

The shipping line Nordfar denied that the ferry was overloaded.
"""
WIRE = """Between 55 and 60 people were taken off the Alma, according to the rescue service.
"""


def find(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return article.at(start, start + len(words))


def article(name: str, text: str, **imprint: object) -> Article:
    blocks, at = [], 0
    for line in text.splitlines(keepends=True):
        words = line.rstrip("\n")
        if words:
            furniture = words.startswith(("Home /", "Share this"))
            kind = BlockKind.BOILERPLATE if furniture else BlockKind.BODY
            blocks.append(Block(start=at, end=at + len(words), kind=kind))
        at += len(line)
    made = Article.of(text, source=name)
    return Article(
        id=made.id,
        text=text,
        source=name,
        blocks=tuple(blocks),
        **imprint,  # type: ignore[arg-type]
    )


def hop(name: str, kind: HopKind = HopKind.PERSON) -> Hop:
    return Hop(kind=kind, name=name)


def claim(
    at: Article, words: str, *hops: Hop, status: Status = Status.ASSERTED, **more: object
) -> Claim:
    return Claim(
        content=(find(at, words),),
        method=Method.INDIRECT,
        cue=None,
        speaker=None,
        hops=hops,
        status=status,
        **more,  # type: ignore[arg-type]
    )


def figure(
    at: Article, words: str, low: float | None, high: float | None, by: Claim
) -> tuple[Quantity, Measure]:
    span = find(at, words)
    value = low if low is not None else high
    bound = Bound.AT_LEAST if high is None else Bound.UP_TO if low is None else Bound.BETWEEN
    quantity = Quantity(span=span, whole=span, value=value, low=low, high=high, bound=bound)
    measure = Measure(
        span=span,
        quantity=quantity.id,
        claim=by.id,
        low=low,
        value=value,
        high=high,
        bound=bound,
        unit="",
        counted="person",
        state="rescued",
        side="",
        place="Karsund",
        kind=MeasureKind.CUMULATIVE,
        as_of="2024-05-06",
        as_of_why="on Monday",
    )
    return quantity, measure


def records() -> list[object]:
    coast = article(
        "coast.txt",
        COAST,
        outlet="Coast Post",
        title="Ferry lists off Karsund, dozens rescued",
        published=Published(first="2024-05-06", last="2024-05-07", how=Known.INFERRED),
        notes=(Note(field="published", value="2024-05-06", how=Known.INFERRED, why="on Monday"),),
    )
    daily = article("daily.txt", DAILY, outlet="Daily Fjord", title="Ferry accident")
    wire = article("wire.txt", WIRE)
    berg, post, fjord = hop("Ida Berg"), hop("Coast Post", HopKind.OUTLET), hop("Daily Fjord")
    line, service = hop("Nordfar", HopKind.ORGANISATION), hop("the rescue service")
    doubt = Stance(
        status=Status.UNVERIFIED, cue=find(coast, "could not verify"), holder="Coast Post"
    )
    saved = claim(
        coast, "At least 40 people were rescued from the ferry Alma on Monday", berg, post,
        status=Status.UNVERIFIED, stances=(doubt,), said="2024-05-06",
    )  # fmt: skip
    nobody = claim(coast, "Nobody is missing", berg, post)
    many = claim(daily, "As many as 62 people were rescued", hop("Ida Bergh"), fjord)
    denial = claim(daily, "the ferry was overloaded", line, fjord, status=Status.DENIED)
    taken = claim(wire, "Between 55 and 60 people were taken off the Alma", service)
    figures = (
        figure(coast, "At least 40 people", 40, None, saved),
        figure(daily, "As many as 62 people", None, 62, many),
        figure(wire, "Between 55 and 60 people", 55, 60, taken),
    )
    names = people(coast, daily)
    doubted = Doubt(
        claim=taken.id, other=saved.id, why="may be the harbour master again", score=0.4
    )
    why = Reason(left=saved.id, right=many.id, why="same speaker on one day", certain=True)
    origins = (
        Origin(
            name="Ida Berg on 6 May", source=berg, occasion="6 May", reasons=(why,),
            kind=RootKind.PERSON, parts=((saved.id, nobody.id, many.id),),
            claims=(saved.id, nobody.id, many.id), articles=(coast.id, daily.id),
        ),
        Origin(
            name="Nordfar", source=line, occasion="", claims=(denial.id,), articles=(daily.id,),
            kind=RootKind.OFFICE, parts=((denial.id,),),
        ),
        Origin(
            name="the rescue service", source=service, occasion="", claims=(taken.id,),
            articles=(wire.id,), kind=RootKind.OFFICE, doubts=(doubted,), parts=((taken.id,),),
        ),
    )  # fmt: skip
    three = tuple(sorted((coast.id, daily.id, wire.id)))
    estimate = Estimate(
        as_of="2024-05-06", low=40, best=57.5, high=62, why="weighted median of 2 origins",
        measures=tuple(m.id for _, m in figures), origins=(origins[0].id, origins[2].id),
    )  # fmt: skip
    series = Series(
        label="people rescued near Karsund", counted="person", state="rescued", side="",
        place="Karsund", kind="cumulative", unit="", rule="ucdp", estimates=(estimate,),
        articles=three,
    )  # fmt: skip
    clash = Contradiction(
        kind=ContradictionKind.NUMERIC, verdict=Comparison.CONFLICTING, left=many.id,
        right=taken.id, left_span=many.span, right_span=taken.span, slots=("person", "rescued"),
        how="62 or fewer against 55 to 60",
    )  # fmt: skip
    event = Event(
        day="2024-05-06", text="the ferry Alma lists off Karsund",
        claims=(saved.id, many.id), articles=(coast.id, daily.id),
    )  # fmt: skip
    story = Story(title="Ferry Alma", articles=three, first="2024-05-06", last="2024-05-07")
    flat = [record for pair in figures for record in pair]
    return [
        coast, daily, wire, saved, nobody, many, denial, taken, *flat, *names, *origins, series,
        clash, event, story, Failure(source="broken.bin", reason="not a text"),
    ]  # fmt: skip


def people(coast: Article, daily: Article) -> tuple[object, ...]:
    master = Role(text="harbour master", span=find(coast, "harbour master"))
    director = Role(text="the port's director", span=find(daily, "the port's director"))
    here = Mention(span=find(coast, "Ida Berg"), name="Ida Berg", kind=MentionKind.PERSON)
    there = Mention(span=find(daily, "Ida Bergh"), name="Ida Bergh", kind=MentionKind.PERSON)
    one = Name(
        span=here.span, name="Ida Berg", kind=MentionKind.PERSON, spellings=("Ida Berg", "Berg"),
        roles=(master,), mentions=(here.id,), day="2026-05-05",
    )  # fmt: skip
    other = Name(
        span=there.span, name="Ida Bergh", kind=MentionKind.PERSON, spellings=("Ida Bergh",),
        roles=(director,), mentions=(there.id,), day="2026-05-06",
    )  # fmt: skip
    return here, there, one, other, *one_of(one, other)


@pytest.fixture
def hand_made() -> list[object]:
    """The records of the ferry story, articles first."""
    return records()


@pytest.fixture
def ferry() -> Iterator[Ledger]:
    """The ferry story in a ledger."""
    ledger = MemoryLedger()
    with ledger.writer() as writer:
        writer.put(records(), by="hand")  # type: ignore[arg-type]
    yield ledger
    ledger.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One real browser for the tests of a page."""
    made = Browser()
    yield made
    made.close()

"""Claims as an assistant gets them: ids, status, spans, origin, and the words under "quoted"."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.mcp.quoted import NOTICE, Place, line, lines, place
from reportedly.mcp.shelf import State, short_id
from reportedly.model.article import Article
from reportedly.model.claim import Claim
from reportedly.report.material import Material
from reportedly.report.reader import reader
from reportedly.report.reader_rows import AgainstRow, BecameRow, Card, Elsewhere, FigureIn
from reportedly.report.rows import ClaimRow, StanceRow

__all__ = ["ClaimAnswer", "ClaimList", "ClaimTold", "claim_answer", "claim_told"]


@dataclass(frozen=True, kw_only=True)
class ClaimWords:
    """``chain`` runs from who is said to know to who printed it; ``reserve`` names who denies it,
    could not verify it …"""

    source: str
    roles: list[str]
    chain: list[str]
    reserve: str
    outlet: str
    origin: str


@dataclass(frozen=True, kw_only=True)
class ClaimTold:
    """One thing that one article says. ``asserts``: its source says it is so and nobody took it
    back; ``status`` is the strongest reserve of its own sentence, ``basis`` how surely the article
    gives it to its source, ``withdrawn`` why it does not stand any more. ``said`` is the day of
    the statement (EDTF). ``origin`` is the id of the origin it rests on: claims of one origin are
    one source, in however many articles they stand. ``repeats``: a headline or standfirst."""

    id: str
    article: str
    status: str
    asserts: bool
    method: str
    basis: str
    said: str
    origin: str
    withdrawn: str
    repeats: bool
    places: list[Place]
    quoted: ClaimWords


@dataclass(frozen=True, kw_only=True)
class ClaimList:
    """``total`` claims fit; ``cursor`` goes on behind these, null at the end."""

    notice: str = NOTICE
    total: int
    articles: int
    cursor: str | None
    claims: list[ClaimTold]


def claim_told(article: Article, row: ClaimRow, origin: str) -> ClaimTold:
    """``origin`` is the name of the origin that the row rests on."""
    return ClaimTold(
        id=row.id,
        article=row.article,
        status=row.status,
        asserts=row.asserts,
        method=row.method,
        basis=row.basis,
        said=row.said,
        origin=row.origin,
        withdrawn=row.withdrawn,
        repeats=row.repeats,
        places=[place(article, span) for span in row.spans],
        quoted=ClaimWords(
            source=line(row.source),
            roles=lines(row.roles),
            chain=lines(row.chain),
            reserve=line(row.reserve),
            outlet=line(row.outlet),
            origin=line(origin),
        ),
    )


@dataclass(frozen=True, kw_only=True)
class StanceTold:
    """A reserve about the claim, the words that carry it, and (quoted) who holds it."""

    status: str
    part: bool
    cue: Place
    quoted: list[str]


@dataclass(frozen=True, kw_only=True)
class FigureTold:
    """A figure in the claim; an open side is null. ``series`` is the id to ask ``figures`` for;
    quoted: the words, and what they measure."""

    id: str
    low: float | None
    value: float | None
    high: float | None
    bound: str
    unit: str
    as_of: str
    series: str
    quoted: list[str]


@dataclass(frozen=True, kw_only=True)
class There:
    """Another article's claim (``claim`` is "" where the passage is none)."""

    claim: str
    place: Place


@dataclass(frozen=True, kw_only=True)
class AgainstTold:
    """What it was held against. ``verdict``: conflicting, revised, compatible or not comparable;
    quoted: why."""

    id: str
    kind: str
    verdict: str
    there: There
    quoted: list[str]


@dataclass(frozen=True, kw_only=True)
class BecameTold:
    """What became of it in another text (``later``), or what it came from."""

    id: str
    kind: str
    along: str
    later: bool
    there: There | None
    quoted: list[str]


@dataclass(frozen=True, kw_only=True)
class ClaimAnswer:
    """A claim with all that the ledger makes of it: who else carries its origin (``carried``), who
    says the same on another word (``alike``), what it was held against, what became of it."""

    notice: str = NOTICE
    claim: ClaimTold
    speaker: Place | None
    cue: Place | None
    stances: list[StanceTold]
    figures: list[FigureTold]
    carried: list[There]
    alike: list[There]
    against: list[AgainstTold]
    became: list[BecameTold]
    resting_on_retracted: bool


def claim_answer(state: State, id: str) -> ClaimAnswer:
    """Raises ``LookupError`` where no claim, or more than one, has an id that begins so."""
    entry = state.view.find(id)
    if entry is None or not isinstance(entry.record, Claim):
        raise LookupError(f"no claim, or more than one, has an id that begins with {short_id(id)}")
    found = entry.record
    material = state.around(found.span.article)
    article = material.articles[found.span.article]
    card = _card(material, article.id, found.id)
    return ClaimAnswer(
        claim=claim_told(article, card.claim, card.origin_name),
        speaker=place(article, card.speaker) if card.speaker else None,
        cue=place(article, card.cue) if card.cue else None,
        stances=[_stance(article, one) for one in card.claim.stances],
        figures=[_figure(one) for one in card.figures],
        carried=_there(state, card.also),
        alike=_there(state, card.alike),
        against=[_against(state, one) for one in card.against],
        became=[_became(state, one) for one in card.became],
        resting_on_retracted=bool(card.gone and card.gone.shaken),
    )


def _card(material: Material, article: str, claim: str) -> Card:
    """The reader of an article is made once for all of its claims."""
    held = material.made(_cards)
    if article not in held:
        held[article] = {card.id: card for card in reader(material, article).cards}
    return held[article][claim]


def _cards(material: Material) -> dict[str, dict[str, Card]]:
    """Cards by article and claim, filled as they are asked for."""
    return {}


def _stance(article: Article, stance: StanceRow) -> StanceTold:
    return StanceTold(
        status=stance.status,
        part=stance.part,
        cue=place(article, stance.cue),
        quoted=[line(stance.holder)] if stance.holder else [],
    )


def _figure(one: FigureIn) -> FigureTold:
    return FigureTold(
        id=one.id,
        low=one.low,
        value=one.best,
        high=one.high,
        bound=one.bound,
        unit=one.unit,
        as_of=one.as_of,
        series=one.series,
        quoted=[line(one.span.text), line(one.measure)],
    )


def _one_there(state: State, one: Elsewhere) -> There:
    return There(claim=one.claim, place=place(state.article(one.article), one.span))


def _there(state: State, those: Sequence[Elsewhere]) -> list[There]:
    return [_one_there(state, one) for one in those]


def _against(state: State, one: AgainstRow) -> AgainstTold:
    return AgainstTold(
        id=one.id,
        kind=one.kind,
        verdict=one.verdict,
        there=_one_there(state, one.there),
        quoted=[line(one.how)],
    )


def _became(state: State, one: BecameRow) -> BecameTold:
    return BecameTold(
        id=one.id,
        kind=one.kind,
        along=one.along,
        later=one.later,
        there=_one_there(state, one.there) if one.there else None,
        quoted=[line(one.how), line(one.was), line(one.now)],
    )

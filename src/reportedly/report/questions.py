"""A pair as a question with all that helps to answer it: "Andrii or Andriy, head of what?"."""

from collections.abc import Iterable
from typing import Any

from reportedly.model.article import Article, BlockKind
from reportedly.model.claim import Claim
from reportedly.model.decision import Matter
from reportedly.model.mention import Mention, Name
from reportedly.model.record import record
from reportedly.model.span import Span
from reportedly.model.story import Sketch
from reportedly.model.testimony import Testimony
from reportedly.reconcile.anchors import KINDS_OF
from reportedly.reconcile.decisions import Settled
from reportedly.report.evidence import Place
from reportedly.report.ground import Ground, Unit
from reportedly.report.material import Material
from reportedly.report.pairs import Pair
from reportedly.report.passages import passage
from reportedly.report.wording import count, named
from reportedly.store.base import View

__all__ = ["Question", "Side", "Where", "question", "said_before"]

MOST_PLACES = 2
"""Passages shown of each side."""
REACH = 160
"""Code points on either side of a passage."""
MOST_ARTICLES = 6
"""Articles named of each side."""
MANY = 200
"""Articles from which nobody waits for their statements to be counted."""


@record
class Where:
    """An article as a reader knows it; ``day`` is when it was printed, "" where not known."""

    article: str
    outlet: str
    day: str
    source: str


@record
class Side:
    """One of the two: ``title`` is what it is called, ``notes`` what else is said of it (a role,
    a channel, a day), ``places`` passages where it stands, ``where`` some of the ``articles``
    (a number) of what it is one with now, its own first."""

    id: str
    unit: str
    title: str
    kind: str
    spellings: tuple[str, ...]
    notes: tuple[str, ...]
    places: tuple[Place, ...]
    where: tuple[Where, ...]
    articles: int


@record
class Question:
    """``verdict``, ``score`` (0 to 1) and ``why`` are the machine's; ``change`` says what the
    answer would change, ``before`` what people have decided about this very pair."""

    matter: Matter
    left: Side
    right: Side
    verdict: str
    score: float
    why: str
    worth: float
    change: str
    before: tuple[str, ...] = ()


def question(view: View, pair: Pair, ground: Ground, settled: Iterable[Settled] = ()) -> Question:
    """All that the ledger holds about a pair, read for its own articles only."""
    one, other = ground.units[pair.left], ground.units[pair.right]
    sides = [_side(view, pair.matter, id, ground.units[id]) for id in (pair.left, pair.right)]
    ends = {pair.left, pair.right}
    return Question(
        matter=pair.matter,
        left=sides[0],
        right=sides[1],
        verdict=str(pair.verdict),
        score=pair.score,
        why=pair.why,
        worth=pair.worth,
        change=_parted(pair.matter, one)
        if pair.joined
        else _joined(pair.matter, view, one, other),
        before=tuple(said_before(s) for s in settled if {s.left, s.right} == ends),
    )


def said_before(one: Settled) -> str:
    """A decision in words: "ann: different (3 May 2026), outranked"."""
    decision = one.decision
    why = f": {decision.why}" if decision.why else ""
    return f"{decision.who}, {decision.made[:10]}: {decision.verdict}{why} ({one.outcome})"


def _side(view: View, matter: Matter, id: str, unit: Unit) -> Side:
    found: Any = view.get(KINDS_OF[matter], id)
    own = found.span.article
    some = [own, *(article for article in unit.articles if article != own)][:MOST_ARTICLES]
    material = Material(view, some)
    title, kind, spellings, notes, spans = _told(material, found)
    return Side(
        id=found.id,
        unit=unit.id,
        title=title,
        kind=kind,
        spellings=spellings,
        notes=tuple(dict.fromkeys(notes)),
        places=tuple(_place(material, span) for span in spans),
        where=tuple(_where(material, article) for article in some),
        articles=len(unit.articles),
    )


_Told = tuple[str, str, tuple[str, ...], tuple[str, ...], list[Span]]


def _told(material: Material, found: Any) -> _Told:
    match found:
        case Name():
            roles = tuple(role.text for role in found.roles)
            return found.name, str(found.kind), found.spellings, roles, _spans(material, found)
        case Claim():
            source = named(found.hops[0]) if found.hops else ""
            way = tuple(named(hop) for hop in found.hops[1:-1])
            roles = found.hops[0].roles if found.hops else ()
            said = (f"said {found.said}",) if found.said else ()
            return source, str(found.status), (), (*roles, *way, *said), list(found.content[:1])
        case Sketch():
            return found.title or found.span.text, "article", (), found.names[:8], [found.span]
    raise TypeError(f"nothing is asked about a {type(found).__name__}")


def _spans(material: Material, name: Name) -> list[Span]:
    """The first mentions that stand apart from each other, those in a headline last."""
    article = material.articles[name.span.article]
    wanted = set(name.mentions)
    mentions = (m for m in material.view.all(Mention, articles=(article.id,)) if m.id in wanted)
    kept = list[Span]()
    for span in sorted((m.span for m in mentions), key=lambda s: (_headline(article, s), s.start)):
        if all(abs(span.start - other.start) > REACH for other in kept):
            kept.append(span)
    return kept[:MOST_PLACES] or [name.span]


def _headline(article: Article, span: Span) -> bool:
    block = article.block_at(span.start)
    return block is not None and block.kind is BlockKind.TITLE


def _place(material: Material, span: Span) -> Place:
    article = material.articles.get(span.article)
    return Place(
        passage=passage(article, span, REACH),
        outlet=material.outlet(span.article),
        source=article.source if article else "",
    )


def _where(material: Material, id: str) -> Where:
    article = material.articles[id]
    day = article.published.day if article.published else ""
    return Where(article=id, outlet=material.outlet(id), day=day or "", source=article.source)


def _parted(matter: Matter, unit: Unit) -> str:
    """What they are held to be now, where the machine has joined them."""
    size = count(len(unit.articles), "article")
    told = {
        Matter.NAMES: f"they are held to be one, in {size}",
        Matter.ORIGINS: f"they count as one origin of {count(unit.size, 'statement')} in {size}",
        Matter.CLAIMS: f"they are held to say the same, in {size}",
        Matter.STORIES: f"they are in one story of {size}",
    }
    return f"now {told[matter]}; “different” would part them"


def _joined(matter: Matter, view: View, one: Unit, other: Unit) -> str:
    """What would become one."""
    articles = {*one.articles, *other.articles}
    size = count(len(articles), "article")
    both = count(one.size + other.size, "statement")
    match matter:
        case Matter.NAMES:
            spoken = _spoken(view, articles, {one.id, other.id})
            tail = f" and {count(spoken, 'statement')} of theirs" if spoken else ""
            return f"“same” would join {size}{tail}"
        case Matter.STORIES:
            return f"“same” would make one story of {size}"
        case Matter.ORIGINS:
            return f"“same” would make one origin of two, with {both} in {size}"
    return f"“same” would join {both} in {size}"


def _spoken(view: View, articles: set[str], entities: set[str]) -> int:
    """The statements that these are cited for."""
    if len(articles) > MANY:
        return 0
    found = view.all(Testimony, articles=articles)
    return sum(1 for one in found if entities & {*one.entities})

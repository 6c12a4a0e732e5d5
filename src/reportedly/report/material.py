"""All that the ledger holds about some articles, each kind read once: "these five"."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, TypeVar

from reportedly.model.article import Article, BlockKind
from reportedly.model.claim import Claim
from reportedly.model.correction import Correction
from reportedly.model.judgement import Judgement
from reportedly.model.lineage import Lineage
from reportedly.model.mention import Entity, Name, Referent
from reportedly.model.origin import Copy, Origin
from reportedly.model.quantity import Measure, Quantity
from reportedly.model.record import Record
from reportedly.model.span import Span
from reportedly.reconcile.decisions import judged_by
from reportedly.reconcile.referents import assembled
from reportedly.reconcile.withdrawn import Withdrawn, resting, withdrawn
from reportedly.report.counts import Counted
from reportedly.report.days import day
from reportedly.report.rows import ClaimRow, StanceRow
from reportedly.report.safe import shortened
from reportedly.report.wording import named
from reportedly.store.base import View

if TYPE_CHECKING:
    from reportedly.reconcile.independence import Independence

__all__ = ["Material"]

R = TypeVar("R", bound=Record)
T = TypeVar("T")


class Material:
    """``articles`` are the ids asked for; None is the whole ledger. Kinds are read when first
    needed and kept. Records made of several articles belong if any of theirs does. ``profile``
    (of ``counts.Counted``) is how origins are counted."""

    def __init__(
        self, view: View, articles: Collection[str] | None = None, profile: str = "best"
    ) -> None:
        self.view = view
        self.profile = profile
        self._wanted = None if articles is None else frozenset(articles)
        self._read: dict[type[Any], tuple[Any, ...]] = {}
        self._made = dict[Callable[..., Any], Any]()
        self._decided = dict[str, tuple[Judgement, ...]]()

    def within(self, articles: Collection[str]) -> "Material":
        """The same of these articles only."""
        asked = frozenset(articles)
        wanted = asked if self._wanted is None else asked & self._wanted
        return Material(self.view, wanted, self.profile)

    def made(self, make: "Callable[[Material], T]") -> T:
        """What ``make`` yields of these articles, once however often it is asked for."""
        if make not in self._made:
            self._made[make] = make(self)
        found: T = self._made[make]
        return found

    @cached_property
    def articles(self) -> dict[str, Article]:
        found = list(self.view.all(Article, articles=self._wanted))
        found.sort(key=lambda a: (a.published.first if a.published else "9999", a.source, a.id))
        return {article.id: article for article in found}

    def place_of(self, claim: str) -> Span | None:
        """Where a claim stands, None where it is none of these articles'."""
        found = self.claims.get(claim)
        return found.span if found else None

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """The records of one kind, by place in their article, then id."""
        if kind not in self._read:
            self._read[kind] = tuple(self.view.all(kind, articles=self._wanted))
        return self._read[kind]

    @cached_property
    def claims(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self.of(Claim)}

    @cached_property
    def rows(self) -> dict[str, ClaimRow]:
        """Every claim as a line, by its id, in the order of the articles and their texts."""
        return {id: self._row(id, claim) for id, claim in self.claims.items()}

    def _row(self, id: str, claim: Claim) -> ClaimRow:
        return ClaimRow(
            id=id,
            article=claim.span.article,
            outlet=self.outlet(claim.span.article),
            source=named(claim.hops[0]) if claim.hops else "",
            beside=tuple(named(hop) for hop in claim.beside),
            chain=tuple(named(hop) for hop in claim.hops),
            kind=str(claim.hops[0].kind) if claim.hops else "",
            method=str(claim.method),
            status=str(claim.status),
            said=claim.said,
            said_why=claim.said_why,
            text=claim.text,
            spans=claim.content,
            stances=tuple(
                StanceRow(
                    status=str(stance.status),
                    holder=stance.holder,
                    cue=stance.cue,
                    part=bool(stance.scope),
                    scope=stance.scope,
                )
                for stance in claim.stances
            ),
            origin=self.origin_id(id),
            repeats=self.repeats(claim.span),
            roles=claim.hops[0].roles if claim.hops else (),
            manner=str(claim.manner),
            basis=str(claim.basis),
            because=claim.because,
            label=self.label(claim.span.article),
            withdrawn=gone.why if (gone := self.withdrawn.get(id)) else "",
            page=self.articles[claim.span.article].page_at(claim.span.start),
        )

    @cached_property
    def quantities(self) -> dict[str, Quantity]:
        return {quantity.id: quantity for quantity in self.of(Quantity)}

    @cached_property
    def measures(self) -> dict[str, Measure]:
        return {measure.id: measure for measure in self.of(Measure)}

    @cached_property
    def origins(self) -> dict[str, Origin]:
        return {origin.id: origin for origin in self.of(Origin)}

    @cached_property
    def origin_of(self) -> dict[str, Origin]:
        """The origin that each claim rests on, by the claim's id."""
        return {claim: origin for origin in self.origins.values() for claim in origin.claims}

    def origin_id(self, claim: str) -> str:
        """The id of the origin that a claim goes back to, "" where none is known."""
        origin = self.origin_of.get(claim)
        return origin.id if origin else ""

    @cached_property
    def lineages(self) -> dict[str, Lineage]:
        """The versions that an article is one of, by its id; none where it has but one."""
        return {id: lineage for lineage in self.of(Lineage) for id in lineage.articles}

    @cached_property
    def works(self) -> dict[str, Article]:
        """The articles without those of which a later version is among them: what counts as "so
        many articles". In their order, by id."""
        older = {
            id
            for lineage in self.of(Lineage)
            for id in [one for one in lineage.articles if one in self.articles][:-1]
        }
        return {id: article for id, article in self.articles.items() if id not in older}

    def newest(self, articles: Iterable[str]) -> tuple[str, ...]:
        """These articles (ids), each once; of several versions of one, the latest of them."""
        found = dict[str, str]()
        for id in dict.fromkeys(articles):
            line = self.lineages.get(id)
            held = found.setdefault(line.id if line else id, id)
            if line and line.articles.index(id) > line.articles.index(held):
                found[line.id] = id
        return tuple(found.values())

    @cached_property
    def withdrawn(self) -> dict[str, Withdrawn]:
        """The claims that do not stand any more, by id, with why and by which record."""
        lineages, claims = self.of(Lineage), list(self.of(Claim))
        if beyond := {line.last for line in lineages} - self.articles.keys():
            claims += self.view.all(Claim, articles=beyond)
        return withdrawn(self.of(Correction), lineages, claims)

    @cached_property
    def resting(self) -> dict[str, Withdrawn]:
        """The claims that stand on the same word as what was retracted, by id."""
        claims = self.claims.values()
        return resting(self.withdrawn, self.of(Correction), self.origins.values(), claims)

    def counted(self, claims: Iterable[str]) -> Counted:
        """How many independent origins stand behind these claims (ids); what was taken back
        counts nothing."""
        found = self._independence.of(id for id in claims if id not in self.withdrawn)
        return Counted(
            best=found.best,
            low=found.low,
            high=found.high,
            origins=found.origins,
            beside=found.beside,
            profile=self.profile,
        )

    @cached_property
    def _independence(self) -> "Independence":
        from reportedly.reconcile.independence import Independence  # who lists claims counts none

        return Independence(self.origins.values())

    @cached_property
    def copies(self) -> dict[tuple[str, str], Copy]:
        """What two articles share, by their ids in order."""
        found = dict[tuple[str, str], Copy]()
        for copy in self.of(Copy):
            left, right = sorted((copy.left, copy.right))
            found.setdefault((left, right), copy)
        return found

    @cached_property
    def names(self) -> dict[str, Name]:
        return {name.id: name for name in self.of(Name)}

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        """Whom these articles name, as they name them, by id."""
        return assembled(self.of(Referent), self.names.values())

    def speakers(self, claim: Claim) -> Iterator[Entity]:
        """Who is said to know, as far as they are known by name."""
        for hop in (*claim.hops[:1], *claim.beside):
            if found := self.entity_of.get((claim.span.article, hop.name)):
                yield found

    @cached_property
    def entity_of(self) -> dict[tuple[str, str], Entity]:
        """Who a name stands for, by article and name in that article."""
        found = dict[tuple[str, str], Entity]()
        for entity in sorted(self.entities, key=lambda one: one.kind.rank):
            for name in (self.names[id] for id in entity.names):
                found.setdefault((name.span.article, name.name), entity)
        return found

    def outlet(self, article: str) -> str:
        """How the brief calls an article: its outlet, else whose report it carries, else how its
        title starts, else its file."""
        known = self.articles.get(article) or self.view.get(Article, article)
        if known is None:
            return article
        if known.outlet:
            return known.outlet
        for relay in known.relays:
            if relay.how != "contributed":
                return f"{relay.outlet} ({relay.how})"
        return f"‘{shortened(known.title, 44)}’" if known.title else known.source or known.id

    def decided(self, question: str) -> tuple[Judgement, ...]:
        """What people decided about the question of this stage ("same_name")."""
        if question not in self._decided:
            by = (judged_by(question),)
            self._decided[question] = tuple(self.view.all(Judgement, by=by))
        return self._decided[question]

    def label(self, article: str) -> str:
        """The same in few characters and for this article alone: its outlet, else how its title
        starts, else the name of its file."""
        return self._labels.get(article, article)

    @cached_property
    def _labels(self) -> dict[str, str]:
        """Articles of one outlet are told apart by their days, else by numbers."""
        alike = defaultdict[str, list[Article]](list)
        for article in self.articles.values():
            title = f"‘{shortened(article.title, 28)}’" if article.title else ""
            name = article.outlet or title or PurePath(article.source).name or article.id
            alike[shortened(name, 30)].append(article)
        found = dict[str, str]()
        for name, those in alike.items():
            days = [(one.published.day or "") if one.published else "" for one in those]
            for n, (article, published) in enumerate(zip(those, days, strict=True), start=1):
                alone = published and days.count(published) == 1
                apart = day(published).rsplit(" ", 1)[0] if alone else str(n)
                found[article.id] = f"{name} ({apart})" if those[1:] else name
        return found

    def repeats(self, span: Span) -> bool:
        """Whether the words stand in the title or standfirst, which repeat the body."""
        block = self.articles[span.article].block_at(span.start)
        return block is not None and block.kind in (BlockKind.TITLE, BlockKind.STANDFIRST)

"""All that the ledger holds of one person or body: "what has Quispe said, and who denied it?"."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

from reportedly.model.claim import Claim
from reportedly.model.decision import Matter
from reportedly.model.judgement import Judgement
from reportedly.model.mention import Entity, Mention, Name, Role
from reportedly.model.story import Story
from reportedly.model.testimony import Testimony
from reportedly.reconcile.decisions import QUESTIONS
from reportedly.reconcile.standings import standings
from reportedly.report.change_rows import DenialRow
from reportedly.report.days import order
from reportedly.report.denials import denials
from reportedly.report.entities import held_by
from reportedly.report.figure_rows import PointRow
from reportedly.report.figures import figures
from reportedly.report.material import Material
from reportedly.report.names import name_row
from reportedly.report.ratings import Ratings
from reportedly.report.rows import ClaimRow
from reportedly.report.silences import silences
from reportedly.report.voiced import told_on
from reportedly.report.who_list import doubtful
from reportedly.report.who_rows import (
    DoubtRow,
    GivenRow,
    PaperRow,
    RelayRow,
    SaidRow,
    SpelledRow,
    StatedRow,
    WhoRow,
)
from reportedly.report.who_strip import strip
from reportedly.report.who_ways import way
from reportedly.report.wording import named

__all__ = ["who"]


def who(material: Material, entity: Entity) -> WhoRow:
    """Everything about an entity in the articles of ``material``, which should be those of the
    entity only: they are all read."""
    return _Told(material, entity).row()


class _Told:
    def __init__(self, material: Material, entity: Entity) -> None:
        self.material, self.entity = material, entity
        self.names = [material.names[id] for id in entity.names if id in material.names]
        self.called = {entity.name, *entity.spellings}

    def row(self) -> WhoRow:
        material, entity = self.material, self.entity
        told = name_row(material, entity)
        said = self.said
        own = self._denials
        return WhoRow(
            id=entity.id,
            name=entity.name,
            kind=str(entity.kind),
            spellings=self._spellings(),
            positions=self._positions(),
            differ=told.differ,
            articles=self._papers(),
            of=len(entity.articles),
            said=said,
            denials=tuple(one for one in own if self._is_its(one)),
            denied=tuple(one for one in own if not self._is_its(one) and self._answers(one)),
            silences=tuple(
                one
                for one in material.made(silences)
                if self._claims_of(one.claims) or self._named(one.article, one.who)
            ),
            figures=self._figures(),
            relays=self._relays(),
            passes_on=self._passes_on(),
            about=self._about(),
            decided=told.decided,
            doubts=self._doubts(),
            rating=Ratings(material).reliability(entity.name, entity.spellings),
            shown=strip([one.day for one in said]),
        )

    @cached_property
    def own(self) -> dict[str, Testimony]:
        """Its statements by their ids."""
        return {
            one.claim: one
            for one in self.material.of(Testimony)
            if self.entity.id in one.entities and one.claim in self.material.claims
        }

    @cached_property
    def said(self) -> tuple[SaidRow, ...]:
        """By the day on which it was said, or else printed; those without a day last. What is the
        same statement of one day is one, as its earliest article has it."""
        place = {id: n for n, id in enumerate(self.material.articles)}
        claims = [self.material.claims[id] for id in self.own]
        claims.sort(key=lambda c: (place[c.span.article], self._repeats(c), c.span.start))
        same = dict[tuple[str, str], list[Claim]]()
        for claim in claims:
            what = self.own[claim.id].group or " ".join(claim.text.casefold().split())
            same.setdefault((told_on(claim), what), []).append(claim)
        return tuple(sorted((self._said(*those) for those in same.values()), key=_when))

    def _repeats(self, claim: Claim) -> bool:
        return self.material.rows[claim.id].repeats

    def _said(self, claim: Claim, *again: Claim) -> SaidRow:
        story = self._stories.get(claim.span.article)
        return SaidRow(
            claim=self.material.rows[claim.id],
            again=tuple(self.material.rows[one.id] for one in again),
            day=told_on(claim),
            dated="said" if claim.said else "published" if claim.reported else "",
            story=story.id if story else "",
            story_title=story.title if story else "",
            beside=self.own[claim.id].entity != self.entity.id,
            way=way(claim.hops[1:-1]),
        )

    @cached_property
    def _stories(self) -> dict[str, Story]:
        return {id: story for story in self.material.of(Story) for id in story.articles}

    @cached_property
    def _mentions(self) -> dict[str, Mention]:
        """Where it is named, by the ids of the mentions."""
        wanted = {id for name in self.names for id in name.mentions}
        return {one.id: one for one in self.material.of(Mention) if one.id in wanted}

    @cached_property
    def _denials(self) -> tuple[DenialRow, ...]:
        """All denials; one that several words of an article voice is one."""
        found = dict[tuple[str, str, str], DenialRow]()
        for one in self.material.made(denials):
            found.setdefault((one.who, one.article, one.text), one)
        return tuple(found.values())

    def _claims_of(self, rows: Iterable[ClaimRow]) -> bool:
        return any(row.id in self.own for row in rows)

    def _named(self, article: str, who: str) -> bool:
        found = self.material.entity_of.get((article, who))
        return found.id == self.entity.id if found else who in self.called

    def _is_its(self, denial: DenialRow) -> bool:
        return self._claims_of(denial.claims) or self._named(denial.article, denial.who)

    def _answers(self, denial: DenialRow) -> bool:
        """Whether it is said against what this one said."""
        return self._claims_of(answer.claim for answer in denial.about)

    def _spellings(self) -> tuple[SpelledRow, ...]:
        """Most frequent first."""
        places = dict[str, list[Mention]]()
        for one in self._mentions.values():
            places.setdefault(one.span.text, []).append(one)
        rows = list[SpelledRow]()
        for text, those in places.items():
            articles = tuple(dict.fromkeys(one.span.article for one in those))
            rows.append(
                SpelledRow(
                    text=text,
                    times=len(those),
                    articles=articles,
                    labels=tuple(self.material.label(article) for article in articles),
                    span=those[0].span,
                )
            )
        return tuple(sorted(rows, key=lambda row: (-row.times, row.text)))

    def _positions(self) -> tuple[tuple[StatedRow, ...], ...]:
        here = [role for role in self.entity.roles if role.span.article in self.material.articles]
        return tuple(
            tuple(sorted(map(self._stated, one.roles), key=lambda row: order(row.day)))
            for one in standings(here)
        )

    def _stated(self, role: Role) -> StatedRow:
        id = role.span.article
        return StatedRow(
            text=role.text, label=self.material.label(id), day=self._day(id), span=role.span
        )

    def _day(self, article: str) -> str:
        found = self.material.articles.get(article)
        return (found.published.day or "") if found and found.published else ""

    def _papers(self) -> tuple[PaperRow, ...]:
        named = Counter(one.span.article for one in self._mentions.values())
        said = Counter(self.material.claims[id].span.article for id in self.own)
        rows = list[PaperRow]()
        for id, article in self.material.articles.items():
            story = self._stories.get(id)
            rows.append(
                PaperRow(
                    article=id,
                    label=self.material.label(id),
                    outlet=article.outlet,
                    title=article.title,
                    day=self._day(id),
                    story=story.id if story else "",
                    mentions=named[id],
                    statements=said[id],
                )
            )
        return tuple(row for row in rows if row.mentions or row.statements)

    def _figures(self) -> tuple[GivenRow, ...]:
        """By what is measured, then by day."""
        found = dict[tuple[str, str, str, str], list[PointRow]]()
        for row in self.material.made(figures):
            for point in row.points:
                if point.claim in self.own:
                    words = point.words.casefold()
                    found.setdefault((row.id, row.label, words, point.as_of), []).append(point)
        return tuple(
            GivenRow(
                series=series, label=label, words=those[0].words, as_of=day, points=tuple(those)
            )
            for (series, label, _, day), those in found.items()
        )

    def _relays(self) -> tuple[RelayRow, ...]:
        """Those that print or pass on most first."""
        found = dict[tuple[str, str], list[Claim]]()
        for id in self.own:
            claim = self.material.claims[id]
            for hop in claim.hops[1:]:
                last = hop is claim.hops[-1]
                name = self.material.outlet(claim.span.article) if last else named(hop)
                found.setdefault((name, "prints" if last else str(hop.kind)), []).append(claim)
        rows = [
            RelayRow(
                name=name,
                kind=kind,
                statements=len(those),
                articles=tuple(dict.fromkeys(one.span.article for one in those)),
            )
            for (name, kind), those in found.items()
        ]
        return tuple(sorted(rows, key=lambda row: (-row.statements, row.name, row.kind)))

    def _passes_on(self) -> tuple[ClaimRow, ...]:
        """What others say through it."""
        return tuple(
            self.material.rows[claim.id]
            for claim in self.material.claims.values()
            if claim.id not in self.own
            and any(self._named(claim.span.article, hop.name) for hop in claim.hops[1:-1])
        )

    def _about(self) -> tuple[ClaimRow, ...]:
        """What others say in which it is named, headlines that the body repeats left out."""
        return tuple(
            row
            for id, claim in self.material.claims.items()
            if id not in self.own
            and not claim.nested_in
            and not (row := self.material.rows[id]).repeats
            and any(mention in self._mentions for mention in claim.mentions)
        )

    def _doubts(self) -> tuple[DoubtRow, ...]:
        """The likeliest first; what has been decided is no doubt."""
        own = set(self.entity.names)
        settled = {frozenset((j.left, j.right)) for j in self.material.decided("same_name")}
        found = [
            link
            for link in self.material.view.linked(Judgement, own, by=(QUESTIONS[Matter.NAMES],))
            if doubtful(link.verdict, link.score, joined=link.left in own and link.right in own)
            and frozenset((link.left, link.right)) not in settled
        ]
        others = {id for link in found for id in (link.left, link.right)} - own
        whose = _entities(self.material, others)
        rows = [row for link in found for row in self._doubt(link, own, whose)]
        return tuple(sorted(rows, key=lambda row: (-row.score, row.left, row.right)))

    def _doubt(
        self, link: Judgement, own: set[str], whose: dict[str, tuple[Name, str]]
    ) -> Iterator[DoubtRow]:
        joined = link.left in own and link.right in own
        other = link.right if link.left in own else link.left
        name = self.material.names.get(other) if joined else whose.get(other, (None, ""))[0]
        if name is None:
            return
        yield DoubtRow(
            left=link.left,
            right=link.right,
            name=name.name,
            label=self.material.outlet(name.span.article),
            entity=self.entity.id if joined else whose[other][1],
            joined=joined,
            score=link.score,
            why=link.why,
        )


def _entities(material: Material, names: Collection[str]) -> dict[str, tuple[Name, str]]:
    """These names (ids) with the entity that each stands for."""
    held, read = held_by(material.view, names), material.view.many(Name, names)
    return {id: (read[id], one) for id, one in held.items() if id in read}


def _when(row: SaidRow) -> tuple[tuple[str, str], str, int]:
    return (order(row.day), row.claim.label, row.claim.span.start)

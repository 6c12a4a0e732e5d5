"""Single clauses of claims, with what stands around them: "No cases were found in Lublin"."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from operator import itemgetter

from reportedly.model.article import Article, Block, BlockKind
from reportedly.model.claim import Claim, Proposition, head_of
from reportedly.model.mention import Entity, MentionKind, Name
from reportedly.model.span import Span
from reportedly.reconcile.assertions import OPEN, is_held, tight
from reportedly.resolve.voices import same_voice
from reportedly.text.kindred import kin, kinds
from reportedly.text.predications import is_listed, verbs_of
from reportedly.text.terms import terms
from reportedly.text.windows import Window, window

__all__ = ["Clause", "Reader", "clauses", "one_voice", "same_speaker"]

BEFORE = 300
"""Characters before a sentence in which what it is about may stand."""
AFTER = 25
"""Characters behind a clause in which a phrase of it may end."""
DISPLAYED = (BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.CAPTION)
_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])|\n+")
_IF = re.compile(r"\b(?:if|unless|whether|until|lest)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Clause:
    """``said`` is None where the claim has no clause that we could read ("Tyrone is not for
    sale"); ``told`` is the day (EDTF) as of which it speaks, ``shown`` is set in a
    headline or caption."""

    said: Proposition | None
    claim: Claim
    span: Span
    told: str
    shown: bool

    def __hash__(self) -> int:
        return hash((self.claim.id, self.span.start, self.span.end))

    @property
    def when(self) -> str:
        return self.said.time if self.said else ""

    @property
    def as_of(self) -> str:
        return self.when or self.told

    @property
    def day(self) -> Window | None:
        return window(self.as_of)

    @property
    def ahead(self) -> bool:
        """Whether it is to come, possible or conditional, or has no tense."""
        return bool(self.said and OPEN & set(self.said.aspect))

    @property
    def aside(self) -> bool:
        """Whether it only says of whom one speaks: "who was hit by a van"."""
        return bool(self.said and self.said.beside)

    @cached_property
    def words(self) -> str:
        return " ".join(self.span.text.split())

    @cached_property
    def phrase(self) -> str:
        """The clause with the few words after it, which the parse may put elsewhere: "to work"."""
        part = next((p for p in self.claim.content if p.holds(self.span)), self.span)
        start = self.span.start - part.start
        rest = part.text[start : self.span.end - part.start + AFTER]
        return " ".join(rest.split())

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(terms(self.words))

    @cached_property
    def heads(self) -> tuple[str, ...]:
        """Head lemmas of who does it and of what it is said."""
        sides = (self.said.agent, self.said.patient) if self.said else ()
        return tuple(head_of(side) for side in sides if side)

    @cached_property
    def told_kinds(self) -> frozenset[str]:
        """The kinds of what it says that there is, or that is done."""
        if self.said is None:
            return kinds(self.words) | {kin(word) for word in terms(self.words)}
        verbs = {kin(verb) for verb in verbs_of(self.said.predicate)}
        if is_listed(self.said.predicate):
            verbs &= {kin(word) for word in self.said.terms}
        heads = {kin(head.split()[-1]) for head in self.heads if head.strip()}
        return kinds(self.phrase) | verbs | heads


def clauses(
    claims: Mapping[str, Claim],
    propositions: Iterable[Proposition],
    told: Mapping[str, str],
    articles: Iterable[Article],
) -> list[Clause]:
    """What somebody stands for, clause by clause, in the order of the places."""
    shown = {article.id: list(article.parts(*DISPLAYED)) for article in articles}
    held = {id: c for id, c in claims.items() if is_held(c) and not _asks(c)}
    made, read = list[Clause](), set[str]()
    for p in propositions:
        claim = held.get(p.claim)
        if claim is not None:
            read.add(claim.id)
            made.append(Clause(p, claim, tight(p, claim), told.get(claim.id, ""), False))
    rest = (c for id, c in held.items() if id not in read)
    made += [Clause(None, c, c.span, told.get(c.id, ""), False) for c in rest]
    found = (replace(c, shown=_within(c.span, shown[c.span.article])) for c in made)
    return sorted(found, key=lambda c: (c.span.article, c.span.start, c.span.end, c.claim.id))


def _asks(claim: Claim) -> bool:
    return claim.text.rstrip("”\"'").endswith("?") or bool(_IF.match(claim.text))


def _within(span: Span, blocks: Sequence[Block]) -> bool:
    return any(block.start <= span.start < block.end for block in blocks)


def same_speaker(one: Claim, other: Claim) -> bool:
    return bool(one.hops and other.hops) and same_voice(one.hops[0], other.hops[0])


def one_voice(one: Clause, other: Clause) -> bool:
    """Whether one article says both in one mouth: it does not contradict itself but in what it
    shows large."""
    if one.claim.id == other.claim.id:
        return True
    if one.span.article != other.span.article or one.shown != other.shown:
        return False
    overlap = any(a.overlaps(b) for a in one.claim.content for b in other.claim.content)
    return overlap or one.claim.source == other.claim.source


class Reader:
    """Sentences and names around a clause, read where they are asked for."""

    def __init__(
        self, articles: Iterable[Article], entities: Iterable[Entity], names: Iterable[Name]
    ) -> None:
        self._texts = {article.id: article.text for article in articles}
        self._entities, self._names = list(entities), list(names)
        self._starts = dict[str, list[int]]()
        self._found = dict[str, list[tuple[int, int, str, MentionKind]]]()

    @cached_property
    def _forms(self) -> dict[str, dict[str, tuple[str, MentionKind]]]:
        """For each article what its names mean, by their spellings."""
        whose = {id: entity for entity in self._entities for id in entity.names}
        made = dict[str, dict[str, tuple[str, MentionKind]]]()
        for name in self._names:
            entity = whose.get(name.id)
            meant = (entity.name, entity.kind) if entity else (name.name, name.kind)
            for form in (name.name, *name.spellings):
                made.setdefault(name.span.article, {}).setdefault(form, meant)
        return made

    def sentence(self, span: Span) -> tuple[int, int]:
        """Where the sentence of a span stands, from the start of its first to the end of it."""
        text = self._texts[span.article]
        if span.article not in self._starts:
            ends = (match.end() for match in _END.finditer(text))
            self._starts[span.article] = [0, *ends, len(text)]
        starts = self._starts[span.article]
        first = bisect_right(starts, span.start) - 1
        last = bisect_right(starts, max(span.start, span.end - 1))
        return starts[first], starts[min(last, len(starts) - 1)]

    def around(self, span: Span, before: int = 0) -> tuple[int, int]:
        """The sentence of a span, with so many characters before it."""
        start, end = self.sentence(span)
        return max(0, start - before), end

    def text(self, article: str, where: tuple[int, int]) -> str:
        return self._texts[article][where[0] : where[1]]

    def stems(self, span: Span, before: int = 0) -> frozenset[str]:
        """The stems of a clause's sentence, and of what stands before it."""
        return frozenset(terms(self.text(span.article, self.around(span, before))))

    def names(self, article: str, where: tuple[int, int], *sorts: MentionKind) -> frozenset[str]:
        """Who and what is named there, as the story knows them."""
        found = self._within(article, where)
        return frozenset(name for name, kind in found if not sorts or kind in sorts)

    def first(self, article: str, where: tuple[int, int], *sorts: MentionKind) -> frozenset[str]:
        """The first of them."""
        found = (name for name, kind in self._within(article, where) if kind in sorts)
        return frozenset(islice(found, 1))

    def _within(self, article: str, where: tuple[int, int]) -> Iterator[tuple[str, MentionKind]]:
        hits = self._hits(article)
        first, last = (bisect_left(hits, at, key=itemgetter(0)) for at in where)
        return ((name, kind) for _, end, name, kind in hits[first:last] if end <= where[1])

    def _hits(self, article: str) -> list[tuple[int, int, str, MentionKind]]:
        if article not in self._found:
            forms = self._forms.get(article, {})
            words = "|".join(re.escape(form) for form in sorted(forms, key=lambda f: (-len(f), f)))
            pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)")
            hits = pattern.finditer(self._texts[article]) if words else iter(())
            self._found[article] = [(m.start(), m.end(), *forms[m[0]]) for m in hits]
        return self._found[article]

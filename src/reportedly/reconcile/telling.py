"""Who tells which figure, as of when, and how near to its root: "the ministry, 27, on Tuesday"."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from types import MappingProxyType

from reportedly.lexicon.load import lexicon
from reportedly.model.article import Article, BlockKind
from reportedly.model.attribution import Hop, HopKind
from reportedly.model.claim import Claim
from reportedly.model.hedge import Status
from reportedly.model.origin import Origin, RootKind
from reportedly.model.quantity import Measure
from reportedly.reconcile.figures import days_of, disjoint, id_of, is_former, number
from reportedly.reconcile.withdrawn import LATER, Withdrawn
from reportedly.resolve.offices import leads, nameless, speaks_for
from reportedly.resolve.voices import same_voice
from reportedly.text.terms import terms

__all__ = ["NOTHING", "Telling"]

Interval = tuple[float, float]
NOTHING: Mapping[str, Withdrawn] = MappingProxyType({})
"""No claim is taken back."""


@dataclass
class Telling:
    """Who tells which figure, and as of when.

    ``of`` is the origin of each claim, ``ids`` its id, ``days`` the as-of of each measure, all by
    id. ``changes`` are the pairs of an old and a new figure that some text itself calls replaced.
    ``hops`` is the length of a claim's chain, ``speakers`` its first hop, ``printed`` the first
    day on which an article can have appeared.
    ``void`` are the measures that whoever tells them takes back, replaces or calls false, by id.
    ``voices`` and ``older`` are filled for one measure by `carriers.settled`: whose figure each
    one really is, and the day it was given for where it is only retold. ``titles`` are the ids of
    the measures in headlines, ``sudden`` those of the articles on a disaster that nobody fights,
    ``dropped`` those of the void measures that a later version of their article only leaves out.
    """

    of: dict[str, Origin] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    days: dict[str, str] = field(default_factory=dict)
    changes: set[tuple[Interval, Interval]] = field(default_factory=set)
    hops: dict[str, int] = field(default_factory=dict)
    speakers: dict[str, Hop] = field(default_factory=dict)
    printed: dict[str, str] = field(default_factory=dict)
    void: dict[str, Status] = field(default_factory=dict)
    voices: dict[str, str] = field(default_factory=dict)
    older: dict[str, str] = field(default_factory=dict)
    titles: frozenset[str] = frozenset()
    sudden: frozenset[str] = frozenset()
    dropped: frozenset[str] = frozenset()

    @classmethod
    def read(
        cls,
        measures: Sequence[Measure],
        origins: Iterable[Origin],
        articles: Iterable[Article] = (),
        claims: Iterable[Claim] = (),
        taken_back: Mapping[str, Withdrawn] = NOTHING,
    ) -> "Telling":
        """``taken_back`` are claims that do not stand any more, by a correction or a later
        version, by their ids."""
        origins, articles = list(origins), list(articles)
        of = {claim: origin for origin in origins for claim in origin.claims}
        ids = {c: id for o, id in ((o, o.id) for o in origins) for c in o.claims}
        by_id = {claim.id: claim for claim in claims}
        stands = ((m, _standing(m, by_id[m.claim])) for m in measures if m.claim in by_id)
        void = {measure.id: status for measure, status in stands if status is not None}
        back = {m.id: taken_back[m.claim].why for m in measures if m.claim in taken_back}
        void |= dict.fromkeys(back, Status.RETRACTED)
        return cls(
            of=of,
            ids=ids,
            days=days_of(measures, ids),
            changes=_changes(measures),
            speakers={id: claim.hops[0] for id, claim in by_id.items() if claim.hops},
            hops={id: len(claim.hops) for id, claim in by_id.items()},
            printed={a.id: a.published.first for a in articles if a.published is not None},
            titles=_in_titles(measures, articles),
            sudden=frozenset(a.id for a in articles if _is_sudden(a.text)),
            void=void,
            dropped=frozenset(id for id, why in back.items() if why == LATER),
        )

    def voice(self, measure: Measure) -> str:
        """The id of the origin of a figure; of its claim, or of itself, where it has none."""
        if (voice := self.voices.get(id_of(measure))) is not None:
            return voice
        return self.ids.get(measure.claim) or measure.claim or id_of(measure)

    def day(self, measure: Measure) -> str:
        """The as-of of a figure (EDTF)."""
        return self.days[id_of(measure)]

    def is_own(self, measure: Measure) -> bool:
        """Whether an article gives a figure on its own word, and not because its people saw."""
        origin = self.of.get(measure.claim)
        if origin is None or origin.kind is RootKind.OBSERVATION:
            return False
        return origin.source.kind is HopKind.OUTLET

    def near(self, measure: Measure) -> tuple[bool, int, str]:
        """Sorts the carriers of one origin: who cites it, the shortest chain, the first day."""
        return self.is_own(measure), self.hops.get(measure.claim, 0), self.print_day(measure)

    def print_day(self, measure: Measure) -> str:
        """The first day on which an article can have appeared, "9999" where none is known."""
        return self.printed.get(measure.span.article, "9999")

    def one_voice(self, one: Measure, other: Measure) -> bool:
        """Whether one origin, one person or one office gives both figures, unless an analyst has
        told the two apart."""
        if self.voice(one) == self.voice(other):
            return True
        left, right = self.of.get(one.claim), self.of.get(other.claim)
        if left is None or right is None:
            return False
        if left.entity != right.entity and not set(left.vetoes).isdisjoint(right.vetoes):
            return False
        a, b = left.source, right.source
        if {HopKind.OUTLET, HopKind.ANONYMOUS} & {a.kind, b.kind}:
            return False
        same = bool(left.entity) and left.entity == right.entity
        return (
            same
            or same_voice(a, b)
            or any(
                speaks_for(person, body) or leads(person, body)
                for person, body in ((a, b), (b, a))
            )
        )

    def two_mouths(self, one: Measure, other: Measure) -> bool:
        """Whether two articles lay figures that exclude each other in the mouths of two who are
        told apart by name or office, so that their words are hardly one source's, however alike
        ("the army said 45", "a rebel commander said seven")."""
        left, right = self.speakers.get(one.claim), self.speakers.get(other.claim)
        if left is None or right is None or one.span.article == other.span.article:
            return False
        if HopKind.OUTLET in (left.kind, right.kind) or HopKind.PERSON in (left.kind, right.kind):
            return False
        if nameless(left) or nameless(right) or same_voice(left, right):
            return False
        words = [set(terms(hop.name)) for hop in (left, right)]
        return disjoint(number(one), number(other)) and not words[0] & words[1]


def _in_titles(measures: Iterable[Measure], articles: Iterable[Article]) -> frozenset[str]:
    ends = {
        article.id: max((b.end for b in article.blocks if b.kind is BlockKind.TITLE), default=0)
        for article in articles
    }
    return frozenset(id_of(m) for m in measures if m.span.start < ends.get(m.span.article, 0))


@lru_cache(maxsize=256)
def _is_sudden(text: str) -> bool:
    return bool(_told_of("disasters").search(text)) and not _told_of("fighting").search(text)


@cache
def _told_of(kind: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon('series')['rivals'][kind])})s?\b", re.IGNORECASE)


def _standing(measure: Measure, claim: Claim) -> Status | None:
    """Why a figure no longer stands by the words of its own claim, None where it does.

    A figure that others deny stands, as a position; one that its own sentence calls false
    ("claims that more than 100 died are false, she said") does not.
    """
    for stance in claim.stances:
        if stance.scope and not any(part.overlaps(measure.span) for part in stance.scope):
            continue
        own = stance.scope and stance.status is Status.DENIED
        own = own and stance.holder in ("", claim.source)
        if own or stance.status in (Status.RETRACTED, Status.SUPERSEDED):
            return stance.status
    return None


def _changes(measures: Sequence[Measure]) -> set[tuple[Interval, Interval]]:
    new = [m for m in measures if not is_former(m)]
    return {
        (number(old), number(later))
        for old in measures
        if is_former(old)
        for later in new
        if later.claim == old.claim and later.state == old.state
    }

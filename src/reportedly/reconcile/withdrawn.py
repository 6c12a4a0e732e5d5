"""Which statements do not stand any more, and why: "retracted by the Echo on 3 May"."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from reportedly.model.claim import Claim
from reportedly.model.correction import Correction, CorrectionKind
from reportedly.model.lineage import Lineage
from reportedly.model.origin import Origin
from reportedly.model.record import record
from reportedly.text.terms import fold
from reportedly.text.wordings import worded

__all__ = ["Withdrawn", "resting", "withdrawn"]

_WHY = {
    CorrectionKind.CORRECTION: "corrected",
    CorrectionKind.CLARIFICATION: "clarified",
    CorrectionKind.RETRACTION: "its article was retracted",
}
LATER = "not in the later version"
QUOTED = "told as what was wrong"


@record
class Withdrawn:
    """``why`` in words, ``by`` the id of the `Correction` or `Lineage` that says so."""

    claim: str
    why: str
    by: str

    @property
    def id(self) -> str:
        return self.claim


def withdrawn(
    corrections: Iterable[Correction], lineages: Iterable[Lineage], claims: Iterable[Claim]
) -> dict[str, Withdrawn]:
    """What does not stand any more, by the id of the claim: what a notice takes back, what a
    notice only repeats as wrong, and what an older version says that the last does not say in
    these words, of this source, with this reserve. A notice goes before a version, a retraction
    before other notices."""
    claims = list(claims)
    found = dict[str, Withdrawn]()
    ranked = sorted(corrections, key=lambda c: (c.kind is not CorrectionKind.RETRACTION, c.id))
    places = defaultdict[str, list[Claim]](list)
    for claim in claims:
        places[claim.span.article].append(claim)
    for one in ranked:
        for id in one.claims:
            found.setdefault(id, Withdrawn(claim=id, why=_WHY[one.kind], by=one.id))
    for one in ranked:
        for claim in places.get(one.notice.article, ()):
            if any(part.overlaps(span) for part in claim.content for span in one.wrong):
                told = Withdrawn(claim=claim.id, why=QUOTED, by=one.id)
                found.setdefault(claim.id, told)
    for lineage in lineages:
        standing = {_key(claim) for claim in places.get(lineage.last, ())}
        for article in lineage.articles[:-1]:
            for claim in places.get(article, ()):
                if _key(claim) not in standing:
                    gone = Withdrawn(claim=claim.id, why=LATER, by=lineage.id)
                    found.setdefault(claim.id, gone)
    return found


def _key(claim: Claim) -> tuple[object, ...]:
    return worded(claim.text), fold(claim.source) if claim.attribution else "", claim.status


def resting(
    fallen: Mapping[str, Withdrawn],
    corrections: Iterable[Correction],
    origins: Iterable[Origin],
    claims: Iterable[Claim],
) -> dict[str, Withdrawn]:
    """Claims of other articles that stand on the same origin as what was retracted: whose word it
    was has taken it back, or was never given. Not those of the articles that tell of it."""
    retractions = {c.id: c for c in corrections if c.kind is CorrectionKind.RETRACTION}
    telling = {c.notice.article for c in retractions.values()}
    told = {claim.id for claim in claims if claim.span.article in telling}
    shaken = dict[str, Withdrawn]()
    for origin in origins:
        taken = [
            fallen[id] for id in origin.claims if id in fallen and fallen[id].by in retractions
        ]
        if not taken:
            continue
        first = min(taken, key=lambda one: one.claim)
        for id in origin.claims:
            if id not in fallen and id not in told:
                why = "rests on what was retracted"
                shaken[id] = Withdrawn(claim=id, why=why, by=first.by)
    return shaken

"""Later statements that speak to a forecast, by what they tell of: "the summit was scrapped"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from reportedly.model.article import BlockKind
from reportedly.model.attribution import Method
from reportedly.model.claim import Claim, Proposition
from reportedly.model.forecast import Fate, Outcome
from reportedly.model.hedge import Status
from reportedly.model.lineage import Lineage
from reportedly.model.time import Time
from reportedly.reconcile.alignment import Said
from reportedly.reconcile.fates import ALONE, CHANGED, Told, concepts, deed, fate_of, named_in
from reportedly.reconcile.inside import Inside
from reportedly.reconcile.matters import covered, is_ahead
from reportedly.reconcile.turnouts import another, keys, turnout
from reportedly.text.aheads import changed_by, looks_ahead
from reportedly.text.gists import gist
from reportedly.text.predications import against
from reportedly.text.windows import Window, window

__all__ = ["Later", "ahead", "days_of", "in_order", "is_heading"]

HELD = frozenset({Status.ASSERTED, Status.CONFIRMED})
_WHEN = re.compile(r"\W*(?:when|after|as|since|once)\b", re.IGNORECASE)
DAY = len("2025-05-19")
MOST = 3
"""Outcomes shown of one forecast, the earliest first."""
SEEN = 400
"""Later statements of one deed that a forecast is held against."""


class Later:
    """The statements of a story that tell what happened or was changed, by what they tell of and
    by the day on which it happened."""

    def __init__(
        self,
        claims: Sequence[Claim],
        said: Said,
        times: Inside[Time],
        lineages: Iterable[Lineage],
    ) -> None:
        self._said = said
        self._version = {
            article: (lineage.id, n)
            for lineage in lineages
            for n, article in enumerate(lineage.articles)
        }
        self._deeds = defaultdict[str, list[Told]](list)
        self._changes = defaultdict[str, list[Told]](list)
        self._days = defaultdict[str, list[Told]](list)
        self._words = defaultdict[str, list[Claim]](list)
        for claim in claims:
            if claim.status not in HELD or is_heading(claim, said) or not days_of(claim):
                continue
            for key in keys(claim.text):
                self._words[key].append(claim)
            coming = ahead(claim) or "?" in claim.text
            for clause in said.clauses(claim):
                aside = clause.beside and not _in_passing(claim, clause)
                if aside or is_ahead(clause) or "infinite" in clause.aspect:
                    continue
                told = Told(claim, clause, _on(claim, clause, times))
                if changed_by(clause.predicate, claim.text):
                    for concept in concepts(clause.patient):
                        self._changes[concept].append(told)
                elif not coming or clause.negated:
                    self._deeds[deed(clause.predicate)].append(told)
                    for day in sorted(told.days):
                        self._days[day].append(told)

    def outcomes(self, forecast: Claim, due: str) -> Iterator[Outcome]:
        """The first statements, each once however many papers have it, that speak to it."""
        found = dict[str, Outcome]()
        for clause in self._said.clauses(forecast):
            if clause.beside or "infinite" in clause.aspect:
                continue
            for told in self._near(clause, due):
                if (
                    self._after(forecast, told)
                    and not another(forecast.text, told.claim.text)
                    and (fate := fate_of(Told(forecast, clause), told, due))
                ):
                    found.setdefault(told.claim.id, _outcome(told, fate))
        for told in self._changed(forecast):
            found.setdefault(told.claim.id, _outcome(told, Fate.CHANGED))
        for claim, fate in self._by_words(forecast, due):
            how = "told later in much the same words"
            found[claim.id] = Outcome(claim=claim.id, span=claim.span, fate=fate, how=how)
        ranked = sorted(
            found.values(), key=lambda o: (*in_order(self._said.claims[o.claim]), o.claim)
        )
        seen = set[str]()
        for outcome in ranked:
            group = self._said.group(self._said.claims[outcome.claim]) or outcome.claim
            if group not in seen and len(seen) < MOST:
                seen.add(group)
                yield outcome

    def _near(self, clause: Proposition, due: str) -> Iterator[Told]:
        """What is told of a like deed, of its opposite, or of the day on which it is due."""
        for predicate in dict.fromkeys((clause.predicate, against(clause.predicate))):
            if predicate:
                yield from self._deeds.get(deed(predicate), ())[-SEEN:]
        day = due.rpartition("/")[2]
        if len(day) == DAY:
            yield from self._days.get(day, ())[:SEEN]

    def _changed(self, forecast: Claim) -> Iterator[Told]:
        mine = gist(forecast.text)
        clauses = [c for c in self._said.clauses(forecast) if not c.beside]
        about = {concept for c in clauses for concept in (*named_in(c), deed(c.predicate))}
        for concept in sorted(c for c in about if c and c[0] != "="):
            for told in self._changes.get(concept, ())[-SEEN:]:
                near = covered(forecast.text, told.claim.text)
                named = mine.names & gist(told.claim.text).names
                least = CHANGED if named else ALONE
                if near >= least and self._after(forecast, told) and not told.clause.negated:
                    yield told

    def _by_words(self, forecast: Claim, due: str) -> Iterator[tuple[Claim, Fate]]:
        """What is told of a plan in its own words, whatever the parse made of them."""
        near = (told for key in keys(forecast.text) for told in self._words[key][-SEEN:])
        for claim in {claim.id: claim for claim in near}.values():
            now = days_of(claim)
            if now and self._said_after(forecast, claim):
                again = not due or now[0].isoformat() <= due[-DAY:]
                if fate := turnout(forecast.text, claim.text, again=again):
                    yield claim, fate

    def _said_after(self, forecast: Claim, claim: Claim) -> bool:
        mine, theirs = (self._version.get(c.span.article) for c in (forecast, claim))
        then, now = days_of(forecast), days_of(claim)
        if mine and theirs and mine[0] == theirs[0]:
            return mine[1] < theirs[1]
        return then is not None and now is not None and now[0] > then[1]

    def _after(self, forecast: Claim, told: Told) -> bool:
        """Whether a statement was made after a forecast (on a later day, or in a later version of
        the article), of what happened after it."""
        if not self._said_after(forecast, told.claim):
            return False
        one_article = {self._version.get(c.span.article, ("",))[0] for c in (forecast, told.claim)}
        happened, then = window(told.clause.time), days_of(forecast)
        if (len(one_article) == 1 and "" not in one_article) or not (happened and then):
            return True
        return happened[1] >= then[0]


def _in_passing(claim: Claim, clause: Proposition) -> bool:
    """Whether a clause beside another tells what happened then: "queued when the store opened"."""
    words = claim.span.text[max(0, clause.beside[0] - claim.span.start) :]
    return _WHEN.match(words) is not None


def _on(claim: Claim, clause: Proposition, times: Inside[Time]) -> frozenset[str]:
    if clause.time:
        return frozenset({clause.time} if len(clause.time) == DAY else ())
    inside = (time.edtf for time in times.held(claim.content))
    return frozenset(day for day in inside if len(day) == DAY)


def _outcome(told: Told, fate: Fate) -> Outcome:
    clause = told.clause
    about = dict.fromkeys(side for side in (clause.agent, clause.patient) if side)
    words = ("not " * clause.negated) + clause.predicate
    return Outcome(
        claim=told.claim.id,
        span=told.claim.span,
        fate=fate,
        how=f"told later of {', '.join(about) or 'it'}: {words}",
    )


def in_order(claim: Claim) -> tuple[str, str, int]:
    days = days_of(claim)
    return (days[1].isoformat() if days else "9999", claim.span.article, claim.span.start)


def days_of(claim: Claim) -> Window | None:
    return window(claim.said) or window(claim.reported)


def ahead(claim: Claim) -> str:
    reported = claim.method is not Method.DIRECT and bool(claim.attribution)
    return looks_ahead(claim.text, reported=reported)


def is_heading(claim: Claim, said: Said) -> bool:
    article = said.articles.get(claim.span.article)
    block = article.block_at(claim.span.start) if article else None
    return block is not None and block.kind is not BlockKind.BODY

"""Which changes between two tellings of one source's word count: "claimed" that became "said"."""

import re
from collections.abc import Callable, Iterator
from itertools import product

from reportedly.lexicon.gazetteer import find, look_up
from reportedly.model.attribution import HopKind
from reportedly.model.change import Along, Change, ChangeKind
from reportedly.model.claim import Claim, Proposition
from reportedly.model.hedge import Status
from reportedly.model.span import Span
from reportedly.model.utterance import RenderingKind, Utterance
from reportedly.reconcile.alignment import Said
from reportedly.reconcile.credits import crowd
from reportedly.reconcile.matters import country, covered, is_ahead, one_matter
from reportedly.resolve.voices import narrated
from reportedly.text.gists import gist
from reportedly.text.sources import is_kind
from reportedly.text.terms import fold, terms

__all__ = ["at_large", "counts", "requoted", "subject"]

SURE = (Status.ASSERTED, Status.CONFIRMED)
WEAK = (Status.HEDGED, Status.REPORTEDLY)
ALMOST = 0.75
"""Share of a statement's words, by weight, that another must have to be given without its source
or its reserve there; headlines and asides say other things in like words."""
ENOUGH = 2
"""Concepts of which a statement must have more to be known again when one is another."""
_CONTRACTED = re.compile(r"\w[’'](?:ve|re|s|ll|d|m|t)\b")
_GIVEN = re.compile(
    r"\b(?:said|says|say|put|puts|told|tells|according|claim(?:s|ed)?|report(?:s|ed)|estimate[sd]?"
    r"|announced?|count(?:s|ed)|expect(?:s|ed))\b",
    re.IGNORECASE,
)
MARKS = frozenset('"“”«»')


def counts(change: Change, root: Claim, claim: Claim, said: Said) -> bool:
    """Whether a change between two articles that rest on one word is a loss (or a gain) of the
    statement. Other words, further sentences and what is told elsewhere in the article are none.
    """
    match change.kind:
        case ChangeKind.STRENGTHENED:
            return _firmer(root, claim)
        case ChangeKind.RESERVE_DROPPED:
            return not _reserved(change, claim.span.article, said)
        case ChangeKind.STRIPPED:
            return _unsaid(root, claim, said)
        case ChangeKind.WIDENED:
            return _at_large(claim)
        case _:
            return False


def _firmer(root: Claim, claim: Claim) -> bool:
    """By status, or by a verb that only claimed; of the same matter, in the same tense."""
    if gist(root.text).negated != gist(claim.text).negated:
        return False
    if root.status in WEAK and claim.status in SURE:
        return True
    return root.status is claim.status and covered(claim.text, root.text) >= ALMOST


def _reserved(change: Change, article: str, said: Said) -> bool:
    """Whether an article tells a like reserve anywhere: then it is not left out."""
    status = change.was.partition(" by ")[0]
    return any(
        status == one.status or any(status == stance.status for stance in one.stances)
        for one in said.in_article(article)
    )


def _unsaid(root: Claim, claim: Claim, said: Said) -> bool:
    """Whether a paper says on its own word what a source is cited for elsewhere, and cites it for
    the same nowhere."""
    if root.span.article == claim.span.article or MARKS & set(claim.text):
        return False
    if _GIVEN.search(claim.text):
        return False
    if covered(claim.text, root.text) < ALMOST or gist(root.text).ahead != gist(claim.text).ahead:
        return False
    names = {fold(word) for word in root.hops[0].name.split()}
    if names & {fold(word.strip(".,;:’'s")) for word in claim.text.split()}:
        return False
    return not any(
        not narrated(one) and covered(claim.text, one.text) >= ALMOST
        for one in said.in_article(claim.span.article)
        if one is not claim
    )


def _at_large(claim: Claim) -> bool:
    """Whether those to whom a statement is given now are people, and no mere "fears"."""
    hop = claim.hops[0]
    if hop.kind is not HopKind.UNNAMED_REPORTS:
        return True
    return any(is_kind("reports", fold(word).rstrip("s")) for word in hop.name.split())


def requoted(utterance: Utterance, day: Callable[[Span], str]) -> Iterator[Change]:
    """That a quotation is printed elsewhere with other words inside the marks; ``day`` is that of
    a passage. Cuts, brackets and translations are shown by `reportedly quotations`."""
    first, *others = utterance.renderings
    for other in others:
        if RenderingKind.ALTERED not in other.kinds or not (first.claim and other.claim):
            continue
        told = [d for d in other.differences if d.kind is RenderingKind.ALTERED]
        words = [(d.there, d.here) for d in told if d.here is not None and d.there is not None]
        words = [(there, here) for there, here in words if _other_words(there.text, here.text)]
        if words and first.span.article != other.span.article:
            there, here = words[0]
            ends = (first.claim, there), (other.claim, here)
            (left, there), (right, here) = ends if day(there) <= day(here) else ends[::-1]
            yield Change(
                kind=ChangeKind.QUOTATION,
                along=Along.ORIGIN,
                left=left,
                right=right,
                left_span=there,
                right_span=here,
                was=there.text,
                now=here.text,
                how=f"“{there.text}” stands as “{here.text}” between the marks",
            )


def _other_words(there: str, here: str) -> bool:
    """Whether two stretches differ in a word that says something, spelling and number aside."""
    one, other = (frozenset(terms(words)) for words in (there, here))
    return one != other and not (_CONTRACTED.search(there) or _CONTRACTED.search(here))


def at_large(root: Claim, claim: Claim, said: Said) -> Iterator[Change]:
    """That what one person said is given, as nearly the same statement, to many without a name on
    the same or a later day, by a paper that names nobody for it."""
    near, far = root.hops[0], claim.hops[0]
    single = near.kind is HopKind.PERSON or (near.kind is HopKind.ANONYMOUS and not crowd(near))
    if not single or not crowd(far) or far.kind is HopKind.UNNAMED_REPORTS:
        return
    mine, theirs = gist(root.text), gist(claim.text)
    figures = mine.figures & theirs.figures
    if (
        not figures
        and max(covered(root.text, claim.text), covered(claim.text, root.text)) < ALMOST
    ):
        return
    named = any(
        one.hops[0].kind is HopKind.PERSON and covered(claim.text, one.text) >= ALMOST
        for one in said.in_article(claim.span.article)
        if one is not claim and one.hops
    )
    if not named and mine.negated == theirs.negated:
        yield Change(
            kind=ChangeKind.WIDENED,
            along=Along.ORIGIN,
            left=root.id,
            right=claim.id,
            left_span=root.speaker or root.span,
            right_span=claim.speaker or claim.span,
            was=near.name,
            now=far.name,
            how=f"what {near.name} said is given to {far.name}, on perhaps no other word",
        )


def subject(root: Claim, claim: Claim, said: Said, along: Along) -> Iterator[Change]:
    """That the same is said of another: "Russia is planning to", "North Korea is planning to".

    Both must be known countries, or names of which the later statement has not the earlier one;
    what is planned, or has happened, must be the same, of the same theme.
    """
    for one, other in product(said.clauses(root), said.clauses(claim)):
        named = _other_agent(one.agent, other.agent, claim)
        if (_same_deed(one, other) and named) or _in_its_place(one, other, root, claim, said):
            yield Change(
                kind=ChangeKind.SUBJECT,
                along=along,
                left=root.id,
                right=claim.id,
                left_span=root.span,
                right_span=claim.span,
                was=one.agent,
                now=other.agent,
                how=f"what is said of {one.agent} is said of {other.agent}",
            )
            return


def _in_its_place(
    one: Proposition, other: Proposition, root: Claim, claim: Claim, said: Said
) -> bool:
    """Whether two tellings of one speaker's words differ in nothing but the thing or man that did
    it: "a guard left the gate open", "a prisoner left the gate open"."""
    was, now = one.agent, other.agent
    if not (was and now) or was[:1].isupper() or now[:1].isupper():
        return False
    if one.predicate != other.predicate or one.negated != other.negated:
        return False
    if narrated(claim) or narrated(root) or said.voice(root) != said.voice(claim):
        return False
    mine, theirs = gist(root.text).concepts, gist(claim.text).concepts
    alone = {c for c, _ in mine} ^ {c for c, _ in theirs}
    heads = {concept for side in (was, now) for concept, _ in gist(side).concepts}
    return len(alone) == 2 and alone <= heads and len(mine) > ENOUGH


def _same_deed(one: Proposition, other: Proposition) -> bool:
    where = country(one.place) or one.place, country(other.place) or other.place
    meet = where[0] == where[1] or "" in where
    goals = one.goal == other.goal or "" in (one.goal, other.goal)
    aspects = bool(is_ahead(one)) == bool(is_ahead(other)) and one.negated == other.negated
    own = one.agent == one.patient or other.agent == other.patient
    return one_matter(one, other) and meet and goals and aspects and not own


def _other_agent(was: str, now: str, later: Claim) -> bool:
    if not (was[:1].isupper() and now[:1].isupper()) or ":" in was or ":" in now:
        return False
    known = look_up(was), look_up(now)
    if (known[0] is None) != (known[1] is None):
        return False
    if known[0] is not None and known[1] is not None:
        names = {hit.entry.of or hit.entry.name for hit in find(later.text)}
        one, other = (entry.of or entry.name for entry in known if entry is not None)
        return one != other and one not in names and known[0].sort == known[1].sort
    words = {fold(word) for word in was.split()}
    there = {fold(word.strip(".,;:’'")) for word in later.text.split()}
    return not words & there and not words & {fold(word) for word in now.split()}

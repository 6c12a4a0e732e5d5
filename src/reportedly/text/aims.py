"""Which earlier statements a reserve is about: "his account", "neither figure", "denied this"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.model.attribution import Method
from reportedly.model.claim import Claim
from reportedly.model.hedge import Hedge, Status
from reportedly.model.span import Span
from reportedly.text.parse import Parse
from reportedly.text.portions import WITHHELD
from reportedly.text.reserves import anaphor, owned_pronoun
from reportedly.text.speakers import Speakers
from reportedly.text.tokens import Token

__all__ = ["Aim", "aims_back", "doubts", "figure_in", "meant_by", "voice"]

SHORT = 5
"""Words of a definite object that may take up what the sentence before told: "the sale"."""
TOLD = re.compile(r"what (?P<who>\w+) (?:has |had |have )?(?:said|told|wrote|claimed|reported)\b")
"""What somebody said, as an object: "corroborate what he said"."""
ECHO = (Status.CONFIRMED, Status.NOT_CONFIRMED, Status.UNVERIFIED, Status.DENIED)
"""Reserves whose definite object is what was told just before."""
NUMERAL = ("nummod", "quantmod", "compound", "nmod", "advmod", "amod")


@dataclass(frozen=True, slots=True)
class Aim:
    """Whose earlier statements a disclaimer is about; ``owner`` None is whoever spoke last.

    ``single``: "this", "the report" mean the last of them, "his claims" all; ``pair``: "neither
    number" means one each of the last two who spoke; ``figure``: the statement with a figure;
    ``near``: only what the sentence before told, the outlet's own words too.
    """

    owner: Span | None = None
    single: bool = True
    pair: bool = False
    figure: bool = False
    near: bool = False


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("reserves")["anaphors"][name])


def doubts(hedge: Hedge) -> bool:
    """Whether a hedge is somebody's doubt about what another said: "question that number"."""
    cue = hedge.cue.text.lower()
    return hedge.holder is not None and any(word in cue for word in _words("doubts"))


def aims_back(parsed: Parse, hedge: Hedge) -> Aim | None:
    """Where a reserve's object only points at earlier statements, which; else None. One without an
    object points back too: "There was no confirmation."."""
    if hedge.scope == hedge.cue:
        return Aim()
    tokens = parsed.tokens(hedge.scope)
    # "said that it had shut two of the three": what is taken back is told there, nothing else
    told_there = hedge.status is Status.RETRACTED and any(t.pos_ == "VERB" for t in tokens)
    pair = not told_there and bool({t.lower_ for t in tokens} & _words("pairs"))
    head = anaphor(parsed, hedge.scope)
    if told := TOLD.match(hedge.scope.text):
        start = hedge.scope.start + told.start("who")
        return Aim(owner=parsed.article.at(start, start + len(told["who"])), single=False)
    if head is None:
        return Aim(near=not pair, pair=pair) if pair or _echoes(parsed, hedge) else None
    lemma = head.lemma_.lower()
    return Aim(
        owner=_owner(parsed, hedge, head),
        single="Plur" not in str(head.morph) and lemma not in _words("whole"),
        pair=pair,
        figure=lemma in _words("figures"),
    )


def _owner(parsed: Parse, hedge: Hedge, head: Token) -> Span | None:
    paragraph = parsed.paragraph_at(hedge.scope.start)
    owner = next((c for c in head.children if c.dep_ == "poss"), None)
    if owner is None:
        by = [p for c in head.children if c.lower_ in ("by", "from", "of") for p in c.children]
        owner = next((p for p in by if p.dep_ == "pobj" and p.pos_ in ("PROPN", "PRON")), None)
    if owner is None or paragraph is None or owner.lower_ == "its":
        return None
    kept = [t for t in owner.subtree if t.tag_ != "POS"]
    return parsed.span(paragraph, kept[0], kept[-1])


def _echoes(parsed: Parse, hedge: Hedge) -> bool:
    """Whether the object of "confirm" is a thing just told of: "the sale", "her death"."""
    tokens = [t for t in parsed.tokens(hedge.scope) if not t.is_punct]
    if hedge.status not in ECHO or not 2 <= len(tokens) <= SHORT:
        return False
    definite = tokens[0].lower_ in _words("determiners")
    return definite and not any(t.pos_ in ("VERB", "AUX", "PROPN") for t in tokens)


def meant_by(
    parsed: Parse, judged: Sequence[Claim], hedge: Hedge, aim: Aim, speakers: Speakers
) -> list[Claim]:
    """The earlier statements that a reserve is about, of ``judged`` in the order of the text."""
    earlier = [c for c in judged if _before(c, hedge)]
    if aim.near:
        earlier = [c for c in earlier if _just_told(parsed, c, hedge)]
    told = [c for c in earlier if c.method is not Method.NARRATOR]
    told = [c for c in told if c.status not in WITHHELD or _states(parsed, c)]
    told = told or (earlier if aim.near or hedge.status is Status.CONFIRMED else [])
    withdrawn = hedge.status is Status.RETRACTED
    holder = speakers.of(hedge.holder).key if hedge.holder is not None else None
    whose = speakers.of(aim.owner).key if aim.owner is not None else None
    if (
        aim.owner is not None
        and whose not in [voice(c) for c in told]
        and owned_pronoun(aim.owner)
    ):
        whose = None
    if withdrawn and whose is None:
        whose = holder if holder in [voice(c) for c in told] else None
    elif whose is None and not _quoted(judged, hedge):
        told = [c for c in told if voice(c) != holder]
    if aim.figure:
        told = [c for c in told if _numeral(parsed, c) is not None] or told
    if aim.pair:
        return _of_two(told)
    if whose is None and told:
        whose = voice(told[-1])
    meant = [c for c in told if voice(c) == whose]
    if not aim.single:
        return meant
    return meant[-1:] if aim.figure else [c for c in meant if _with(c, meant[-1])]


def _before(claim: Claim, hedge: Hedge) -> bool:
    """Whether a statement was made before a reserve, and not by it."""
    if claim.span.start >= hedge.cue.start or any(s.cue == hedge.cue for s in claim.stances):
        return False
    voiced = claim.cue is not None and claim.cue.overlaps(hedge.cue)
    own = claim.speaker is not None and hedge.holder is not None
    if own and claim.speaker is not None and claim.speaker == hedge.holder:
        return hedge.status is Status.RETRACTED
    pointing = claim.text.lower() in _words("pronouns")
    return not voiced and not pointing and not any(p.overlaps(hedge.cue) for p in claim.content)


def _states(parsed: Parse, claim: Claim) -> bool:
    """Whether a claim says something, and does not only name what another has said."""
    return any(t.pos_ in ("VERB", "AUX") for part in claim.content for t in parsed.tokens(part))


def _quoted(judged: Sequence[Claim], hedge: Hedge) -> bool:
    """Whether somebody else is quoted on who denies it: "He denies it today," she said."""
    return any(
        c.method is Method.DIRECT and any(p.holds(hedge.cue) for p in c.content) for c in judged
    )


def _just_told(parsed: Parse, claim: Claim, hedge: Hedge) -> bool:
    """Whether a statement stands in the sentence before, or in the reserve's own."""
    tokens, here = parsed.tokens(claim.content[-1]), parsed.tokens(hedge.cue)
    if not tokens or not here or tokens[-1].doc is not here[0].doc:
        return False
    return tokens[-1].sent.end >= here[0].sent.start


def _with(claim: Claim, last: Claim) -> bool:
    """Whether a statement is the last one, or was made in the same breath ("that … and that")."""
    return claim is last or (claim.cue is not None and claim.cue == last.cue)


def _of_two(told: Sequence[Claim]) -> list[Claim]:
    """The last statement of each of the last two who spoke."""
    last = {voice(claim): claim for claim in told}
    return sorted(last.values(), key=lambda c: c.span.start)[-2:]


def figure_in(parsed: Parse, claim: Claim) -> tuple[Span, ...]:
    """The figure of a claim with its noun; empty where the whole claim is about it, as in "40
    people had fallen ill"."""
    numeral = _numeral(parsed, claim)
    paragraph = parsed.paragraph_at(claim.span.start)
    if numeral is None or paragraph is None:
        return ()
    noun = numeral
    while noun.dep_ in NUMERAL or (noun.dep_ == "pobj" and noun.head.head.pos_ == "NUM"):
        noun = noun.head
    if noun.dep_ in ("nsubj", "nsubjpass", "ROOT") or noun.pos_ not in ("NOUN", "PROPN", "NUM"):
        return ()
    last = next((c.left_edge.i for c in noun.children if c.dep_ == "relcl"), noun.right_edge.i + 1)
    span = parsed.span(paragraph, noun.left_edge, noun.doc[max(last - 1, noun.i)])
    part = next((p for p in claim.content if p.overlaps(span)), claim.span)
    start, end = max(span.start, part.start), min(span.end, part.end)
    whole = start >= end or (start, end) == (part.start, part.end)
    return () if whole else (parsed.article.at(start, end),)


def _numeral(parsed: Parse, claim: Claim) -> Token | None:
    tokens = (t for part in claim.content for t in parsed.tokens(part))
    return next((t for t in tokens if t.pos_ == "NUM" or t.text[0].isdigit()), None)


def voice(claim: Claim) -> tuple[str, ...]:
    """Who says a claim, to be compared."""
    return tuple(sorted(hop.name for hop in (claim.hops[0], *claim.beside)))

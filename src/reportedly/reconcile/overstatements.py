"""Headlines and captions that say more than the body: "Kim deploys troops", "is planning to"."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from reportedly.model.article import Article, BlockKind
from reportedly.model.change import Along, Change, ChangeKind
from reportedly.model.claim import Claim, Proposition
from reportedly.model.hedge import Status
from reportedly.model.quantity import Bound
from reportedly.reconcile.alignment import Said
from reportedly.reconcile.headings import in_words, of_all
from reportedly.reconcile.matters import Matter, country, covered, is_ahead, matter, one_matter
from reportedly.reconcile.weaknesses import NOBODY_NAMED, NOT_YET, Weaker, weakness
from reportedly.resolve.voices import narrated
from reportedly.text.gists import gist

__all__ = ["overstatements"]

HEADINGS = {
    BlockKind.TITLE: "headline",
    BlockKind.STANDFIRST: "standfirst",
    BlockKind.CAPTION: "caption",
}
HELD = frozenset({Status.ASSERTED, Status.CONFIRMED})
AGAINST = frozenset({Status.DENIED, Status.NOT_CONFIRMED})
DISPUTED = 0.4
"""Share of a headline's words, by weight, that what somebody denies or does not confirm must
have."""
TOLD_FLATLY = 0.6
"""Share of a headline's words, by weight, from which a body statement without reserve tells it."""
CEILINGS = {Bound.UP_TO, Bound.AT_MOST, Bound.LESS_THAN, Bound.NEARLY}
_MARKS = re.compile("[\"“”‘«»„]|(?<!\\w)'")
_TO_COME = re.compile(
    r"\b(?:to (?!(?:the|an?|its|his|her|their|all|some|court|hospital|prison|jail)\b)(?-i:[a-z]+)"
    r"|set|due|poised|may|might|could|would|will|if|should|plans?|planning|eyes|seeks?|mulls?"
    r"|considers?|considering|wants?|aims?|vows?|threatens?|urges?|calls?|expected|likely|possible"
    r"|can|must|ready|about|how|why|what|whether)\b|\?",
    re.IGNORECASE,
)


Told = tuple[Claim, Proposition]
Bodies = Mapping[Matter, list[Told]]
"""The statements of a body by what they speak of."""


def overstatements(article: Article, said: Said) -> Iterator[Change]:
    """What the headline, standfirst or a caption of one article says that its body only says with
    a reserve, or says of another place.

    A headline that merely leaves out says nothing more; a source named by a colon, a metonym or
    quotation marks is a source. Where the body says the same anywhere without the reserve, nothing
    is made of it.
    """
    above, body = list[tuple[str, Claim]](), list[Claim]()
    for claim in said.in_article(article.id):
        block = article.block_at(claim.span.start)
        kind = HEADINGS.get(block.kind) if block else None
        if kind:
            above.append((kind, claim))
        elif block is None or block.kind is BlockKind.BODY:
            body.append(claim)
    if not above:
        return
    told = defaultdict[Matter, list[Told]](list)
    for claim in body:
        for clause in said.clauses(claim):
            if (about := matter(clause)) is not None:
                told[about].append((claim, clause))
    for kind, claim in above:
        found = (
            _flat(kind, claim, said, told, body)
            or _elsewhere(kind, claim, said, told)
            or _figure(kind, claim, said, body)
            or _worded(kind, claim, body)
        )
        if found is not None:
            yield found


def _flat(
    kind: str, heading: Claim, said: Said, told: Bodies, body: Sequence[Claim]
) -> Change | None:
    """A heading without reserve where all that the body says of it has one."""
    if heading.status not in HELD or heading.stances or _TO_COME.search(heading.text):
        return None
    sourced = not narrated(heading) or bool(_MARKS.search(heading.text))
    group = said.group(heading)
    seen = kind == HEADINGS[BlockKind.CAPTION]
    sourced = sourced or seen
    alike = (c for c in body if group and said.group(c) == group and not seen)
    mates = [weakness(c, None, sourced) for c in alike]
    for clause in said.clauses(heading):
        about = matter(clause)
        if about is None or clause.negated or is_ahead(clause):
            continue
        likely = [(c, o) for c, o in told.get(about, ()) if one_matter(clause, o)]
        there = [(c, o) for c, o in likely if clause.place and o.place == clause.place]
        near = there or [(c, o) for c, o in likely if _places_meet(clause, o)]
        mates += [weakness(claim, other, sourced) for claim, other in near]
    if not mates:
        return None
    if not sourced and (disputed := _disputed(mates, heading)) is not None:
        return _change(kind, disputed, heading)
    if any(not one.less for one in mates):
        return None
    if not any(one.cue == NOT_YET for one in mates) and any(
        _plain(c, heading) and covered(heading.text, c.text) >= TOLD_FLATLY for c in body
    ):
        return None
    best = max(mates, key=lambda one: (one.cue == NOT_YET, covered(heading.text, one.claim.text)))
    return _change(kind, best, heading)


def _worded(kind: str, heading: Claim, body: Sequence[Claim]) -> Change | None:
    """The same by the words alone, of a heading on nobody's word; all where it is some."""
    if heading.status not in HELD or heading.stances or _MARKS.search(heading.text):
        return None
    if _TO_COME.search(heading.text) or not narrated(heading):
        return None
    found = of_all(heading, body) or in_words(heading, body)
    return _change(kind, found, heading) if found else None


def _disputed(mates: Sequence[Weaker], heading: Claim) -> Weaker | None:
    """What the body says against that which the heading has as a fact, where it has it itself on
    nobody's word but a source's."""
    if any(narrated(one.claim) and not one.less for one in mates):
        return None
    mine = gist(heading.text)
    for one in mates:
        against = next((s for s in one.claim.stances if s.status in AGAINST and not s.scope), None)
        if against is None or gist(one.claim.text).negated != mine.negated:
            continue
        if covered(heading.text, one.claim.text) >= DISPUTED:
            who = against.holder or one.claim.source
            less = f"that it is {against.status} by {who}"
            return Weaker(one.claim, less, f"{against.status} by {who}", against.cue)
    return None


def _plain(claim: Claim, heading: Claim) -> bool:
    """Whether a statement of the body may tell the same without reserve."""
    mine, theirs = gist(heading.text), gist(claim.text)
    named = claim.hops and claim.hops[0].kind not in NOBODY_NAMED
    same = mine.negated == theirs.negated and not theirs.ahead
    return same and claim.status in HELD and bool(named)


def _places_meet(one: Proposition, other: Proposition) -> bool:
    left, right = country(one.place), country(other.place)
    return one.place == other.place or not (left and right) or left == right


def _elsewhere(kind: str, heading: Claim, said: Said, told: Bodies) -> Change | None:
    """A heading that puts in one country what its body only puts in another."""
    for clause in said.clauses(heading):
        about, here = matter(clause), country(clause.place)
        if about is None or not here or not clause.agent:
            continue
        placed = [
            (claim, other)
            for claim, other in told.get(about, ())
            if one_matter(clause, other)
            and country(other.place)
            and other.agent in ("", clause.agent)
        ]
        if placed and all(country(other.place) != here for _, other in placed):
            same = [(c, o) for c, o in placed if o.agent == clause.agent] or placed
            claim, other = same[0]
            less = f"it of {other.place}"
            found = Weaker(claim, less, other.place)
            return _change(kind, found, heading, clause.place)
    return None


def _figure(kind: str, heading: Claim, said: Said, body: Sequence[Claim]) -> Change | None:
    """A heading that gives as the figure what the body gives as its upper bound."""
    for mine in said.figures(heading):
        if mine.bound is not Bound.EXACT or mine.value is None:
            continue
        same = [
            (claim, m)
            for claim in body
            for m in said.figures(claim)
            if mine.value in (m.value, m.high, m.low) and m.counted == mine.counted
        ]
        if same and all(m.bound in CEILINGS for _, m in same):
            claim, other = same[0]
            less = f"“{other.span.text}” as {other.bound}"
            found = Weaker(claim, less, f"{other.bound} {other.span.text}", other.span)
            return _change(kind, found, heading)
    return None


def _change(kind: str, body: Weaker, heading: Claim, now: str = "") -> Change:
    how = (
        f"the {kind} says it of {now}, the body tells {body.less}"
        if now
        else f"the {kind} says it flatly, the body tells {body.less}"
    )
    return Change(
        kind=ChangeKind.OVERSTATED,
        along=Along.HEADLINE,
        left=body.claim.id,
        right=heading.id,
        left_span=body.shown or body.claim.span,
        right_span=heading.span,
        was=body.cue,
        now=now or "told flatly",
        how=how,
    )

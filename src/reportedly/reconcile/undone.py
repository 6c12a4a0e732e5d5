"""What was to be and then was not: "will visit the town on Tuesday", "did not come"."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from reportedly.model.contradiction import Comparison, Contradiction, ContradictionKind, Ground
from reportedly.model.mention import MentionKind
from reportedly.reconcile.absences import told_kinds
from reportedly.reconcile.clauses import Clause, Reader, one_voice
from reportedly.text.kindred import kin, listed
from reportedly.text.terms import stem, weight
from reportedly.text.windows import apart, in_words, window

__all__ = ["undone"]

MAX_RIVALS = 200
"""Clauses of one word that are looked at for one plan."""
SHOWN = 2
"""Pairs shown for one plan."""
LINK = 5.0
"""Weight (nats) of the words that a plan and its failure must share."""
WEEKS = 21
"""Days between the telling of a plan without a day and the word that it failed."""
COMING = frozenset({"future", "planned", "expected"})
_WOULD = re.compile(r"\bwould\b(?! not| have)", re.IGNORECASE)
_SET = re.compile(
    r"\b(?:is|are|was|were) (?:set|due|scheduled|expected|planned|to be|about) (?:to|for|on)?\b"
)
_CALLED_OFF = re.compile(
    r"\b(?:cancell?ed|called off|scrapped|abandoned|postponed|put off|put on hold|shelved"
    r"|did not (?:take place|go ahead|happen)|failed to materiali[sz]e)\b"
)
_NOT_YET = re.compile(r"\byet to\b|\bnot yet\b")


def undone(told: Sequence[Clause], reader: Reader) -> Iterator[Contradiction]:
    """Each plan against a later word that it was not done or was called off: same deed, party and
    day, as far as both name them. Plans change, so such pairs never conflict."""
    failed = [clause for clause in told if _failed(clause)]
    index = defaultdict[str, list[Clause]](list)
    for clause in failed:
        for word in sorted(_words(clause)):
            index[word].append(clause)
    for plan in (clause for clause in told if _planned(clause)):
        keys = sorted(_words(plan), key=lambda word: (len(index[word]), word))
        met = dict.fromkeys(q for word in keys for q in index[word][:MAX_RIVALS])
        rivals = [q for q in met if _meets(plan, q, reader)]
        seen = set[str]()
        for q in sorted(rivals, key=lambda q: (-_shared(plan, q), q.span.article, q.span.start)):
            if q.span.article not in seen and len(seen) < SHOWN:
                seen.add(q.span.article)
                yield _pair(plan, q)


def _planned(c: Clause) -> bool:
    if c.said is None or c.said.negated or "conditional" in c.said.aspect:
        return False
    if "infinite" in c.said.aspect:
        return False
    would = c.claim.speaker is not None and _day_of(c) and _WOULD.search(c.words)
    return bool(COMING & set(c.said.aspect) or would or _SET.search(c.words))


def _failed(c: Clause) -> bool:
    """Whether it says that something was not done, or was called off."""
    if c.said is None or c.ahead or _NOT_YET.search(c.words):
        return False
    off = _CALLED_OFF.search(c.words)
    return bool(off) or (c.said.negated and c.said.past and not c.said.nothing)


def _words(c: Clause) -> frozenset[str]:
    """The kinds of what is done and of the things that it is done with."""
    found = {kin(term) for term in c.said.terms} if c.said else set[str]()
    return frozenset(found) - {kin(word) for word in _PLAIN} - listed("telling", "verbs")


_PLAIN = ("not", "plan", "planned", "day", "time", "cancelled", "postponed", "delayed")


def _meets(plan: Clause, q: Clause, reader: Reader) -> bool:
    if plan.span.article == q.span.article and one_voice(plan, q) and not q.shown:
        return False
    mine, theirs = window(plan.told), window(q.told)
    if mine and theirs and theirs[1] < mine[0]:
        return False
    if _day_of(plan) and _day_of(q) and apart(plan.when, q.when):
        return bool(_CALLED_OFF.search(q.words)) and _deed(plan, q) and _who(plan, q, reader)
    near = not (mine and theirs) or (theirs[1] - mine[0]).days <= WEEKS
    return near and _deed(plan, q) and _who(plan, q, reader)


def _day_of(c: Clause) -> bool:
    days = window(c.when)
    return bool(days and days[0] == days[1])


def _deed(plan: Clause, q: Clause) -> bool:
    """Whether the same is planned and not done: one predicate, or what is called off is planned,
    or "did not come" after "will visit"."""
    assert plan.said is not None
    assert q.said is not None
    if _CALLED_OFF.search(q.words):
        heads = {kin(head) for head in q.heads}
        return bool(heads & told_kinds(plan)) and _shared(plan, q) >= LINK
    same = plan.said.predicate == q.said.predicate or _going(plan) & _going(q)
    mine, theirs = ({kin(head) for head in c.heads} for c in (plan, q))
    return bool(same and (mine & theirs or _one_day(plan, q))) and _shared(plan, q) >= LINK


def _one_day(plan: Clause, q: Clause) -> bool:
    return _day_of(plan) and plan.when == q.when


def _going(c: Clause) -> set[str]:
    """Words of coming somewhere: who "did not arrive" paid no visit."""
    assert c.said is not None
    return {stem(t) for t in c.said.terms} & listed("coming", "verbs") and {"go"}


def _who(plan: Clause, q: Clause, reader: Reader) -> bool:
    """Whether nobody is named who differs."""
    sorts = (MentionKind.PERSON, MentionKind.ORGANISATION)
    left, right = (
        reader.names(c.span.article, (c.span.start, c.span.end), *sorts) for c in (plan, q)
    )
    return not (left and right) or bool(left & right)


def _shared(plan: Clause, q: Clause) -> float:
    """Weight of the words that both have; one day is worth as much as a rare word."""
    days = 4.0 if plan.when and plan.when == q.when else 0.0
    words = _words(plan) & _words(q)
    return days + sum(max(0.0, weight(word)) for word in words)


def _pair(plan: Clause, q: Clause) -> Contradiction:
    days = [in_words(day) for c in (plan, q) if (day := window(c.as_of))]
    off = _CALLED_OFF.search(q.words)
    how = "called off later" if off else "planned or expected, and not done"
    return Contradiction(
        kind=ContradictionKind.DATE if off else ContradictionKind.FACTUAL,
        verdict=Comparison.REVISED,
        left=plan.claim.id,
        right=q.claim.id,
        left_span=plan.span,
        right_span=q.span,
        slots=tuple(dict.fromkeys(head for head in plan.heads if head)),
        how=f"{how}: {' and '.join(days)}" if days else how,
        ground=Ground.DATE,
    )

"""That there was none, against that there was: "No cases have been found", "two new cases"."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from reportedly.model.contradiction import Comparison, Contradiction, ContradictionKind, Ground
from reportedly.reconcile.clauses import BEFORE, Clause, Reader, one_voice, same_speaker
from reportedly.reconcile.denied_things import LACKING, NONE, Absence, absence
from reportedly.reconcile.same_setting import same_setting
from reportedly.reconcile.whereabouts import Whereabouts
from reportedly.resolve.voices import narrated
from reportedly.text.kindred import kin, kinds, listed
from reportedly.text.terms import stem, terms, weight
from reportedly.text.windows import apart, days_apart, in_words, window

__all__ = ["absences", "told_kinds"]

MAX_RIVALS = 300
"""Clauses of one kind that are looked at for one absence."""
SHOWN = 3
"""Pairs shown for one absence."""
LINK = 4.0
"""Weight (nats) of the words, besides the thing itself, that both must stand among."""
DAY = 1
"""Days between two tellings of what may happen every day."""
FEW = 12
"""Words of a claim without a clause in which each noun is told."""
_UNAWARE = re.compile(r"\bnot (?:aware|know) of any\b|\bunaware of any\b|\bknow[sn]? of no\b")
_LASTING = re.compile(r"\b(?:has|have|is|are|isn't|aren't|hasn't|haven't|'s|'ve|does|do)\b")
_OPEN = re.compile(
    r"\b(?:possib\w+|likely|unlikely|may|might|could|would|feared|fears?|risks?|threat\w*|alleged"
    r"|suspected|potential\w*|rumou?rs?|so-called|denied|denies|deny|neither|nor|false|untrue"
    r"|avoid\w*|prevent\w*|if|unless|whether|calls? for|demand\w*|refus\w+|before|until)\b",
    re.IGNORECASE,
)
"""What leaves open whether there was any."""
_HAVING = re.compile(r"\b(?:had|has|have) (?:no|never had|any)\b|(?:\bnot|n['’]t|\bnever) have\b")
_PRONOUN = re.compile(r"(?:that )?(?:we|they|it|he|she|i)\b", re.IGNORECASE)
_STANDING = re.compile(r"\b(?:is|are|isn't|aren't|there's)\b")
_NAME = re.compile(r"\b[A-Z][\w'’-]{2,}")


def absences(
    told: Sequence[Clause], reader: Reader, places: Whereabouts
) -> Iterator[Contradiction]:
    """Each clause that denies a thing or a deed of all of a kind, or a deed of one known thing,
    against clauses that tell of it: same kind, party and place, as far as both name them."""
    none = [found for clause in told if (found := absence(clause))]
    wanted = {kind for a in none for kind in (a.acts or {a.noun})}
    index = defaultdict[str, list[Clause]](list)
    for clause in told:
        if not clause.ahead:
            for kind in sorted(told_kinds(clause) & wanted):
                index[kind].append(clause)
    for a in none:
        keys = sorted(a.acts or {a.noun}, key=lambda kind: (len(index[kind]), kind))
        met = (q for kind in keys for q in index[kind] if _meets(a, q, reader, places))
        rivals = dict.fromkeys(islice(met, MAX_RIVALS))
        yield from _shown(a, list(rivals))


def _shown(a: Absence, rivals: list[Clause]) -> Iterator[Contradiction]:
    """The first of each article, those that nothing reconciles and those with a source first."""
    judged = [(q, *_judged(a, q)) for q in rivals]
    judged.sort(key=lambda row: (row[1] is not Comparison.CONFLICTING, not _cited(row[0])))
    seen = set[str]()
    for q, verdict, how, ground in judged:
        if q.span.article not in seen and len(seen) < SHOWN:
            seen.add(q.span.article)
            yield _pair(a, q, verdict, how, ground)


def _cited(q: Clause) -> bool:
    return q.claim.speaker is not None


def told_kinds(q: Clause) -> frozenset[str]:
    """The kinds of things and deeds that a clause says there are."""
    phrased = kinds(q.phrase)
    if (q.said and q.said.negated) or (q.said is None and NONE.match(q.words)):
        return phrased & LACKING
    if q.said is None and len(q.words.split()) > FEW:
        return phrased
    counted = frozenset[str]()
    if listed("counts", "nouns") & {stem(head) for head in q.heads}:
        of = re.search(r"\b\w+ of ((?:[\w'’-]+ ?){1,3})", q.words)
        counted = frozenset(kin(word) for word in terms(of[1])) if of else counted
    return q.told_kinds | counted


def _meets(a: Absence, q: Clause, reader: Reader, places: Whereabouts) -> bool:
    """Whether a clause tells of what another denies, for the same things, parties and places."""
    p = a.clause
    if one_voice(p, q) or _OPEN.search(_upto(q, reader)) or not _in_time(a, q):
        return False
    if q.aside and not a.noun:
        return False
    around = {kin(word) for word in reader.stems(q.span)}
    if a.noun and a.noun not in around | told_kinds(q) and not _of_same(a, q):
        return False
    if not {kin(mod) for mod in a.mods} <= around or not _parties(a, q) or not _has(a, q):
        return False
    if a.whose and not (_same_one(a, q, reader)):
        return False
    return same_setting(p, q, reader, places) and _linked(a, q, reader)


def _upto(q: Clause, reader: Reader) -> str:
    """The words of a clause, with those of its claim before it."""
    part = next((part for part in q.claim.content if part.holds(q.span)), q.span)
    return part.text[: q.span.end - part.start]


def _in_time(a: Absence, q: Clause) -> bool:
    """Whether what may happen every day is told of one day; a clause on the side ("the raid that
    killed a guard") tells of some other day."""
    if not ({stem(kind) for kind in (a.noun, *a.acts)} & listed("recurring", "kinds")):
        return True
    p = a.clause
    one, other = window(p.as_of), window(q.as_of)
    if q.aside or a.whose:
        return bool(a.whose)
    near = not (one and other) or days_apart(one, other) <= DAY
    return near or bool(p.said and p.said.place and _LASTING.search(p.words) and a.noun)


def _same_one(a: Absence, q: Clause, reader: Reader) -> bool:
    """Whether the sentence of a clause speaks of the one thing to which something was not done."""
    text = reader.text(q.span.article, reader.sentence(q.span)).lower()
    word = re.escape(a.whose.lower())
    return bool(re.search(rf"\b(?:the|this|that|his|her|its|their) (?:[\w-]+ )?{word}\b", text))


def _of_same(a: Absence, q: Clause) -> bool:
    """Whether the same was done to what the denial is about: "no wages were paid to the crew",
    "the crew was paid"."""
    about = {kin(word) for word in a.clause.stems} - {a.noun, *a.acts}
    passive = q.said is not None and not q.said.agent and bool(q.heads)
    return passive and bool(a.acts & told_kinds(q)) and kin(q.heads[-1]) in about


def _has(a: Absence, q: Clause) -> bool:
    """Whether who "had no permit" is said to have one: a thing is no deed, and is somebody's."""
    p = a.clause
    owned = _HAVING.search(p.words)
    if owned is None or a.noun in kinds(q.phrase):
        return True
    who = f"{p.said.agent if p.said else ''} {p.words[: owned.start()]}"
    mine = set(terms(who)) or set(terms(p.claim.source))
    if q.said is None or not q.heads or kin(q.heads[-1]) != a.noun:
        return False
    return bool(mine & set(terms(f"{q.said.agent} {q.claim.source}")))


def _parties(a: Absence, q: Clause) -> bool:
    """Whether who has none may be who is said to have it: "the league", "the football league"."""
    p = a.clause
    if not (p.said and q.said and a.noun):
        return True
    own, other = p.said.agent, q.said.agent
    if not other or other == q.said.patient or own == p.said.patient:
        return True
    if not own and p.said.predicate == "exist":
        return True
    mine = set(terms(own or (p.claim.source if _PRONOUN.match(p.words) else "")))
    return not mine or bool(mine & set(terms(other))) or not terms(other)


def _linked(a: Absence, q: Clause, reader: Reader) -> bool:
    """Whether both stand among the same words, the thing itself and verbs of telling left out."""
    if a.noun and a.clause.span.article == q.span.article:
        return True
    if a.acts & kinds(a.clause.words) & kinds(q.phrase):
        return True
    said = a.acts if a.whose else {a.noun, *a.acts}
    least = LINK / 2 if a.noun and a.acts else LINK
    shared = reader.stems(a.clause.span, BEFORE) & reader.stems(q.span)
    rare = (weight(w) for w in shared if kin(w) not in said | listed("telling", "verbs"))
    return sum(max(0.0, value) for value in rare) >= least


def _judged(a: Absence, q: Clause) -> tuple[Comparison, str, Ground]:
    p = a.clause
    mine, theirs = window(p.told), window(q.told)
    later = bool(mine and theirs and theirs[0] > mine[1])
    days = " and ".join(f"as of {in_words(d)}" for d in (mine, theirs) if d)
    if _UNAWARE.search(p.words):
        return (
            Comparison.COMPATIBLE,
            "who knows of none does not say that there is none",
            Ground.SCOPE,
        )
    event = window(q.when)
    if p.when and event and apart(p.when, q.when):
        return Comparison.COMPATIBLE, f"of other days: {days}", Ground.DATE
    if event and mine and event[0] > mine[1]:
        return Comparison.REVISED, f"none then, and later there was: {days}", Ground.DATE
    if later and _same_side(p, q):
        return Comparison.REVISED, f"{q.claim.source} says otherwise later: {days}", Ground.DATE
    stands, runs = _STANDING.search(p.words), _LASTING.search(p.words)
    past = q.said is not None and q.said.past
    before = bool(event and mine and event[1] <= mine[1])
    if later and runs and not before and not (stands and past):
        return Comparison.REVISED, f"none then, and later there was: {days}", Ground.DATE
    if stands and event and mine and event[1] < mine[0]:
        return Comparison.COMPATIBLE, f"there was before, and is none now: {days}", Ground.DATE
    how = "the one says that there was none, the other that there was"
    return Comparison.CONFLICTING, how, Ground.NOTHING


def _same_side(p: Clause, q: Clause) -> bool:
    """Whether one speaker, or one body through its people, says both: "a Harwick spokesman"."""
    mine, theirs = (set(_NAME.findall(c.claim.source)) for c in (p, q))
    one_body = bool(mine & theirs) and not (narrated(p.claim) or narrated(q.claim))
    return one_body or same_speaker(p.claim, q.claim)


def _pair(a: Absence, q: Clause, verdict: Comparison, how: str, ground: Ground) -> Contradiction:
    slots = dict.fromkeys((*a.clause.heads[-1:], *q.heads[-1:]))
    return Contradiction(
        kind=ContradictionKind.FACTUAL,
        verdict=verdict,
        left=a.clause.claim.id,
        right=q.claim.id,
        left_span=a.clause.span,
        right_span=q.span,
        slots=tuple(slot for slot in slots if slot),
        how=how,
        ground=ground,
    )

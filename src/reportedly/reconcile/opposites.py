"""Statements of one thing with opposite polarity: "have yet to enter" and "already present"."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice, product

from reportedly.lexicon.load import lexicon
from reportedly.model.contradiction import Comparison, Contradiction, ContradictionKind, Ground
from reportedly.reconcile.assertions import Assertion, clash, of_days, theme_of
from reportedly.reconcile.whereabouts import Whereabouts
from reportedly.resolve.voices import same_voice
from reportedly.text.gists import gist
from reportedly.text.statements import against, implied, is_lasting, is_listed, verbs_of
from reportedly.text.terms import stem
from reportedly.text.windows import apart, window

__all__ = ["factual"]

MAX_RIVALS = 2000
"""Pairs looked at in one cell of predicate and theme."""
SHOWN = 4
"""Pairs shown of one statement, sourced ones first."""
FEW = 2
WORDED = 0.6
"""Share of the shorter clause's words that the other must have, where no list knows the verb."""
NEWS = 7
"""Days in which articles tell of the same state of things."""
COMING = frozenset({"future", "planned", "expected"})
LASTING = frozenset({"not yet", "never"})
"""Aspects under which a denial holds of all days before, too."""

LIGHT = 1.0
"""Weight (nats) up to which a word is everywhere in news and tells nothing."""

EXIST = "exist"
ANYBODY = "anybody"

Pair = tuple[Assertion, Assertion]
Found = tuple[Comparison, str, Ground]


def factual(told: Sequence[Assertion], places: Whereabouts) -> Iterator[Contradiction]:
    """Same predicate, theme and place with opposite polarity, or predicates that exclude each
    other; a first time against what was there already, what is to come against what was done."""
    cells = defaultdict[tuple[str, str], list[Assertion]](list)
    for a in told:
        if not _states(a):
            continue
        cells[a.said.predicate, a.theme].append(a)
        if not a.ahead and not a.said.negated and _is_somebody(a):
            cells[a.said.predicate, ANYBODY].append(a)
        if a.said.nothing and _head(a.said.patient) == "person":
            cells[a.said.predicate, ANYBODY].append(a)
        if a.said.agent and a.said.agent != a.said.patient and not a.said.negated:
            doer = theme_of(a.said.agent.rpartition(": ")[2])
            if a.said.predicate != EXIST and not a.ahead:
                cells[EXIST, doer].append(a)
        if a.said.predicate != EXIST and not a.said.negated and not a.ahead:
            cells[EXIST, a.theme].append(a)
    seen = set[tuple[str, str]]()
    told_by = set[tuple[str, bool, str]]()
    shown = defaultdict[tuple[str, bool], int](int)
    for (predicate, theme), found in sorted(cells.items()):
        rivals = list(islice(_rivals(predicate, theme, found, cells), MAX_RIVALS))
        met = ((p, q) for p, q in rivals if p.claim != q.claim and _meet(p, q, places))
        for p, q in sorted(met, key=_rank):
            pair = (min(p.claim.id, q.claim.id), max(p.claim.id, q.claim.id))
            judged = _judged(p, q)
            if judged is None or pair in seen or _one_voice(p, q):
                continue
            seen.add(pair)
            key = (p.claim.id, judged[0] is Comparison.CONFLICTING)
            shown[key] += 1
            first = (*key, q.span.article) not in told_by
            told_by.add((*key, q.span.article))
            if shown[key] <= SHOWN and (first or q.sourced or _in_one(p, q)):
                verdict, how, ground = judged
                yield clash(ContradictionKind.FACTUAL, p, q, verdict, how, ground)


def _states(a: Assertion) -> bool:
    """Whether a clause states something: "who killed guards" only says of whom one speaks."""
    aspect = set(a.said.aspect)
    return "first time" in aspect or not (a.said.beside or {"possible", "infinite"} & aspect)


def _rivals(
    predicate: str,
    theme: str,
    found: Sequence[Assertion],
    cells: dict[tuple[str, str], list[Assertion]],
) -> Iterator[Pair]:
    """Pairs of one cell, or of it and one that excludes it; who denies, or speaks of a first time
    or of what is to come, first."""
    held = [a for a in found if not a.ahead and not a.said.negated]
    no = [a for a in found if not a.ahead and a.said.negated and a.said.predicate == predicate]
    yield from product(no, held)
    if predicate != EXIST and (other := against(predicate)):
        rest = cells.get((other, theme), ())
        yield from product(held, (a for a in rest if not a.ahead and not a.said.negated))
    for other in implied(predicate):
        rest = cells.get((other, theme), ())
        yield from product((a for a in rest if a.said.negated and not a.ahead), held)
    if predicate == EXIST:
        return
    if theme == ANYBODY:
        return
    if other := against(predicate):
        rest = cells.get((other, theme), ())
        yield from product(_coming(found), _coming(rest))
    firsts = [a for a in found if "first time" in a.said.aspect and not a.said.negated]
    yield from product(firsts, (a for a in held if "already" in a.said.aspect))
    coming = _coming(found)
    if is_lasting(predicate):
        yield from ((p, q) for p, q in product(coming, held) if p.known or q.known)
    undone = [a for a in found if "planned" in a.said.aspect and a.said.negated]
    yield from ((p, q) for p, q in product(undone, held) if p.agent and p.agent == q.agent)
    yield from ((p, q) for p, q in product(coming, no) if p.known and q.known)


def _coming(found: Iterable[Assertion]) -> list[Assertion]:
    return [a for a in found if COMING & set(a.said.aspect) and not a.said.negated]


def _is_somebody(a: Assertion) -> bool:
    """Whether it is said of people; whom "nobody" leaves none of."""
    head = _head(a.said.patient)
    return head in lexicon("predicates")["persons"]["nouns"] or (a.named and head in a.persons)


def _rank(pair: Pair) -> tuple[bool, bool, str, int, str]:
    p, q = pair
    same = p.said.patient == q.said.patient
    return (not q.sourced, not same, q.span.article, q.span.start, p.said.id)


def _in_one(p: Assertion, q: Assertion) -> bool:
    return p.span.article == q.span.article


def _one_voice(p: Assertion, q: Assertion) -> bool:
    """Whether one article, in one mouth, says both: it does not contradict itself but in what it
    shows large, and has its reasons."""
    if p.span.article != q.span.article or p.displayed != q.displayed:
        return False
    return p.claim.source == q.claim.source or any(
        a.overlaps(b) for a in p.claim.content for b in q.claim.content
    )


def _meet(p: Assertion, q: Assertion, places: Whereabouts) -> bool:
    """Whether two clauses speak of one thing at one place, as far as they name it."""
    if (p.owner and q.owner and p.owner != q.owner) or not places.can_be_one(p.place, q.place):
        return False
    own = p.said.agent == p.said.patient, q.said.agent == q.said.patient
    if not any(own) and p.agent and q.agent and p.agent != q.agent:
        return False
    if p.said.predicate in _vacant() - {EXIST} or not _covers(p, q):
        return False
    if p.said.nothing or (p.said.negated and p.said.predicate == EXIST):
        return _is_any(p, q)
    same = p.theme == q.theme
    one = p.known and q.known and (p.owner or q.owner or same)
    lasting = LASTING & set(p.said.aspect) or COMING & set(p.said.aspect)
    if p.said.patient == q.said.patient and _worded(p, q) and len(p.said.terms) > FEW:
        return not (p.place and q.place) or _nests(p, q)
    if p.agent and p.agent == q.agent and not any(own) and p.said.patient == q.said.patient:
        return not (p.place and q.place) or _nests(p, q)
    if one or (same and lasting and (p.known or q.known)):
        return not (p.place and q.place) or _nests(p, q)
    if p.place or q.place:
        return _nests(p, q)
    return bool(p.owner) and p.owner == q.owner


def _is_any(p: Assertion, q: Assertion) -> bool:
    """Whether what the one says of all of a kind is of the other's too: "no siren sounded" of any
    siren there; of "there was no breach" the thing must be spoken of, with all that tells it from
    others of its sort."""
    if p.place[:1].isupper() and q.place[:1].isupper() and not _nests(p, q):
        return False
    if p.said.predicate != EXIST:
        return True
    noun = _head(p.said.patient)
    if noun in _idle() or not _described(p) <= set(gist(q.claim.text).bag):
        return False
    there = not p.place[:1].isupper() or p.place == q.place or p.place in q.claim.text
    if p.said.agent and not p.agent and p.said.agent not in q.claim.text.lower():
        return False  # what "the firm" has none of, others may have
    if not there or (p.owner and p.owner != q.owner and not _speaks_of(q, p.owner)):
        return False
    if q.said.predicate == EXIST:
        return True
    same = noun in (_head(q.said.patient), _head(q.said.agent))
    kin = p.theme == q.theme and (bool(_described(p)) or p.theme not in _people())
    return p.said.nothing and (same or (kin and (p.theme.isupper() or p.theme in _people())))


@cache
def _described(p: Assertion) -> frozenset[str]:
    """What tells the thing that there is none of from others of its sort: the agency in "no agency
    worker", "legal" in "no legal basis"."""
    idle = {stem(w) for w in (*lexicon("predicates")["emphasis"]["words"], *verbs_of(EXIST))}
    mine = {c for c, weight in gist(p.span.text).concepts if weight > LIGHT}
    return frozenset(mine - idle - _slotted(p) - set(gist(_head(p.said.patient)).bag))


def _speaks_of(a: Assertion, name: str) -> bool:
    return name in a.claim.text or name in gist(a.claim.text).names


def _head(side: str) -> str:
    """ "breach" of "Norway: breach"."""
    return side.rpartition(": ")[2]


@cache
def _people() -> frozenset[str]:
    """The names of kinds of people, of whom there are too many for one to be another."""
    return frozenset(lexicon("predicates")["kin"])


@cache
def _idle() -> frozenset[str]:
    return frozenset(lexicon("predicates")["idle"]["nouns"])


def _nests(p: Assertion, q: Assertion) -> bool:
    """Whether both are at one place; what is nowhere in a country is in no town of it."""
    return p.place == q.place


@cache
def _vacant() -> frozenset[str]:
    return frozenset(lexicon("predicates")["vacant"]["verbs"])


def _covers(p: Assertion, q: Assertion) -> bool:
    """Whether the one denies nothing that the other does not say: "was not charged with theft" is
    nothing against "was charged with murder". A list of predicates knows other words for a verb;
    of a first time, a plan and what excludes itself only the deed counts."""
    predicate, listed = p.said.predicate, is_listed(p.said.predicate)
    if not p.said.negated:
        return listed or _worded(p, q)
    if predicate != q.said.predicate:
        return True
    said = f"{q.span.text} {q.said.patient} {q.place}"
    told = set(gist(said).bag) | set(gist(q.claim.text).bag) | _slotted(p)
    verbs = {stem(word) for word in (*verbs_of(predicate), *_light())}
    verbs |= {stem(word) for word in lexicon("predicates")["emphasis"]["words"]}
    mine = {c for c, weight in gist(p.span.text).concepts if weight > LIGHT and c not in verbs}
    missing = mine - told - gist(" ".join(verbs_of(predicate))).actions
    return not missing and bool(listed or mine)


@cache
def _light() -> tuple[str, ...]:
    light = lexicon("predicates")["light"]
    return (*light["verbs"], *light["passing"])


def _slotted(p: Assertion) -> set[str]:
    """Concepts of the theme, its owner, the doer and the place, which are compared as slots."""
    slots = f"{p.said.patient} {p.said.agent} {p.place} {p.owner}"
    return set(gist(slots).bag) | {stem(word) for word in slots.lower().split()}


def _worded(p: Assertion, q: Assertion) -> bool:
    left, right = ({stem(t) for t in a.said.terms} for a in (p, q))
    least = min(len(left), len(right))
    return least > 1 and len(left & right) >= WORDED * least


def _judged(p: Assertion, q: Assertion) -> Found | None:
    """Whether date or scope reconciles a pair; None where it is none."""
    aspect = set(p.said.aspect)
    if "first time" in aspect:
        how = "one speaks of a first time, the other says that it has happened already"
        return None if _after(q, p) else _scoped(p, q, how)
    if COMING & aspect and (p.said.negated or q.said.negated):
        if p.said.negated:
            how = "one says that it is not planned, the other that it was done: plans may change"
            return Comparison.COMPATIBLE, how, Ground.DATE
        how = "one says that it will be, the other that it was not: it has come otherwise"
        return (Comparison.REVISED, how, Ground.DATE) if _later(q.told, p.told) else None
    if COMING & aspect and COMING & set(q.said.aspect):
        return _scoped(p, q, "what the one says will be, the other says will not")
    if COMING & aspect:
        how = "one speaks of it as still to come, the other as done"
        due = not _later(p.when, q.as_of) if window(p.when) else _later(q.as_of, p.told)
        return None if due or not p.told or not q.told else _scoped(p, q, how)
    none = p.said.predicate == EXIST != q.said.predicate
    if (
        not none
        and p.said.predicate != q.said.predicate
        and against(p.said.predicate) != q.said.predicate
    ):
        if _later(q.as_of, p.as_of):
            return None
        how = "one could not happen without the other, but need not mean quite the same"
        return Comparison.COMPATIBLE, how, Ground.SCOPE
    if apart(p.as_of, q.as_of) and not _happened(p, q):
        return _on_other_days(p, q)
    if none:
        return _scoped(p, q, "one says that there was none, the other speaks of one")
    return _scoped(p, q, "nothing in the texts reconciles them")


def _happened(p: Assertion, q: Assertion) -> bool:
    """Whether both tell what happened and not when: the days on which they say so reconcile
    nothing."""
    return p.said.past and q.said.past and not (p.when and q.when)


def _on_other_days(p: Assertion, q: Assertion) -> Found:
    """What was not so may be so later, and what was so may be over; but not what is "yet to come"
    after it was there, nor what cannot be undone."""
    days = " and ".join(f"as of {day}" for day in of_days(p.as_of, q.as_of))
    moved = not (p.when and q.when)
    verdict = Comparison.REVISED if moved else Comparison.COMPATIBLE
    if _later(q.as_of, p.as_of) and p.said.negated:
        return verdict, f"other date: {days}", Ground.DATE
    if not (p.said.negated and LASTING & set(p.said.aspect)) and not _irreversible(p, q):
        return verdict, f"other date: {days}", Ground.DATE
    return _scoped(p, q, f"{days}: what was so before cannot be yet to come")


def _after(q: Assertion, p: Assertion) -> bool:
    """Whether what one calls already done was done after the other spoke of a first time; news of
    the same days has it before."""
    if window(q.when):
        return _later(q.when, p.told)
    one, other = window(p.told), window(q.told)
    return bool(one and other and (other[0] - one[1]).days > NEWS)


def _irreversible(p: Assertion, q: Assertion) -> bool:
    """Whether what the earlier one says cannot be undone: who has died is not alive later."""
    early = p if _later(q.as_of, p.as_of) else q
    return is_lasting(early.said.predicate) and not early.said.negated


def _scoped(p: Assertion, q: Assertion, how: str) -> Found:
    """Other things of one kind, as officers among troops, may reconcile a pair."""
    if p.said.predicate != EXIST and not p.said.nothing and _thing(p) != _thing(q):
        words = (a.said.patient.rpartition(": ")[2] for a in (p, q))
        scope = " and ".join(f"“{word}”" for word in words)
        return Comparison.COMPATIBLE, f"{how}; perhaps other scope: {scope}", Ground.SCOPE
    if _takes_back(p, q):
        return Comparison.REVISED, f"{p.claim.source} says otherwise later", Ground.DATE
    return Comparison.CONFLICTING, how, Ground.NOTHING


def _takes_back(p: Assertion, q: Assertion) -> bool:
    """Whether one speaker says both, on other days."""
    voices = p.claim.hops[:1] + q.claim.hops[:1]
    return len(voices) == 2 and apart(p.told, q.told) and same_voice(*voices)


def _thing(a: Assertion) -> str:
    head = a.said.patient.rpartition(": ")[2]
    return next((name for name, words in _kin() if head in words), a.theme)


@cache
def _kin() -> tuple[tuple[str, frozenset[str]], ...]:
    known = lexicon("likenesses")["things"]
    kin = {name.upper() for names in lexicon("predicates")["kin"].values() for name in names}
    return tuple(
        (name, frozenset(words.split())) for name, words in known.items() if name.upper() in kin
    )


def _later(one: str, other: str) -> bool:
    left, right = window(one), window(other)
    return bool(left and right and left[0] > right[1])

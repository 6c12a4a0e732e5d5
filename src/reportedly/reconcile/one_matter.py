"""Whether two clauses speak of one matter: "no siren sounded", "the sirens had been sounded"."""

from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.model.claim import head_of
from reportedly.reconcile.assertions import Assertion, theme_of
from reportedly.reconcile.whereabouts import Whereabouts
from reportedly.text.gists import gist
from reportedly.text.predications import is_listed, verbs_of
from reportedly.text.terms import stem

__all__ = ["COMING", "EXIST", "LASTING", "meets"]

FEW = 2
"""Content words of a clause from which it tells its matter by itself."""
WORDED = 0.6
"""Share of the shorter clause's words that the other must have, where no list knows the verb."""
COMING = frozenset({"future", "planned", "expected"})
LASTING = frozenset({"not yet", "never"})
"""Aspects under which a denial holds of all days before, too."""
LIGHT = 1.0
"""Weight (nats) up to which a word is everywhere in news and tells nothing."""
EXIST = "exist"
"""The predicate of "there is", "has", "was found"."""


def meets(p: Assertion, q: Assertion, places: Whereabouts) -> bool:
    """Whether two clauses speak of one thing at one place, as far as they name it."""
    if (p.owner and q.owner and p.owner != q.owner) or not places.can_be_one(p.place, q.place):
        return False
    own = p.said.agent == p.said.patient, q.said.agent == q.said.patient
    if not any(own) and _other_doers(p, q):
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
        nobody = head_of(p.said.patient) == "person" != head_of(q.said.patient)
        return not nobody or bool(_described(p)) or bool(p.place and p.place == q.place)
    noun = head_of(p.said.patient)
    if noun in _idle() or not _described(p) <= set(gist(q.claim.text).bag):
        return False
    there = not p.place[:1].isupper() or p.place == q.place or p.place in q.claim.text
    if p.said.agent and not p.agent and p.said.agent not in q.claim.text.lower():
        return False  # what "the firm" has none of, others may have
    if not there or (p.owner and p.owner != q.owner and not _speaks_of(q, p.owner)):
        return False
    if q.said.predicate == EXIST:
        return True
    same = noun in (head_of(q.said.patient), head_of(q.said.agent))
    kin = p.theme == q.theme and (bool(_described(p)) or p.theme not in _people())
    return p.said.nothing and (same or (kin and (p.theme.isupper() or p.theme in _people())))


def _other_doers(p: Assertion, q: Assertion) -> bool:
    """Whether two clauses have doers that are not the same, by name or by kind."""
    if p.agent and q.agent:
        return p.agent != q.agent
    sides = [head_of(a.said.agent).lower() for a in (p, q)]
    same = lexicon("predicates")["doers"]["same"]
    kinds = [same.get(side) or theme_of(side) for side in sides]
    return all(sides) and not (p.agent or q.agent) and kinds[0] != kinds[1]


@cache
def _described(p: Assertion) -> frozenset[str]:
    """What tells the thing that there is none of from others of its sort: the agency in "no agency
    worker", "legal" in "no legal basis"."""
    verbs = (*verbs_of(EXIST), *verbs_of(p.said.predicate))
    idle = {stem(w) for w in (*lexicon("predicates")["emphasis"]["words"], *verbs)}
    idle |= set(gist(" ".join(verbs)).bag)
    mine = {c for c, weight in gist(p.span.text).concepts if weight > LIGHT}
    return frozenset(mine - idle - _slotted(p) - set(gist(head_of(p.said.patient)).bag))


def _speaks_of(a: Assertion, name: str) -> bool:
    return name in a.claim.text or name in gist(a.claim.text).names


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

"""What a clause says that there is none of: "not a single agency worker", "nobody"."""

import re
from typing import NamedTuple

from reportedly.reconcile.clauses import Clause
from reportedly.text.kindred import is_kind, kin, kinds, listed
from reportedly.text.predications import is_listed, verbs_of
from reportedly.text.terms import stem, terms, weight

__all__ = ["LACKING", "NONE", "UNPLANNED", "Absence", "absence"]

LACKING = frozenset({"shortage"})
"""Kinds that a denial tells of: where one "had no vaccine" there was a shortage."""
RARE = 3.0
"""Weight (nats) that a noun of no list must have."""
NOBODY = frozenset({"one", "nobody", "no one", "none", "anyone", "person", "people"})
UNSAID = frozenset({"future", "planned", "expected", "possible", "conditional", "infinite"})
NONE = re.compile(
    r"\b(?:no|not a single|not one|not any|never (?:an?|any)|any|a single|such|zero)"
    r"(?P<mods>(?: [\w'’-]+){0,4}?) (?P<noun>[\w'’-]+)",
    re.IGNORECASE,
)
_RULED = re.compile(
    r"\b(?:ruled out|ruling out|rules out|free (?:of|from)|without (?:any|a single))"
    r"(?: (?:any|an?|the))?(?P<mods>(?: [\w'’-]+){0,2}?) (?P<noun>[\w'’-]+)"
    r"(?=$|[.,;]| (?:in|at|on|of|by|as|and|for|from|near|during|after|before)\b)",
    re.IGNORECASE,
)
UNPLANNED = re.compile(
    r"\b(?:no|not|any|never)\b[^.,]{0,20}\b(?:plans?|planning|intentions?|intend(?:ed|s|ing)?) "
    r"(?:to|of|for) (?P<deed>[^.,;]+)",
    re.IGNORECASE,
)
_NOTHING = re.compile(r"(?:that )?nothing (?:else )?(?:was|has|had)\b", re.IGNORECASE)
_NONE_OF = re.compile(
    r"(?:none|not one|neither) of (?:the|its|their|his|her|these|those|our)(?P<mods>)"
    r" (?P<noun>[\w'’-]+)",
    re.IGNORECASE,
)
_DOUBLE = re.compile(r"\b(?:who|which|that|but)\b.*(?:\bnot\b|n['’]t\b|\bnever\b)")
"""What is true of all: "no operation that he did not approve"."""
_NOBODY = re.compile(r"(?:nobody|no one|none)\b", re.IGNORECASE)


class Absence(NamedTuple):
    """``noun`` is the kind of what there is none of ("" for nobody), ``acts`` what it is that is
    not done (empty: it is not there at all), ``mods`` what narrows it down."""

    clause: Clause
    noun: str
    acts: frozenset[str]
    mods: frozenset[str]
    whose: str = ""


def absence(clause: Clause) -> Absence | None:
    """None for a clause that denies nothing, or nothing that another could tell of."""
    said = clause.said
    if (
        clause.aside
        or _DOUBLE.search(clause.words)
        or (said and UNSAID & set(said.aspect))
        or UNPLANNED.search(clause.words)
    ):
        return None
    if said and _NOTHING.match(clause.words):
        return Absence(clause, "", acts, frozenset()) if (acts := _acts(clause)) else None
    if said is None or not said.negated:
        ruled = _RULED.search(clause.words)
        return _of_noun(clause, ruled, frozenset()) if ruled else None
    head = clause.heads[-1].lower() if clause.heads else ""
    acts = _acts(clause)
    if of := _NONE_OF.match(clause.words):
        return _of_noun(clause, of, acts)
    if _NOBODY.match(clause.words) or (said.nothing and head in NOBODY):
        return Absence(clause, "", acts, frozenset()) if acts else None
    found = _denied(clause, head)
    if found and (said.nothing or said.predicate == "exist" or _any_of(found)):
        return _of_noun(clause, found, acts)
    if acts and {stem(kind) for kind in acts} <= listed(
        "public", "kinds"
    ):  # "people in the valley were never warned"
        return Absence(clause, "", acts, frozenset())
    if said.definite and acts and head:  # "the girl had not been vaccinated"
        return Absence(clause, kin(head), acts, frozenset(), whose=head)
    return None


def _any_of(found: re.Match[str]) -> bool:
    return not found.group().lower().startswith("no ")


def _denied(clause: Clause, head: str) -> re.Match[str] | None:
    """ "a single agency worker" in "There is not a single agency worker on our quays"."""
    doer = clause.heads[0].lower() if clause.heads else ""
    if re.search(rf"\bno {re.escape(doer)}", clause.words, re.IGNORECASE):  # "no missile hit it"
        head = doer
    for match in NONE.finditer(clause.words):
        if stem(match["noun"].lower()) == stem(head):
            return match
        words = clause.words[match.start() :]
        first = match.group().split(" ")[0]
        longer = re.match(
            rf"(?:{re.escape(first)})(?: a| an| any| one| single)*(?P<mods>(?: [\w'’-]+){{0,4}}?) "
            rf"(?P<noun>{re.escape(head[:4])}[\w'’-]*)",
            words,
            re.IGNORECASE,
        )
        if longer and head:
            return longer
    return None


def _of_noun(clause: Clause, found: re.Match[str], acts: frozenset[str]) -> Absence | None:
    noun = stem(found["noun"].lower())
    mods = frozenset(terms(found["mods"]))
    said = {stem(word) for word in found["mods"].lower().split()}
    if noun in listed("vague", "nouns") or said & listed("more", "words"):
        return None
    if not (acts or is_kind(noun)) and weight(noun) < RARE:
        return None
    return Absence(clause, kin(noun), acts, mods - listed("loose", "words"))


def _acts(clause: Clause) -> frozenset[str]:
    """The kinds of what is denied to be done; none where only being there is denied."""
    said = clause.said
    assert said is not None
    verbs = {verb.split()[0] for verb in verbs_of(said.predicate)}
    if is_listed(said.predicate):
        here = {stem(term) for term in said.terms}
        verbs = {verb for verb in verbs if stem(verb) in here}
    idle = listed("telling", "verbs") | listed("vague_deeds", "verbs")
    plain = {kin(v) for v in verbs if stem(v) not in idle}
    return frozenset(plain - {"exist"}) | (kinds(clause.words) - LACKING)

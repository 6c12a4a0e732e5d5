"""What befell one person: "was shot dead", "the slaying of", "flown out, where he died"."""

from functools import cache
from typing import TYPE_CHECKING, Any

from reportedly.lexicon.load import lexicon
from reportedly.text.states import is_denied, is_planned, measure_words, state_of, verb_above

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["KILLED", "WOUNDED", "fate_of", "is_deadly"]

KILLED, WOUNDED, HOSPITALISED = "killed", "wounded", "hospitalised"
TOLD = frozenset({KILLED, WOUNDED, HOSPITALISED, "shot", "stabbed", "burned", "poisoned"})
"""Fates that are counted."""
BY_ITSELF = frozenset({"die", "perish", "drown", "succumb", "burn"})
"""Verbs whose subject comes to harm; those who shoot, wound or kill do harm to others."""
NEAR = 4
"""Words after a noun within which a participle is its own, whatever the parse says."""
FATAL = frozenset({"fatal", "deadly", "lethal", "fatally", "mortal"})


@cache
def _harm() -> dict[str, frozenset[str]]:
    data: dict[str, Any] = lexicon("individuals")
    return {name: frozenset(words) for name, words in data["harm"].items()}


def fate_of(token: "Token") -> str:
    """The state of the one person whom a noun, name or pronoun means, "" where nothing befell.

    One of `TOLD`. What is denied, planned or attempted has not befallen anybody.
    """
    if found := _possessed(token) or _of_deed(token):
        return found
    state, predicate = state_of(token)
    if state in TOLD and predicate is not None and _undergoes(token, predicate):
        return "" if _unreal(predicate) else _worst(token, predicate, state)
    return _found(token) or _wounded(token) or _carried(token)


def _found(token: "Token") -> str:
    """ "was found dead", "pronounced her dead", "left a man dead"."""
    verb = verb_above(token) if token.dep_ in ("nsubj", "nsubjpass", "dobj", "conj") else None
    if verb is None or verb.lemma_.lower() not in ("find", "pronounce", "declare", "leave", "be"):
        return ""
    dead = any(c.lower_ == "dead" and c.i > token.i for c in verb.children)
    return KILLED if dead and not _unreal(verb) else ""


def _undergoes(token: "Token", predicate: "Token") -> bool:
    """Whether it is the person that a predicate is said of, not somebody beside or above."""
    own = predicate.head is token
    near = token.i < predicate.i <= token.i + NEAR
    if token.dep_ in ("pobj", "poss"):
        return own and not _acts(token, predicate)
    above = verb_above(token)
    joined = above is not None and (predicate is above or predicate in above.conjuncts)
    return (own or near or joined) and not _acts(token, predicate)


def _unreal(predicate: "Token") -> bool:
    if is_denied(predicate) or is_planned(predicate):
        return True
    above = [predicate.head, predicate.head.head] if predicate.head is not predicate else []
    trying = _harm()["trying"]
    near = [predicate, *above, *(c for c in predicate.children if c.dep_ in ("amod", "compound"))]
    if any(t.lemma_.lower() in trying for t in near):
        return True
    return any(c.lower_ in ("if", "unless", "before") for c in predicate.children) and (
        predicate.dep_ == "advcl" and not any(c.lower_ == "before" for c in predicate.children)
    )


def _acts(token: "Token", verb: "Token") -> bool:
    """Whether the person does it: "the boy who shot his friend", "a man killed two guards"."""
    lemma = verb.lemma_.lower()
    if verb.pos_ not in ("VERB", "AUX") or lemma in BY_ITSELF or verb.lower_ == "dead":
        return False
    if verb.dep_ == "relcl" and verb.head is token:
        return _acts_in_clause(verb)
    if any(c.dep_ in ("auxpass", "agent") for c in verb.children):
        return False
    joined = [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB"]
    thing = any(c.dep_ == "dobj" and c.i > v.i for v in (verb, *joined) for c in v.children)
    if verb.dep_ == "acl" and verb.head is token:
        return verb.tag_ == "VBG" or thing
    subject = token.dep_ == "nsubj" and token.head is verb
    if subject or (token.i < verb.i and token.dep_ not in ("dobj", "nsubjpass")):
        return thing or verb.tag_ in ("VBG", "VBZ", "VBP") or _aims(verb)
    return False


def _acts_in_clause(verb: "Token") -> bool:
    """ "the boy who shot his friend", "the man whose son was shot"; not "the boy she shot"."""
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.lower_ in ("who", "that", "whom"):
        return subject is not None and subject.dep_ == "nsubj"
    thing = any(c.dep_ in ("dobj", "auxpass", "agent") and c.i > subject.i for c in verb.children)
    return thing or any(t.lower_ in ("whose", "which", "when", "where") for t in verb.subtree)


def _aims(verb: "Token") -> bool:
    """ "shot at a car", "fired into the crowd"."""
    return any(c.dep_ == "prep" and c.lower_ in ("at", "into", "toward") for c in verb.children)


def _worst(token: "Token", predicate: "Token", state: str) -> str:
    return KILLED if state != KILLED and is_deadly(predicate) else state


def is_deadly(verb: "Token") -> bool:
    """Whether the person died of it, as the rest of the clause says: "was shot and died", "taken
    to a hospital, where he died"."""
    near = [c for c in verb.children if c.dep_ in ("conj", "relcl", "advcl")]
    for prep in (c for c in verb.children if c.dep_ == "prep"):
        goals = [g for g in prep.children if g.dep_ == "pobj"]
        near += [c for g in goals for c in g.children if c.dep_ in ("relcl", "advcl")]
    return any(_dies(other) for other in near)


def _dies(verb: "Token") -> bool:
    subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    if any(s.lower_ not in ("he", "she", "who") for s in subjects) or is_denied(verb):
        return False
    dead = any(t.lower_ == "dead" for t in verb.subtree)
    told = verb.lemma_ in ("pronounce", "declare", "find", "pronounced")
    return verb.lemma_ in ("die", "succumb") or (told and dead)


def _possessed(token: "Token") -> str:
    """ "Ruiz's death", "the boy's body"; not "his shooting of two men"."""
    noun = token.head
    if token.dep_ != "poss" or any(c.lower_ == "of" for c in noun.children):
        return ""
    words = measure_words()
    state = words.deeds.get(noun.lemma_.lower()) or words.nouns.get(noun.lemma_.lower(), "")
    return _by_deed(noun, state) if state in TOLD else ""


def _of_deed(token: "Token") -> str:
    """ "the fatal shooting of a man", "the body of a girl"."""
    if token.dep_ != "pobj" or token.head.lower_ != "of":
        return ""
    noun, words = token.head.head, measure_words()
    lemma = noun.lemma_.lower()
    state = words.deeds.get(lemma) or (KILLED if lemma in ("body", "homicide") else "")
    return _by_deed(noun, state) if state in TOLD else ""


def _by_deed(noun: "Token", state: str) -> str:
    said = {c.lower_ for c in noun.children if c.dep_ in ("amod", "compound", "nmod")}
    if said & _harm()["trying"]:
        return ""
    return KILLED if said & FATAL else state


def _wounded(token: "Token") -> str:
    """ "with a gunshot wound to the leg", "suffered injuries", "suffering from burns"."""
    verb = verb_above(token) if token.dep_ in ("nsubj", "nsubjpass", "dobj", "conj") else None
    clauses = [c for c in token.children if c.dep_ in ("acl", "relcl")]
    for holder in (token, *([verb] if verb is not None else []), *clauses):
        having = holder.lemma_.lower() in _harm()["having"]
        if having and is_denied(holder):
            continue
        for child in holder.children:
            goals = [child] if child.dep_ == "dobj" and having else []
            if child.dep_ == "prep" and child.lower_ in ("with", "from", "for", "of"):
                goals = [g for g in child.children if g.dep_ == "pobj"]
            if child.i > token.i and any(_is_wound(goal) for goal in goals):
                return KILLED if any(_is_fatal(goal) for goal in goals) else WOUNDED
    return ""


def _is_wound(noun: "Token") -> bool:
    return noun.lemma_.lower() in _harm()["wounds"]


def _is_fatal(noun: "Token") -> bool:
    return any(c.lower_ in FATAL for c in noun.children)


def _carried(token: "Token") -> str:
    """ "was rushed to a hospital", "flown to the trauma centre, where she died"."""
    verb = verb_above(token)
    passive = token.dep_ in ("nsubjpass", "dobj", "conj") or (
        verb is not None and verb.tag_ == "VBN"
    )
    if verb is None or not passive or verb.lemma_.lower() not in _harm()["carrying"]:
        return ""
    for prep in verb.children:
        if prep.dep_ != "prep" or prep.lower_ not in ("to", "in", "at"):
            continue
        for goal in prep.children:
            if goal.dep_ == "pobj" and _is_clinic(goal):
                return "" if _unreal(verb) else KILLED if is_deadly(verb) else HOSPITALISED
    return ""


def _is_clinic(goal: "Token") -> bool:
    name = {t.lower_ for t in goal.subtree if abs(t.i - goal.i) < 6}
    return bool(name & _harm()["clinics"]) or {"medical", "center"} <= name

"""What befell one person: "was shot dead", "the slaying of", "flown out, where he died"."""

import re

from reportedly.text.harms import (
    FATAL,
    HOSPITALISED,
    KILLED,
    WOUNDED,
    harm_of,
    harm_words,
    is_deadly,
)
from reportedly.text.states import is_denied, is_planned, measure_words, state_of, verb_above
from reportedly.text.tokens import Token

__all__ = ["fate_of", "is_elsewhere"]

TOLD = frozenset({KILLED, WOUNDED, HOSPITALISED, "shot", "stabbed", "burned", "poisoned"})
"""Fates that are counted."""
BY_ITSELF = frozenset({"die", "perish", "drown", "succumb", "burn"})
"""Verbs whose subject comes to harm; those who shoot, wound or kill do harm to others."""
SAYING = frozenset({"say", "tell", "report", "add", "note", "write", "announce", "confirm"})
NEAR = 4
"""Words after a noun within which a participle is its own, whatever the parse says."""


_LONG_AGO = re.compile(
    r"\b(?:in|since|of|from) (?:[A-Z][a-z]+ )?(?:19|20)\d\d\b|\byears? (?:ago|earlier|before)\b"
    r"|\blast (?:week|month|year)\b"
)
_APART = frozenset(
    {"separate", "unrelated", "another", "different", "previous", "other", "similar"}
)


def is_elsewhere(token: Token) -> bool:
    """Whether the sentence puts what it tells into another event, or years back: "in a separate
    shooting", "murdered in 2005"."""
    events = measure_words().of["events"]
    sentence = token.sent
    if _LONG_AGO.search(sentence.text):
        return True
    return any(t.lower_ in _APART and t.head.lemma_.lower() in events for t in sentence)


def fate_of(token: Token) -> str:
    """The state of the one person whom a noun, name or pronoun means, "" where nothing befell.

    One of `TOLD`. What is denied, planned or attempted has not befallen anybody.
    """
    if found := _possessed(token) or _of_deed(token) or _died(token):
        return found
    if token.dep_ == "nsubj" and token.head.lemma_ in SAYING and token.ent_type_ == "PERSON":
        return ""
    state, predicate = state_of(token)
    if state in TOLD and predicate is not None and _undergoes(token, predicate):
        return "" if _unreal(predicate) else _worst(token, predicate, state)
    harm = harm_of(token)
    return "" if harm is None or _unreal(harm[1]) else harm[0]


def _undergoes(token: Token, predicate: Token) -> bool:
    """Whether it is the person that a predicate is said of, not somebody beside or above."""
    own = predicate.head == token
    near = token.i < predicate.i <= token.i + NEAR
    if token.dep_ in ("pobj", "poss"):
        return own and not _acts(token, predicate)
    above = verb_above(token)
    joined = above is not None and (predicate == above or predicate in above.conjuncts)
    return (own or near or joined) and not _acts(token, predicate)


def _unreal(predicate: Token) -> bool:
    if is_denied(predicate) or is_planned(predicate):
        return True
    above = [predicate.head, predicate.head.head] if predicate.head != predicate else []
    trying = harm_words()["trying"]
    near = [predicate, *above, *(c for c in predicate.children if c.dep_ in ("amod", "compound"))]
    if any(t.lemma_.lower() in trying for t in near):
        return True
    if any(c.lower_ in ("if", "whether", "unless") for c in predicate.children):
        return True
    return predicate.dep_ in ("ccomp", "xcomp") and is_denied(predicate.head)


def _acts(token: Token, verb: Token) -> bool:
    """Whether the person does it: "the boy who shot his friend", "a man killed two guards"."""
    lemma = verb.lemma_.lower()
    if verb.pos_ not in ("VERB", "AUX") or lemma in BY_ITSELF or verb.lower_ == "dead":
        return False
    if verb.dep_ == "relcl" and verb.head == token:
        return _acts_in_clause(verb)
    if any(c.dep_ in ("auxpass", "agent") for c in verb.children):
        return False
    joined = [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB"]
    thing = any(c.dep_ == "dobj" and c.i > v.i for v in (verb, *joined) for c in v.children)
    if verb.dep_ == "acl" and verb.head == token:
        return verb.tag_ == "VBG" or thing
    subject = token.dep_ == "nsubj" and token.head == verb
    if subject or (token.i < verb.i and token.dep_ not in ("dobj", "nsubjpass")):
        return thing or verb.tag_ in ("VBG", "VBZ", "VBP") or _aims(verb)
    return False


def _acts_in_clause(verb: Token) -> bool:
    """ "the boy who shot his friend", "the man whose son was shot"; not "the boy she shot"."""
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.lower_ in ("who", "that", "whom"):
        return subject is not None and subject.dep_ == "nsubj"
    thing = any(c.dep_ in ("dobj", "auxpass", "agent") and c.i > subject.i for c in verb.children)
    return thing or any(t.lower_ in ("whose", "which", "when", "where") for t in verb.subtree)


def _aims(verb: Token) -> bool:
    """ "shot at a car", "fired into the crowd"."""
    return any(c.dep_ == "prep" and c.lower_ in ("at", "into", "toward") for c in verb.children)


def _worst(token: Token, predicate: Token, state: str) -> str:
    return KILLED if state != KILLED and is_deadly(predicate) else state


def _died(token: Token) -> str:
    """ "died at a hospital"."""
    verb = token.head
    dies = token.dep_ == "nsubj" and verb.lemma_.lower() in ("die", "perish", "succumb")
    return KILLED if dies and not _unreal(verb) else ""


def _possessed(token: Token) -> str:
    """ "Ruiz's death", "the boy's body"; not "his shooting of two men"."""
    noun = token.head
    if token.dep_ != "poss" or any(c.lower_ == "of" for c in noun.children):
        return ""
    words = measure_words()
    state = words.deeds.get(noun.lemma_.lower()) or words.nouns.get(noun.lemma_.lower(), "")
    return _by_deed(noun, state) if state in TOLD else ""


def _of_deed(token: Token) -> str:
    """ "the fatal shooting of a man", "the body of a girl"."""
    if token.dep_ != "pobj" or token.head.lower_ != "of":
        return ""
    noun, words = token.head.head, measure_words()
    lemma = noun.lemma_.lower()
    state = words.deeds.get(lemma) or (KILLED if lemma in ("body", "homicide") else "")
    return _by_deed(noun, state) if state in TOLD else ""


def _by_deed(noun: Token, state: str) -> str:
    said = {c.lower_ for c in noun.children if c.dep_ in ("amod", "compound", "nmod")}
    if said & harm_words()["trying"]:
        return ""
    return KILLED if said & FATAL else state

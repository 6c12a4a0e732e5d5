"""Harm that other words tell: "were taken to hospital", "hit by gunfire", "found dead"."""

from collections.abc import Collection
from functools import cache
from typing import Any

from reportedly.lexicon.load import lexicon
from reportedly.text.ages import is_age, is_label
from reportedly.text.governors import governor, verb_above
from reportedly.text.moods import is_denied
from reportedly.text.tokens import Token

__all__ = [
    "FATAL",
    "HOSPITALISED",
    "KILLED",
    "WOUNDED",
    "harm_of",
    "harm_words",
    "harmed",
    "is_deadly",
]

KILLED, WOUNDED, HOSPITALISED = "killed", "wounded", "hospitalised"
FATAL = frozenset({"fatal", "deadly", "lethal", "fatally", "mortal"})
ROLES = ("nsubj", "nsubjpass", "dobj", "conj", "nummod", "appos")


@cache
def harm_participles() -> dict[str, str]:
    participles: dict[str, str] = lexicon("individuals")["participles"]
    return participles


@cache
def harm_words() -> dict[str, frozenset[str]]:
    data: dict[str, Any] = lexicon("individuals")
    return {name: frozenset(words) for name, words in data["harm"].items()}


def harm_of(head: Token) -> tuple[str, Token] | None:
    """What befell the people that a noun or bare number stands for, where no verb of harm has them
    as its subject or object; with the predicate. None where nothing of the kind is told."""
    if head.dep_ not in ROLES:
        return None
    verb = verb_above(head)
    if verb is None:
        return None
    found = _found(head, verb) or _hit(head, verb) or _wounded(head, verb) or _carried(head, verb)
    return (found, verb) if found else None


def is_deadly(verb: Token) -> bool:
    """Whether people died of it, as the rest of the clause says: "was shot and died", "taken to a
    hospital, where he died"."""
    near = [c for c in verb.children if c.dep_ in ("conj", "relcl", "advcl")]
    for prep in (c for c in verb.children if c.dep_ == "prep"):
        goals = [g for g in prep.children if g.dep_ == "pobj"]
        near += [c for g in goals for c in g.children if c.dep_ in ("relcl", "advcl")]
    return any(_dies(other) for other in near)


def _dies(verb: Token) -> bool:
    subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    if any(s.lower_ not in ("he", "she", "who", "they", "both") for s in subjects):
        return False
    dead = any(t.lower_ == "dead" for t in verb.subtree)
    told = verb.lemma_ in ("pronounce", "declare", "find") and dead
    return (told or verb.lemma_ in ("die", "succumb")) and not is_denied(verb)


def _found(head: Token, verb: Token) -> str:
    """ "was found dead", "pronounced her dead", "left a man dead"."""
    if verb.lemma_.lower() not in ("find", "pronounce", "declare", "leave", "be"):
        return ""
    dead = next((c for c in verb.children if c.lower_ == "dead" and c.i > head.i), None)
    between = head.doc[head.i + 1 : dead.i] if dead is not None else ()
    others = any(t.pos_ in ("NOUN", "PROPN", "NUM") for t in between)
    return KILLED if dead is not None and not others else ""


def _hit(head: Token, verb: Token) -> str:
    """ "were hit by gunfire", "a bullet struck a boy"."""
    if verb.lemma_.lower() not in ("hit", "strike", "graze", "wound", "injure"):
        return ""
    things = [c for c in verb.children if c.dep_ == "nsubj" and head.dep_ == "dobj"]
    agents = [c for c in verb.children if c.dep_ in ("agent", "prep") and c.lower_ in ("by", "in")]
    things += [g for agent in agents for g in agent.children]
    shot = any(t.lemma_.lower() in harm_words()["missiles"] for t in things)
    return "" if not shot else KILLED if is_deadly(verb) else "shot"


def _wounded(head: Token, verb: Token) -> str:
    """ "with a gunshot wound to the leg", "suffered injuries", "suffering from burns"."""
    clauses = [c for c in head.children if c.dep_ in ("acl", "relcl")]
    for holder in (head, verb, *clauses):
        having = holder.lemma_.lower() in harm_words()["having"]
        if having and is_denied(holder):
            continue
        for child in holder.children:
            goals = [child] if child.dep_ == "dobj" and having else []
            if child.dep_ == "prep" and child.lower_ in ("with", "from", "for", "of"):
                goals = [g for g in child.children if g.dep_ == "pobj"]
            if child.i > head.i and any(_is_wound(goal) for goal in goals):
                return KILLED if any(_is_fatal(goal) for goal in goals) else WOUNDED
    return ""


def _is_wound(noun: Token) -> bool:
    return noun.lemma_.lower() in harm_words()["wounds"]


def _is_fatal(noun: Token) -> bool:
    return any(c.lower_ in FATAL for c in noun.children)


def _carried(head: Token, verb: Token) -> str:
    """ "was rushed to a hospital", "flown to the trauma centre, where she died"."""
    found = governor(head)
    if found is None or found[0] != verb or found[1] not in ("dobj", "nsubjpass"):
        return ""
    if verb.lemma_.lower() not in harm_words()["carrying"]:
        return ""
    for prep in verb.children:
        there = prep.dep_ == "prep" and prep.lower_ in ("to", "in", "at")
        if there and any(g.dep_ == "pobj" and _is_clinic(g) for g in prep.children):
            return KILLED if is_deadly(verb) else HOSPITALISED
    return ""


def _is_clinic(goal: Token) -> bool:
    name = {t.lower_ for t in goal.subtree if abs(t.i - goal.i) < 6}
    return bool(name & harm_words()["clinics"]) or {"medical", "center"} <= name


SOFT = frozenset({"struck", "treated", "sent", "shipped", "present", "transferred", "evacuated"})
"""Known states beside which harm is the news."""


def harmed(
    head: Token, state: str, predicate: Token | None, known: "Collection[str]"
) -> tuple[str, Token | None]:
    """The state of what is counted, in terms of harm where the clause tells harm: people "taken to
    hospital" are hospitalised, "five people shot at a party" shot nobody. An age or the number of
    a channel counts nobody; it is "aged"."""
    if head.like_num and (is_age(head) or is_label(head)):
        return "aged", head
    if (said := _said_at_once(head)) is not None and state != KILLED:
        return said
    if state in known and state not in SOFT:
        return state, predicate
    return harm_of(head) or (state, predicate)


def _said_at_once(head: Token) -> tuple[str, Token] | None:
    """The participle after people, with or without the verb: "five people shot at a party", "left
    nine people injured", "three others seriously wounded"."""
    doc, at = head.doc, head.i + 1
    while at < len(doc) and doc[at].tag_ == "RB" and at < head.i + 4:
        at += 1
    if at >= len(doc) or doc[at].sent.start != head.sent.start:
        return None
    token = doc[at]
    state = harm_participles().get(token.lower_, "")
    after = doc[at + 1] if at + 1 < len(doc) else token
    thing = after.pos_ in ("DET", "NUM", "PRON", "NOUN", "PROPN") and after != token
    if not state or thing or any(c.dep_ == "dobj" for c in token.children):
        return None
    if token.lower_ == "shot" and _aims(token):
        return None
    before, behind = doc[head.i + 1 : at].text.lower(), doc[at + 1 : at + 3].text.lower()
    fatal = "fatally" in before or behind.startswith("dead") or behind == "to death"
    return (KILLED if fatal else state), token


def _aims(verb: Token) -> bool:
    """ "shot at a car", "shot into the crowd"; not "shot at a party"."""
    for prep in (c for c in verb.children if c.dep_ == "prep" and c.i > verb.i):
        aimed = prep.lower_ in ("into", "toward", "towards")
        goals = {g.lemma_.lower() for g in prep.children} if prep.lower_ == "at" else set()
        if aimed or goals & harm_words()["targets"]:
            return True
    return verb.tag_ == "VBG"

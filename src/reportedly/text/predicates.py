"""What a verb says of those counted that hang from it: "were injured", "lost their homes"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportedly.text.vocabulary import Words, measure_words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_known", "said_of", "with_other"]


def said_of(verb: "Token", role: str, words: Words) -> str:
    lemma = verb.lemma_.lower()
    beside = [c.lower_ for c in verb.children if c.dep_ in ("prt", "advmod") and c.i > verb.i]
    particle = beside[0] if beside else ""
    if particle and f"{lemma} {particle}" in words.states:
        return words.states[f"{lemma} {particle}"]
    if role == "nsubj" and (state := words.phrase(verb)):
        return state
    if lemma == "be":
        return _copula(verb, role, words)
    if role != "nsubj" and (state := _forced(verb, words)):
        return state
    if role == "dobj" and lemma in words.cargo["verbs"] and _holds_cargo(verb, words):
        return "shipped"
    if role == "nsubj":
        return _of_agent(verb, lemma, words)
    return with_other(verb, words.state(verb) or lemma)


def _doing(verb: "Token", words: Words) -> str:
    """ "stopped work", "lost their homes": what those do says their state."""
    lemma = verb.lemma_.lower()
    for child in verb.children:
        goals = child.children if child.dep_ == "prep" else (child,)
        for goal in goals:
            state = words.doings.get(f"{lemma} {goal.lemma_.lower()}", "")
            if state and goal.dep_ in ("dobj", "pobj", "npadvmod"):
                return state
    return ""


def _forced(verb: "Token", words: Words) -> str:
    """ "forced 12,000 people to leave"."""
    if verb.lemma_.lower() not in ("force", "order", "oblige", "compel", "tell"):
        return ""
    goals = (c for c in verb.children if c.dep_ in ("xcomp", "ccomp", "advcl"))
    return next((s for c in goals if (s := words.forced.get(c.lemma_.lower(), ""))), "")


def _holds_cargo(verb: "Token", words: Words) -> bool:
    return any(
        c.dep_ == "nsubj" and c.lemma_.lower() in words.cargo["holders"] for c in verb.children
    )


def _copula(verb: "Token", role: str, words: Words) -> str:
    """ "were injured", "are in Russia", "were among the dead"."""
    for child in verb.children:
        if child.dep_ in ("acomp", "oprd") or (child.dep_ == "attr" and role == "nsubj"):
            lemma = child.lemma_.lower()
            state = words.state(child) or words.nouns.get(lemma, "")
            if state:
                return with_other(child, state)
            if child.dep_ == "acomp":
                return lemma
    if role == "nsubj" and any(c.dep_ == "prep" for c in verb.children):
        return words.states["be"]
    return words.states["be"] if role == "attr" and _expletive(verb) else ""


def _expletive(verb: "Token") -> bool:
    return any(c.dep_ == "expl" for c in verb.children)


def _of_agent(verb: "Token", lemma: str, words: Words) -> str:
    """The state of those who act; a verb with an object says what they do, not their fate."""
    thing = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if state := _doing(verb, words):
        return state
    if lemma in words.of["light"] and thing is not None:
        noun = thing.lemma_.lower()
        return words.states.get(noun.removesuffix("ing"), words.states.get(noun, noun))
    if thing is None and (state := words.agents.get(lemma) or words.state(verb)):
        return with_other(verb, state)
    return lemma


def with_other(token: "Token", state: str) -> str:
    """ "killed and wounded" is one state; a second clause with a subject of its own is not."""
    words = measure_words()
    for other in _conjuncts(token):
        verbs = [t for t in (token, other) if _has_object(t)]
        if len(verbs) == 2 or (verbs and "ADJ" in (token.pos_, other.pos_)):
            continue
        pair = {state, words.state(other)}
        if pair == {"killed", "wounded"}:
            return "killed or wounded"
        if pair == {"killed", "missing"}:
            return "killed or missing"
    return state


def _has_object(verb: "Token") -> bool:
    return any(c.dep_ == "dobj" for c in verb.children)


def _conjuncts(token: "Token") -> Iterator["Token"]:
    for child in token.children:
        if child.dep_ == "conj" and not any(
            c.dep_ in ("nsubj", "nsubjpass") for c in child.children
        ):
            yield child
    own = any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children)
    if token.dep_ == "conj" and token.head is not token and not own:
        yield token.head


def is_known(verb: "Token", role: str, words: Words) -> bool:
    lemma = verb.lemma_.lower()
    if lemma == "be" or role == "pobj" or lemma in words.of["levels"]:
        return any(c.dep_ in ("acomp", "prep") for c in verb.children) and role == "nsubj"
    if _doing(verb, words) or _forced(verb, words):
        return True
    return lemma in words.states or bool(words.state(verb))

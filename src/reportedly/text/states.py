"""What is said of something counted: "were killed and wounded", "the toll rose to", "deployed"."""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from reportedly.lexicon.load import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "Words",
    "base_state",
    "governor",
    "is_denied",
    "is_miscounted",
    "is_planned",
    "measure_words",
    "state_of",
    "verb_above",
]

CLIMB = 10
"""How far up the tree a predicate is looked for."""


class Words:
    """The word lists of measures, as sets."""

    def __init__(self) -> None:
        data = lexicon("measures")
        self.classes = {word: name for name, words in data["classes"].items() for word in words}
        self.nouns: dict[str, str] = data["nouns"]
        self.states: dict[str, str] = data["states"]
        self.soldiers: dict[str, str] = data["states_of_soldiers"]
        self.agents: dict[str, str] = data["states_of_agents"]
        self.cargo = {name: frozenset(words) for name, words in data["cargo"].items()}
        self.phrases: dict[str, str] = data["phrases"]
        self.deeds: dict[str, str] = data["deeds"]
        self.doings: dict[str, str] = data["doings"]
        self.forced: dict[str, str] = data["states_of_forced"]
        self.workers: dict[str, str] = data["states_of_workers"]
        self.kinds = {name: frozenset(words) for name, words in data["kinds"].items()}
        self.of = {name: frozenset(words) for name, words in data["predicates"].items()}
        tables = (self.nouns, self.states, self.agents, self.phrases, self.deeds, self.doings,
                  self.forced, self.workers, self.soldiers)  # fmt: skip
        self.known = frozenset(state for table in tables for state in table.values())

    def state(self, token: "Token") -> str:
        """The state that a word says by its form or lemma, "" for none."""
        return self.states.get(token.lower_) or self.states.get(token.lemma_.lower(), "")

    def phrase(self, verb: "Token") -> str:
        """The state that a phrase on a word says: "are on strike", "people in shelters"."""
        for prep in verb.children:
            for goal in prep.children if prep.dep_ == "prep" else ():
                if state := self.phrases.get(f"{prep.lower_} {goal.lemma_.lower()}"):
                    return state
        return ""


@cache
def measure_words() -> Words:
    return Words()


def verb_above(token: "Token") -> "Token | None":
    """The nearest verb that governs a token, through nouns and prepositions."""
    for _ in range(CLIMB):
        if token.head is token:
            return token if token.pos_ in ("VERB", "AUX") else None
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return token
    return None


def governor(head: "Token") -> "tuple[Token, str] | None":
    """The verb of a counted noun (or bare number), and the role the noun plays in it.

    The role is the dependency label ("nsubj", "nsubjpass", "dobj", …); for a noun in a
    prepositional phrase it is "pobj".
    """
    token = head
    while token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.i < token.i:
        token = token.head.head
    while token.dep_ in ("conj", "appos", "nummod", "quantmod", "compound", "amod") and (
        token.head is not token and token.head.pos_ not in ("VERB", "AUX")
    ):
        token = token.head
    role = token.dep_
    if role == "pobj":
        above = verb_above(token)
        return (above, "pobj") if above is not None else None
    if token.head.pos_ in ("VERB", "AUX") and token.head is not token:
        return token.head, role
    above = verb_above(token)
    return (above, role) if above is not None and above is not token else None


HARMED = ("shot", "stabbed", "wounded", "struck", "burned", "poisoned")


def state_of(head: "Token") -> "tuple[str, Token | None]":
    """The state of what ``head`` counts, and the predicate that says it ("" where none does)."""
    state, predicate = _state_of(head, measure_words())
    if predicate is not None and (state in HARMED or predicate.lemma_ in ("pronounce", "declare")):
        return "killed" if _is_fatal(predicate) else state, predicate
    return state, predicate


def _is_fatal(verb: "Token") -> bool:
    """ "fatally shot", "shot dead", "stabbed to death", "shot and killed", "pronounced dead"."""
    near = [
        verb,
        *verb.children,
        *(verb.nbor(n) for n in (-1, 1) if 0 <= verb.i + n < len(verb.doc)),
    ]
    if any(t.lower_ in ("fatally", "dead") for t in near):
        return True
    goals = (g for c in verb.children if c.lower_ == "to" for g in c.children)
    if any(goal.lower_ == "death" for goal in goals):
        return True
    also = (c for c in verb.children if c.dep_ == "conj" and c.lemma_ in ("kill", "die"))
    return any(all(not g.dep_.startswith("nsubj") for g in c.children) for c in also)


def _state_of(head: "Token", words: Words) -> "tuple[str, Token | None]":
    if (said := _said_next(head, words)) is not None:
        return said
    found = governor(head)
    if found is not None and found[1] == "pobj":
        return _of_phrase(head, found[0], words)
    clause, verb_state = _clause_of(head), ""
    if found is not None:
        verb_state = _state(found[0], found[1], words)
        if verb_state and _is_known(found[0], found[1], words):
            return verb_state, found[0]
    if clause is not None:
        lemma = clause.lemma_.lower()
        return _with_other(clause, words.state(clause) or lemma), clause
    above = found[0] if found is not None else None
    if state := words.phrase(head) or (words.phrase(above) if above is not None else ""):
        return state, above
    return verb_state, found[0] if found is not None else None


SKIPPED = ("be", "have", "get", "still", "also", "now", "already", "been", "being", "feared")
"""Words between what is counted and its participle."""


GRAVELY = ("critically", "seriously", "severely", "badly", "gravely")


def _said_next(head: "Token", words: Words) -> "tuple[str, Token] | None":
    """The participle or phrase that follows at once: "12 dead", "people were still missing".

    The words themselves are surer here than the parse, which loses its way in headlines and after
    "between 30 and 40".
    """
    at, doc = head.i + 1, head.doc
    bare = at
    while at < len(doc) and at - head.i < 6 and _is_light(doc[at]):
        at += 1
    if at >= len(doc) or doc[at].sent.start != head.sent.start:
        return None
    token = doc[at]
    alone = head.pos_ == "NUM" and bare < len(doc) and doc[bare].lower_ in GRAVELY
    if alone and not words.state(token):
        return "wounded", doc[bare]
    if at > bare and token.dep_ == "prep" and token.i + 1 < len(doc):
        goal = next((c for c in token.children if c.dep_ == "pobj"), token.nbor())
        state = words.phrases.get(f"{token.lower_} {goal.lemma_.lower()}", "")
        return (state, token.head) if state and token.head.pos_ in ("AUX", "VERB") else None
    small = token.pos_ == "ADJ" and token.head.lemma_ in ("leave", "find")
    beside = at == bare and (head.pos_ == "NUM" or small or token.lower_ in ("dead", "missing"))
    going = token.tag_ == "VBG" and words.state(token) in words.kinds["stock"]
    if not (going or token.tag_ in ("VBN", "JJ", "VBD")) or not (at > bare or beside):
        return None
    own = [c for c in token.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < head.i - 8]
    state = "" if own else words.state(token)
    return (_with_other(token, state), token) if state else None


def _is_light(token: "Token") -> bool:
    return token.lemma_.lower() in SKIPPED or token.lower_ in SKIPPED or token.tag_ == "RB"


def _of_phrase(head: "Token", verb: "Token", words: Words) -> "tuple[str, Token]":
    """The state of a noun in a phrase: what the deed says that it is of ("the deaths of 12"), a
    participle on it, or nothing; what happens in three hospitals does not happen to them."""
    clause = _clause_of(head)
    if clause is not None and (state := words.state(clause)):
        return _with_other(clause, state), clause
    if head.dep_ == "pobj" and head.head.lower_ in ("of", "in"):
        deed = head.head.head
        if head.head.lower_ == "of" and (state := words.deeds.get(deed.lemma_.lower(), "")):
            return state, verb
    return words.phrase(head), verb


def _clause_of(head: "Token") -> "Token | None":
    """A participle or relative clause on the noun: "soldiers killed in the attack"."""
    for child in head.children:
        if child.dep_ == "acl" and child.tag_ in ("VBN", "VBG"):
            return child
        if child.dep_ == "relcl" and child.pos_ == "VERB":
            return child
    return None


def base_state(state: str) -> str:
    """The state without its mood: "expected dismissed" is dismissed."""
    for mood in ("not ", "expected ", "newly "):
        state = state.removeprefix(mood)
    return state


def _is_known(verb: "Token", role: str, words: Words) -> bool:
    lemma = verb.lemma_.lower()
    if lemma == "be" or role == "pobj" or lemma in words.of["levels"]:
        return any(c.dep_ in ("acomp", "prep") for c in verb.children) and role == "nsubj"
    if _doing(verb, words) or _forced(verb, words):
        return True
    return lemma in words.states or bool(words.state(verb))


def _state(verb: "Token", role: str, words: Words) -> str:
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
    return _with_other(verb, words.state(verb) or lemma)


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
                return _with_other(child, state)
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
        return _with_other(verb, state)
    return lemma


def _with_other(token: "Token", state: str) -> str:
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


def _conjuncts(token: "Token") -> "Iterator[Token]":
    for child in token.children:
        if child.dep_ == "conj" and not any(
            c.dep_ in ("nsubj", "nsubjpass") for c in child.children
        ):
            yield child
    own = any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children)
    if token.dep_ == "conj" and token.head is not token and not own:
        yield token.head


def is_miscounted(predicate: "Token | None") -> bool:
    """ "Four bodies had been counted twice": what is said of the count, not of the dead."""
    if predicate is None or predicate.lemma_.lower() not in measure_words().of["miscounts"]:
        return False
    wrong = ("twice", "double", "wrongly", "mistakenly", "erroneously", "incorrectly", "again")
    told = any(c.lower_ in wrong for c in predicate.children)
    return told or predicate.lemma_.lower() != "count"


def is_denied(predicate: "Token") -> bool:
    """Whether the predicate is negated: "the shells were not delivered"."""
    return any(c.dep_ == "neg" for c in predicate.children)


def is_planned(predicate: "Token") -> bool:
    """Whether the predicate is intended or expected, and not said to have happened."""
    words = measure_words()
    if any(c.dep_ == "aux" and c.lower_ in words.of["modals"] for c in predicate.children):
        return not any(c.lower_ in ("have", "has") and c.dep_ == "aux" for c in predicate.children)
    if not any(c.dep_ == "aux" and c.lower_ == "to" for c in predicate.children):
        return False
    if any(c.dep_ == "aux" and c.lower_ == "have" for c in predicate.children):
        return False
    return predicate.dep_ == "xcomp" and predicate.head.lemma_.lower() in words.of["intents"]

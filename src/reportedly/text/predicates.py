"""What a verb says of those counted that hang from it: "were injured", "lost their homes"."""

from collections.abc import Iterator

from reportedly.text.participles import noun_lemma, participle_of
from reportedly.text.tokens import Token
from reportedly.text.vocabulary import Words, measure_words

__all__ = ["is_known", "of_agent", "particle_of", "said_of", "undergone", "with_other"]


NAMES = ("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "PRODUCT")
BESIDE = ("prt", "advmod", "acomp", "oprd", "amod", "advcl")
"""What may make another verb of one: "laid off", "tested positive"."""


def said_of(verb: Token, role: str, words: Words) -> str:
    """The state of what plays ``role`` (a dependency label, as `governor` gives it) in a verb.

    What a list knows has the list's name; else what is undergone is named by the participle
    ("three statues were taken down": "taken down"), and what is done to something by verb and
    object ("12 states signed the treaty": "sign treaty").
    """
    lemma = verb.lemma_.lower()
    beside = (c.lower_ for c in verb.children if c.i > verb.i and c.dep_ in BESIDE)
    if state := next(
        (words.states[k] for w in beside if (k := f"{lemma} {w}") in words.states), ""
    ):
        return state
    state = words.phrase(verb)
    lying = lemma in words.of["lying"] or not words.state(verb)
    if state and (
        (role == "nsubj" and lying)
        or state in ("hospitalised", "rescued", "on strike", "in shelters")
    ):
        return state
    if role == "dobj" and lemma in words.of["involving"] and _is_stoppage(verb, words):
        return "on strike"
    if lemma == "do" or verb.ent_type_ in NAMES:  # "as millions did"; a name taken for a verb
        return ""
    if lemma in ("remain", "stay", "become", "go") and (state := _complement(verb, words)):
        return state
    if lemma == "be":
        return _copula(verb, role, words)
    if role != "nsubj" and (state := _forced(verb, words)):
        return state
    if role == "dobj" and lemma in words.cargo["verbs"] and _holds_cargo(verb, words):
        return "shipped"
    if role == "nsubj":
        return of_agent(verb, words)
    return with_other(verb, words.state(verb) or undergone(verb))


def particle_of(verb: Token) -> str:
    """ "down" in "taken down", "" where there is none."""
    beside = (c for c in verb.children if c.dep_ in ("prt", "advmod") and c.i > verb.i)
    first = next(beside, None)
    return first.lower_ if first is not None and (first.dep_ == "prt" or _joins(first)) else ""


def _joins(adverb: Token) -> bool:
    return adverb.lower_ in measure_words().of["particles"] and adverb.i == adverb.head.i + 1


def undergone(verb: Token) -> str:
    """What a verb no list knows does to its object or, without one, to who does it."""
    particle = particle_of(verb)
    return f"{participle_of(verb)} {particle}" if particle else participle_of(verb)


def _doing(verb: Token, words: Words) -> str:
    """ "stopped work", "lost their homes": what those do says their state."""
    lemma = verb.lemma_.lower()
    for child in verb.children:
        goals = child.children if child.dep_ == "prep" else (child,)
        for goal in goals:
            state = words.doings.get(f"{lemma} {goal.lemma_.lower()}", "")
            if state and goal.dep_ in ("dobj", "pobj", "npadvmod"):
                return state
    return ""


def _forced(verb: Token, words: Words) -> str:
    """ "forced 12,000 people to leave"; an order to leave has moved nobody yet."""
    if verb.lemma_.lower() not in ("force", "order", "oblige", "compel", "tell"):
        return ""
    goals = (c.lemma_.lower() for c in verb.children if c.dep_ in ("xcomp", "ccomp", "advcl"))
    goal = next((goal for goal in goals if goal in words.forced), "")
    only_told = verb.lemma_.lower() in ("order", "tell")
    if goal and only_told:
        return f"{participle_of(verb)} to {goal}"
    return words.forced.get(goal, "")


def _holds_cargo(verb: Token, words: Words) -> bool:
    return any(
        c.dep_ == "nsubj" and c.lemma_.lower() in words.cargo["holders"] for c in verb.children
    )


def _is_stoppage(verb: Token, words: Words) -> bool:
    subjects = (c for c in verb.children if c.dep_ == "nsubj")
    return any(c.lemma_.lower() in words.of["stoppages"] for c in subjects)


def _copula(verb: Token, role: str, words: Words) -> str:
    """ "were injured", "are in Russia", "were among the dead", "are without heating"."""
    for child in verb.children:
        if child.dep_ in ("acomp", "oprd") or (child.dep_ == "attr" and role == "nsubj"):
            state = words.state(child) or words.nouns.get(child.lemma_.lower(), "")
            if state:
                return with_other(child, state)
            if child.dep_ == "acomp":
                return child.lower_
    if role == "nsubj" and any(c.lower_ == "there" and c.dep_ == "advmod" for c in verb.children):
        return words.states["be"]
    if role == "nsubj" and (phrase := next(_phrases(verb), None)) is not None:
        return _in_phrase(phrase, words)
    return words.states["be"] if role == "attr" and _expletive(verb) else ""


def _complement(verb: Token, words: Words) -> str:
    """ "remained missing", "went missing"."""
    said = (c for c in verb.children if c.dep_ in ("acomp", "oprd", "xcomp") and c.i > verb.i)
    return next((state for c in said if (state := words.states.get(c.lower_, ""))), "")


def _phrases(verb: Token) -> Iterator[Token]:
    return (c for c in verb.children if c.dep_ == "prep" and c.i > verb.i)


def _in_phrase(phrase: Token, words: Words) -> str:
    """Those at a named place are present there; another phrase is a state: "at risk"."""
    goal = next((c for c in phrase.children if c.dep_ == "pobj"), None)
    named = goal is not None and any(t.pos_ == "PROPN" for t in goal.subtree)
    if goal is None or named or goal.pos_ != "NOUN" or phrase.lower_ in ("for", "like", "as"):
        return words.states["be"] if phrase.lower_ in words.of["locatives"] else ""
    return f"{phrase.lower_} {noun_lemma(goal)}"


def _expletive(verb: Token) -> bool:
    return any(c.dep_ == "expl" for c in verb.children)


def of_agent(verb: Token, words: Words) -> str:
    """The state of those who act; a verb with an object says what they do, not their fate."""
    lemma = words.acts.get(verb.lemma_.lower(), verb.lemma_.lower())
    if lemma == "vote":
        return _vote(verb)
    if lemma in words.doers:
        return words.doers[lemma]
    thing = next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")), None)
    if thing is None and any(c.dep_ == "ccomp" for c in verb.children):  # "think rents are high"
        return lemma
    if state := _doing(verb, words):
        return state
    if lemma in words.of["light"] and thing is not None:
        noun = thing.lemma_.lower()
        return words.states.get(noun.removesuffix("ing"), words.states.get(noun, noun))
    if thing is None:
        state = words.agents.get(lemma) or words.state(verb)
        return with_other(verb, state) if state else _acting(verb)
    act = f"{lemma} {particle_of(verb)}".strip()
    if thing.pos_ not in ("NOUN", "PROPN") or thing.ent_type_ in ("DATE", "TIME"):
        return act
    return f"{act} {noun_lemma(thing) if thing.pos_ == 'NOUN' else thing.text}"


def _vote(verb: Token) -> str:
    """Votes for and against something are never one count: "voted against", "voted to strike"."""
    for child in verb.children:
        if child.lower_ in ("for", "against") and child.dep_ == "prep":
            return f"voted {child.lower_}"
        if child.lower_ == "in" and any(g.lower_ in ("favour", "favor") for g in child.children):
            return "voted for"
        if child.dep_ == "xcomp" and child.i > verb.i:
            return f"voted to {child.lemma_.lower()}"
    return "voted"


def _acting(verb: Token) -> str:
    """ "are sleeping" is a state that goes on, "resigned" one that came about; "pleaded guilty",
    "applied for asylum"."""
    lasting = verb.tag_ == "VBG" and any(c.lemma_ == "be" for c in verb.children)
    state = verb.lower_ if lasting else undergone(verb)
    for child in verb.children:
        if child.dep_ in ("acomp", "oprd") and child.pos_ == "ADJ" and child.i == verb.i + 1:
            return f"{state} {child.lower_}"
        if child.lower_ == "for" and child.dep_ == "prep":
            goals = (g for g in child.children if g.pos_ == "NOUN" and g.ent_type_ == "")
            return next((f"{state} for {noun_lemma(g)}" for g in goals), state)
    return state


def with_other(token: Token, state: str) -> str:
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


def _has_object(verb: Token) -> bool:
    return any(c.dep_ == "dobj" for c in verb.children)


def _conjuncts(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ == "conj" and not any(
            c.dep_ in ("nsubj", "nsubjpass") for c in child.children
        ):
            yield child
    own = any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children)
    if token.dep_ == "conj" and token.head != token and not own:
        yield token.head


def is_known(verb: Token, role: str, words: Words) -> bool:
    lemma = verb.lemma_.lower()
    if lemma == "be" or role == "pobj" or lemma in words.of["levels"]:
        return any(c.dep_ in ("acomp", "prep") for c in verb.children) and role == "nsubj"
    if _doing(verb, words) or _forced(verb, words):
        return True
    return lemma in words.states or bool(words.state(verb))

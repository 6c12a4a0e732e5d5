"""What is said of something counted: "were killed and wounded", "the toll rose to", "deployed"."""

from reportedly.text.governors import clause_of, governor, level_noun, lowered, verb_above
from reportedly.text.harms import harmed
from reportedly.text.moods import is_denied, is_miscounted, is_planned
from reportedly.text.predicates import is_known, of_agent, said_of, undergone, with_other
from reportedly.text.tokens import Token
from reportedly.text.vocabulary import Words, base_state, measure_words

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

HARMED = ("shot", "stabbed", "wounded", "struck", "burned", "poisoned")


def state_of(head: Token) -> tuple[str, Token | None]:
    """The state of what ``head`` counts, and the predicate that says it ("" where none does)."""
    words = measure_words()
    state, predicate = harmed(head, *_state_of(head, words), words.known)
    if predicate is not None and (state in HARMED or predicate.lemma_ in ("pronounce", "declare")):
        return "killed" if _is_fatal(predicate) else state, predicate
    return state, predicate


def _is_fatal(verb: Token) -> bool:
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


def _state_of(head: Token, words: Words) -> tuple[str, Token | None]:
    if (said := _said_next(head, words)) is not None:
        return said
    found = governor(head)
    if found is not None and found[1] == "pobj":
        return _of_phrase(head, found[0], words)
    clause, verb_state = clause_of(head), ""
    if found is not None:
        found = lowered(*(_shown(head, *found) or found))
        verb_state = said_of(found[0], found[1], words)
        if verb_state and is_known(found[0], found[1], words):
            return verb_state, found[0]
    if clause is not None:
        state = with_other(clause, _in_clause(clause, words))
        if state in words.known or not verb_state:
            return state, clause
    above = found[0] if found is not None else None
    if state := words.phrase(head) or (words.phrase(above) if above is not None else ""):
        return state, above
    return verb_state, found[0] if found is not None else None


def _shown(head: Token, verb: Token, role: str) -> tuple[Token, str] | None:
    """The verb right after the noun, where the parse makes it the object of the saying: "a poll
    showed 55 percent of voters [disapproved]"."""
    if role != "dobj" or verb.lemma_.lower() not in measure_words().of["showing"]:
        return None
    for token in head.doc[head.i + 1 : min(head.i + 9, head.sent.end - 1)]:
        clause = token.dep_ in ("relcl", "acl") and not _acts(token)
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD", "VBN") and not clause:
            below = token.head if token.dep_ in ("aux", "auxpass") else token
            passive = any(c.dep_ == "auxpass" for c in below.children)
            return below, "nsubjpass" if passive else "nsubj"
        ends = token.text == "," and token.nbor().lower_ not in ("or", "were", "was", "are", "had")
        if ends or token.pos_ in ("VERB", "PRON", "SCONJ") or token.text in (".", ";", ":"):
            return None
    return None


def _acts(verb: Token) -> bool:
    """Whether a verb that the parse takes for a participle tells what its noun does."""
    words = measure_words()
    return verb.lemma_.lower() in words.acts or any(c.dep_ == "dobj" for c in verb.children)


def _in_clause(clause: Token, words: Words) -> str:
    """What a participle or relative clause says of its noun: "the shells [used by the army]"."""
    if clause.dep_ == "acl":
        return said_of(clause, "nsubj" if clause.tag_ == "VBG" else "nsubjpass", words)
    subjects = (c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass"))
    subject = next((c for c in subjects if c.tag_ in ("WDT", "WP")), None)
    return said_of(clause, subject.dep_ if subject is not None else "dobj", words)


SKIPPED = ("be", "have", "get", "still", "also", "now", "already", "been", "being", "feared")
"""Words between what is counted and its participle."""


GRAVELY = ("critically", "seriously", "severely", "badly", "gravely")


def _said_next(head: Token, words: Words) -> tuple[str, Token] | None:
    """The participle or phrase that follows at once: "12 dead", "people were still missing".

    The words themselves are surer here than the parse, which loses its way in headlines and after
    "between 30 and 40".
    """
    at, doc = head.i + 1, head.doc
    if head.i > 1 and doc[head.i - 1].text == ":":  # "Injured: 40"
        label = doc[head.i - 2]
        state = words.state(label) or words.nouns.get(label.lemma_.lower(), "")
        return (state, label) if state else None
    if head.pos_ == "NUM" and at + 2 < len(doc) and doc[at].lower_ == "of":  # "64 of them in care"
        at += 2 * (doc[at + 1].lower_ in ("them", "whom", "these", "those"))
        if state := _phrase_at(doc[at], words) if at > head.i + 1 else "":
            return state, doc[at]
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
    lying = words.phrase(token) if token.lemma_.lower() in words.of["lying"] else ""
    state = "" if own else lying or words.state(token)
    return (with_other(token, state), token) if state else None


def _phrase_at(token: Token, words: Words) -> str:
    goal = next((c for c in token.children if c.dep_ == "pobj"), None)
    return words.phrases.get(f"{token.lower_} {goal.lemma_.lower()}", "") if goal else ""


def _is_light(token: Token) -> bool:
    return token.lemma_.lower() in SKIPPED or token.lower_ in SKIPPED or token.tag_ == "RB"


def _of_phrase(head: Token, verb: Token, words: Words) -> tuple[str, Token]:
    """The state of a noun in a phrase: what the deed says that it is of ("the deaths of 12"), a
    participle on it, or nothing; what happens in three hospitals does not happen to them."""
    clause = clause_of(head)
    if clause is not None and (state := words.state(clause)):
        return with_other(clause, state), clause
    noun = level_noun(verb) if head.head.lower_ in ("at", "to") else None
    if head.dep_ == "pobj" and noun is not None and noun.i < head.i:
        return words.nouns.get(noun.lemma_.lower(), "") or words.phrase(head), verb
    if head.dep_ == "pobj" and head.head.dep_ == "agent":
        return of_agent(verb, words), verb
    giving = head.head.lower_ == "to" and verb.lemma_.lower() in words.of["giving"]
    if head.dep_ == "pobj" and (giving or head.head.dep_ == "dative"):  # "gave drops to 552 men"
        return undergone(verb), verb
    if head.dep_ == "pobj" and head.head.lower_ in ("of", "in", "by"):
        deed = head.head.head
        if head.head.lower_ in ("of", "by") and (
            state := words.deeds.get(deed.lemma_.lower(), "")
        ):
            return state, verb
    return words.phrase(head), verb

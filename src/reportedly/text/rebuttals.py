"""Reserves that only the parse shows: "Reports of a leak were dismissed by", "despite denials"."""

from collections.abc import Iterator
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.text.cautions import SUBJECTS, Cue, Rule, pattern_of, statement_nouns, subject_of
from reportedly.text.scopes import content_of
from reportedly.text.tokens import Doc, Token

__all__ = ["built", "rebuttals"]

AGAINST = ("despite", "amid", "over", "after", "notwithstanding", "against", "following")
"""Prepositions under which a denial is of what the rest of the sentence tells."""
OBJECTS = ("dobj", "pobj", "oprd", "ccomp", "xcomp", "attr")
POINTING = ("it", "this", "that", "them", "these", "those")
LINKS = ("DET", "ADP", "SCONJ")
SELVES = ("he", "she", "it", "they", "we", "i", "this", "that")
SLIPS = ("error", "mistake", "mistaken")
NEAR = 20
"""Tokens at most from a verb of calling to the word that says what a thing is called."""


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("reserves")["constructions"][name])


@cache
def built(status: str) -> Rule:
    """The rule under which cues of a construction go."""
    return Rule(status, "", pattern_of([status], {}), frozenset(), True, "", False)


def rebuttals(doc: Doc) -> Iterator[Cue]:
    """Denials, confirmations and admissions of error by what depends on what.

    Verbs and nouns of the lexicon (``reserves``, ``constructions``), in the order of the text.
    """
    wrong, lying, calling = map(_words, ("wrong", "lying", "calling"))
    for token in doc:
        lemma = token.lemma_.lower()
        if lemma == "denial":
            yield from _denial(token)
        elif lemma in wrong:
            yield from _admitted(token)
        elif lemma in lying:
            yield from _misspoke(token)
        elif status := _answers().get(lemma):
            yield from _answered(token, status)
        if lemma in calling:
            yield from _called(token)


@cache
def _answers() -> dict[str, str]:
    """What a verb does to a statement that it takes as its object; what concedes goes first."""
    kinds = {"confirmed by": "confirming", "retracted": "retracting", "denied": "denying"}
    found = {verb: status for status, name in kinds.items() for verb in _words(name)}
    return found | dict.fromkeys(_words("conceding"), "confirmed by")


def _answered(verb: Token, status: str) -> Iterator[Cue]:
    """ "Reports of a leak were dismissed", "a claim that they reject", ", which he admits"."""
    if any(c.dep_ == "neg" or c.lower_ in ("never", "neither") for c in verb.children):
        return
    if any(c.dep_ == "aux" and c.tag_ in ("MD", "TO") for c in verb.children):
        return
    conceded = verb.lemma_.lower() in _words("conceding")
    passive = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if passive is not None and not conceded and passive.lemma_.lower() in statement_nouns():
        agents = [p for c in verb.children if c.dep_ == "agent" for p in c.children]
        first = min([verb.i, *(c.i for c in verb.children if c.dep_ == "auxpass")])
        yield _cue(status, first, verb.i + 1, content_of(passive), agents[0] if agents else None)
    elif verb.dep_ == "relcl" and passive is None:
        yield from _relative(verb, status, conceded)
    elif conceded and verb.pos_ == "VERB":
        thing = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
        if thing is not None and thing.lower_ in POINTING:
            yield _cue(status, verb.i, verb.i + 1, (thing.i, thing.i + 1), subject_of(verb))


def _relative(verb: Token, status: str, conceded: bool) -> Iterator[Cue]:
    """A relative clause whose subject answers what its antecedent says, or ", which" the clause
    before."""
    noun_like = verb.pos_ not in ("VERB", "AUX")  # "which the ministry disputes", as a plural
    kinds = (*SUBJECTS, "compound") if noun_like else SUBJECTS
    subject = next((c for c in verb.children if c.dep_ in kinds), None)
    taken = [c for c in verb.children if c.dep_ in OBJECTS and c.i > verb.i]
    if subject is None or taken or subject.tag_ in ("WDT", "WP"):
        return
    own = (verb.i, verb.i + 1)
    which = any(c.lower_ == "which" and c.i < subject.i for c in verb.children)
    noun = _antecedent(verb, which=which)
    if noun is not None:
        scope = content_of(noun, verb)
        bare = scope[0] == noun.left_edge.i
        yield _cue(status, verb.i, verb.i + 1, own if bare else scope, subject)
    elif which and conceded:
        yield _cue(status, verb.i, verb.i + 1, own, subject)


def _antecedent(verb: Token, *, which: bool) -> Token | None:
    """The noun of something said that a relative clause is about, be it hung on a later word."""
    if not which:
        return verb.head if verb.head.lemma_.lower() in statement_nouns() else None
    above = [verb.head, *verb.head.ancestors]
    return next((t for t in above if stated(t)), None)


def stated(token: Token) -> bool:
    return token.pos_ == "NOUN" and token.lemma_.lower() in statement_nouns()


def _denial(noun: Token) -> Iterator[Cue]:
    """ "the firm's denial that", "denials by the owners": the noun's clause, or what it is set
    against in its sentence."""
    if noun.dep_ in ("compound", "amod") or noun.pos_ != "NOUN":
        return
    below = [c for c in noun.children if c.i > noun.i]
    if any(c.lower_ == "of" and p.lemma_ in _words("refused") for c in below for p in c.children):
        return
    givers = [p for c in below if c.lower_ in ("by", "from") for p in c.children]
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    holder = owner or next((p for p in givers if p.dep_ == "pobj"), None)
    above = noun.head
    if holder is None and above.pos_ == "VERB" and noun.dep_ == "dobj":
        holder = subject_of(above)
    said = next((c for c in below if c.dep_ in ("acl", "ccomp", "relcl") and _that(c)), None)
    of = next((p for c in below if c.lower_ in ("of", "about") for p in c.children), None)
    if any(c.dep_ == "det" and c.lower_ in POINTING for c in noun.children):
        return  # "called that denial a lie"
    content = said or (of if holder is not None else None)
    if content is not None:
        yield _cue("denied", noun.i, noun.i + 1, content_of(content), holder)
        return
    scope = (noun.i, noun.i + 1)
    if above.lower_ in AGAINST and above.head.pos_ in ("VERB", "AUX"):
        scope = _rest(above.head, above) or scope
    yield _cue("denied", noun.i, noun.i + 1, scope, holder)


def _that(verb: Token) -> bool:
    return verb.doc[verb.left_edge.i].lower_ == "that"


def _rest(verb: Token, phrase: Token) -> tuple[int, int] | None:
    """What a clause says without a phrase at either end; of "X insists that …" the clause."""
    inner = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), None)
    if inner is not None and phrase not in inner.subtree:
        return content_of(inner)
    first, end = verb.left_edge.i, verb.right_edge.i + 1
    if phrase.i < verb.i:
        first = phrase.right_edge.i + 1
    else:
        end = phrase.left_edge.i
    return (first, end) if first < end else None


def _admitted(word: Token) -> Iterator[Cue]:
    """ "admitted that its figure had been wrong": who gave it takes it back."""
    clause = word.head
    if clause.lemma_ != "be" or word.dep_ not in ("acomp", "attr") or clause.dep_ != "ccomp":
        return
    verb = clause.head
    subject = next((c for c in clause.children if c.dep_ == "nsubj"), None)
    if subject is None or verb.lemma_.lower() not in _words("admitting") | _words("saying"):
        return
    inner = [*clause.children, *(c for c in word.children if c.dep_ == "xcomp")]
    if any(c.dep_ in ("neg", "ccomp", "csubj", "advcl", "xcomp") for c in inner):
        return
    noun = subject.lemma_.lower() in statement_nouns()
    own = noun and any(c.dep_ == "poss" and c.pos_ == "PRON" for c in subject.children)
    if not own and verb.lemma_.lower() in _words("saying") and word.lemma_ not in SLIPS:
        return  # "said the report was wrong" takes nothing back
    if not noun and subject.lower_ not in SELVES:
        return
    first = verb.i if 0 < word.i - verb.i < NEAR else clause.i  # "was an error, it admits"
    scope = content_of(subject) if noun else (first, word.i + 1)
    yield _cue("retracted", first, word.i + 1, scope, subject_of(verb))


def _misspoke(verb: Token) -> Iterator[Cue]:
    """ "had misspoken when he told reporters that": what was told then."""
    clause = next((c for c in verb.children if c.dep_ == "advcl" and c.i > verb.i), None)
    if clause is None or not any(c.lower_ == "when" for c in clause.children):
        return
    told = next((c for c in clause.children if c.dep_ == "ccomp"), None)
    if told is not None:
        first = min([verb.i, *(c.i for c in verb.children if c.dep_ == "aux")])
        yield _cue("retracted", first, verb.i + 1, content_of(told), subject_of(verb))


def _called(verb: Token) -> Iterator[Cue]:
    """ "branded as fabricated a video in which", "called the note pure fiction"."""
    said = [t for t in verb.doc[verb.i + 1 : verb.i + NEAR] if t.sent == verb.sent]
    verdicts = (t for t in said if t.pos_ in ("NOUN", "ADJ", "PROPN") or t.tag_ == "VBN")
    verdict = next((t for t in verdicts if t.lemma_.lower() in _words("verdicts")), None)
    if verdict is None or verb.pos_ != "VERB" or (verb.tag_ == "VBN" and _passive(verb)):
        return
    thing = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
    barred = ("not", "n't", "who", "and") if _told(thing) else ("not", "n't", "who", "and", "that")
    if any(t.lower_ in barred for t in said[: verdict.i - verb.i]):
        return
    if thing is None or thing == verdict or verdict.lemma_.lower() == "wrong":
        return
    first, end = content_of(thing)
    if first < verdict.i < thing.i:
        return
    if thing.i < verdict.i < end:
        end = max(thing.i + 1, min(verdict.i, verdict.left_edge.i))
        while end - 1 > thing.i and (
            verb.doc[end - 1].is_punct or verb.doc[end - 1].pos_ in LINKS
        ):
            end -= 1
    if end > first:  # else it is what was claimed: "ridiculed claims that the attack was faked"
        yield _cue("denied", verb.i, verb.i + 1, (first, end), subject_of(verb))


def _told(thing: Token | None) -> bool:
    return thing is not None and stated(thing)


def _passive(verb: Token) -> bool:
    return any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children) or verb.dep_ == "acl"


def _cue(status: str, first: int, end: int, scope: tuple[int, int], holder: Token | None) -> Cue:
    return Cue(first, end, built(status), scope, holder.i if holder is not None else None)

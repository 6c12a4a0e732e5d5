"""What a cue of reserve reaches: from "may" over its clause, but not beyond "although"."""

import re
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.text.cautions import (
    NOMINAL,
    SUBJECTS,
    Cue,
    pattern_of,
    statement_nouns,
    upwards,
)
from reportedly.text.sources import is_kind
from reportedly.text.tokens import Doc, Piece, Token

__all__ = ["clause_of", "content_of", "giver_of", "reach"]

CLAUSES = ("ROOT", "ccomp", "advcl", "relcl", "acl", "parataxis", "csubj", "pcomp")
CLAIMED = 12
"""Words at most in "a report by the magazine Brennpunkt that"."""
FAR = 6
"""Words at most between a cue and the noun it stands before."""
OPPOSED = frozenset({"although", "though", "while", "whereas", "because", "since", "even"})
"""Words of clauses that a modal in the main one does not touch."""
RELATIVE = ("nsubj", "nsubjpass", "dobj", "pobj", "det", "attr")
GIVEN = ("that", "of", "whether", "on", "about", "regarding")
"""Words that open what a missing confirmation or comment is about."""
ANSWERS = ("denied", "retracted", "confirmed by")
"""Reserves that are upon what "reports of a bid" tell, and not upon the reports."""
FINITE = ("VBD", "VBZ", "VBP")


@cache
def _enders() -> tuple[re.Pattern[str], frozenset[str]]:
    words = lexicon("reserves")["terminators"]
    return pattern_of(words["words"], {}), frozenset(words["marks"])


def clause_of(token: Token) -> Token:
    """The verb that heads the clause around a token; a conjunct with a subject has its own."""
    for verb in upwards(token):
        if verb.dep_ in CLAUSES and verb.pos_ in ("VERB", "AUX", "NOUN", "PROPN", "ADJ"):
            return verb
        if verb.dep_ == "conj" and any(child.dep_ in SUBJECTS for child in verb.children):
            return verb
    return token.sent.root


def reach(doc: Doc, cue: Cue) -> tuple[int, int]:
    """Tokens (half-open) that a cue reaches, the cue itself included where it stands inside.

    Directions, reach and what ends it follow ConText (Harkema et al. 2009), with the clause of
    the parse in the place of its window of words.
    """
    if cue.scope is not None:
        return cue.scope
    sentence = doc[cue.first].sent
    head = doc[cue.first : cue.end].root
    if cue.rule.direction == "note" and cue.end + 1 < len(doc):
        return _noted(doc[cue.end + 1].sent, cue)
    if cue.rule.direction == "verdict":
        return _judged(doc, cue, head)
    if cue.rule.direction == "whole":
        return _quoted(doc, cue, *_shown(head, sentence))
    if cue.rule.direction == "sentence":
        return _cut(doc, cue, sentence.start, sentence.end)
    if cue.rule.direction == "given":
        return _given(doc, cue)
    if cue.rule.direction == "phrase":
        return _phrase(cue, head)
    if cue.rule.direction == "condition":
        verb = head.head
        main = verb.head if verb.dep_ == "advcl" else verb
        places = {t.i for t in clause_of(main).subtree} | {t.i for t in verb.subtree}
        return _quoted(doc, cue, min(places), max(places) + 1)
    aside = cue.first > 0 and cue.end < sentence.end and not cue.rule.reported
    if aside and doc[cue.first - 1].text == "," == doc[cue.end].text:
        return _cut(doc, cue, sentence.start, sentence.end)
    if cue.rule.direction == "clause":
        return _cut(doc, cue, *_around(cue, _clause(head)))
    return _forward(doc, cue, head)


def _phrase(cue: Cue, head: Token) -> tuple[int, int]:
    """The noun phrase that a cue stands in, without a relative clause: "a possible link"."""
    noun = head
    while noun.dep_ in NOMINAL and noun.head.i < cue.end + FAR:
        noun = noun.head
    dropped = [c.left_edge.i for c in noun.children if c.dep_ == "relcl" and c.i > noun.i]
    end = min([noun.right_edge.i + 1, *dropped])
    while end > cue.end and noun.doc[end - 1].is_punct:
        end -= 1
    return min(noun.left_edge.i, cue.first), max(end, cue.end)


def _shown(head: Token, sentence: Piece) -> tuple[int, int]:
    """What early figures give ("Early results gave the party 31 seats"), else the sentence."""
    noun = head.head if head.dep_ in NOMINAL else head
    verb = noun.head
    showing = lexicon("reserves")["anaphors"]["showing"]
    if noun.dep_ != "nsubj" or verb.lemma_ not in showing or verb.i + 1 >= sentence.end:
        return sentence.start, sentence.end
    asides = (t.left_edge.i - 1 for t in verb.subtree if t.i > verb.i and _aside(t))
    return verb.i + 1, min([verb.right_edge.i + 1, *asides])


def giver_of(doc: Doc, cue: Cue) -> Token | None:
    """Who gives no confirmation or answer: "the navy" of "there was no word from the navy"."""
    if cue.rule.direction != "given" or cue.end >= len(doc):
        return None
    after = doc[cue.end]
    if after.lower_ not in ("from", "by"):
        return None
    return next((c for c in after.children if c.dep_ == "pobj"), None)


def _given(doc: Doc, cue: Cue) -> tuple[int, int]:
    """The clause or phrase that "no confirmation (from X)" is of; the cue itself without one."""
    giver = giver_of(doc, cue)
    place = giver.right_edge.i + 1 if giver is not None else cue.end
    inside = [t for t in doc[cue.end : place] if t.lower_ in GIVEN]
    after = inside[:1] or list(doc[place : place + 1])
    if not after or after[0].lower_ not in GIVEN:
        return cue.first, cue.end
    first, sentence = after[0].i + 1, doc[cue.first].sent
    stops = (t.i for t in doc[first : sentence.end] if t.text in (",", ";", ":"))
    end = next(stops, sentence.end)
    return (first, end) if first < end else (cue.first, cue.end)


def _noted(sentence: Piece, cue: Cue) -> tuple[int, int]:
    """What a note corrects: "Clarification: an article suggested that [the mill was shut]"."""
    said = (c for c in sentence.root.children if c.dep_ == "ccomp" and c.i > sentence.root.i)
    clause = next(said, None)
    if clause is not None:
        return content_of(clause)
    return max(sentence.start, cue.end + 1), sentence.end


def _judged(doc: Doc, cue: Cue, head: Token) -> tuple[int, int]:
    """What is called untrue: the clause after "it is not true that", else the subject ("Reports
    that …"); the cue itself, and so the statement before, where that is only "it"."""
    verb = head if head.pos_ in ("VERB", "AUX") else head.head
    said = [
        c
        for token in {head, verb}
        for c in token.children
        if c.dep_ in ("ccomp", "csubj", "acl", "advcl") and c.i >= cue.end
        if any(m.dep_ == "mark" and m.lower_ == "that" for m in c.children)
    ]
    if said:
        return content_of(said[0])
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS and c.i < cue.first), None)
    if subject is None or subject.pos_ == "PRON":
        antecedent = verb.head if verb.dep_ == "relcl" else None
        return content_of(antecedent, verb) if antecedent is not None else (cue.first, cue.end)
    return content_of(subject)


def _clause(head: Token) -> set[int]:
    """The places of the clause around a token, without clauses that hang on it; of an adverb the
    phrase after a noun that it stands in ("a fee reportedly close to a million")."""
    above = head.head
    if head.dep_ == "advmod" and above.dep_ in ("amod", "acl") and above.i > above.head.i:
        return {t.i for t in above.subtree}
    top = next((verb for verb in upwards(head) if _joined(verb)), None) or clause_of(head)
    if clause_of(head) not in (top, *top.ancestors):
        top = clause_of(head)
    places, waiting = set[int](), [top]
    while waiting:
        token = waiting.pop()
        places.add(token.i)
        for child in token.children:
            if child == head or head.i in (t.i for t in child.subtree) or not _apart(child):
                waiting.append(child)
    return places


def _apart(child: Token) -> bool:
    """Whether a dependent is a clause of its own, which a modal outside of it does not touch."""
    if child.dep_ in ("ccomp", "parataxis"):
        return True
    if child.dep_ == "advcl":
        return any(c.dep_ == "mark" and c.lower_ in OPPOSED for c in child.children)
    if child.dep_ == "relcl" and child.left_edge.i > 0:
        return child.doc[child.left_edge.i - 1].text == ","
    return _joined(child)


def _joined(verb: Token) -> bool:
    """Whether a verb after "and" is finite or has an auxiliary of its own: "may rain and will
    snow", but not "may rain and snow"."""
    if verb.dep_ != "conj" or verb.pos_ not in ("VERB", "AUX"):
        return False
    own = ("aux", "auxpass", *SUBJECTS)
    return verb.tag_ in FINITE or any(c.dep_ in own and c.i < verb.i for c in verb.children)


def _around(cue: Cue, places: set[int]) -> tuple[int, int]:
    """From the first to the last place of a clause, what is put between them included."""
    return min(*places, cue.first), max(max(places) + 1, cue.end)


def _forward(doc: Doc, cue: Cue, head: Token) -> tuple[int, int]:
    """What stands after the cue; before it, where it is passive or closes the sentence."""
    sentence = doc[cue.first].sent
    if cue.end < sentence.end and _mere(doc[cue.end]):
        return cue.end, cue.end + 1
    _, end = _cut(doc, cue, cue.first, _last(head, cue, sentence))
    sides = ("nsubjpass", "csubjpass", "csubj", "ccomp")
    before = [c for c in head.children if c.dep_ in sides and c.i < cue.first]
    drawn = head.lemma_ == "draw" and cue.rule.status == "no comment"
    passive = [c for c in before if c.dep_ != "ccomp" and not drawn]
    if not passive and any(not t.is_punct and not t.is_space for t in doc[cue.end : end]):
        return _object(doc, cue, head, _said_that(doc, cue.end, end), end)
    if passive or before:
        return _stretch((passive or before)[0])
    if cue.rule.reported and cue.rule.status != "hedged":
        return cue.first, cue.end
    return _cut(doc, cue, sentence.start, cue.end)


def _object(doc: Doc, cue: Cue, head: Token, first: int, end: int) -> tuple[int, int]:
    """What a noun of something said says: "a bid" of "denied reports of a bid"."""
    if first != cue.end or cue.rule.status not in ANSWERS:
        return first, end
    things = [c for c in head.children if c.dep_ == "dobj"] or [
        p for c in head.children if c.dep_ == "prep" and c.i < cue.end for p in c.children
    ]
    noun = next((c for c in things if cue.end <= c.i < end and c.pos_ == "NOUN"), None)
    if noun is None or noun.lemma_.lower() not in statement_nouns():
        return first, end
    told = content_of(noun)[0]
    if noun.doc[told].lower_ == "events":
        return first, end
    return (told, end) if noun.i < told < end else (first, end)


def _mere(word: Token) -> bool:
    """Whether an object only points back: "denies it today"."""
    pronouns = lexicon("reserves")["anaphors"]["pronouns"]
    return word.lower_ in pronouns and word.dep_ in ("dobj", "pobj") and not [*word.rights]


def _said_that(doc: Doc, first: int, end: int) -> int:
    """Where the clause begins that "a report by the agency that …" is of; else the start."""
    for that in doc[first + 1 : min(end, first + CLAIMED)]:
        clause = that.head
        if that.pos_ == "VERB":
            break
        whole = clause.dep_ == "acl" or any(c.dep_ == "nsubjpass" for c in clause.children)
        taken = that.dep_ in RELATIVE and not (that.dep_ == "dobj" and whole)
        opens = that.lower_ == "that" and not taken and that.i + 2 < end
        if opens and any(t.lemma_.lower() in statement_nouns() for t in doc[first : that.i]):
            return that.i + 1 if clause.i > that.i else first
    return first


def content_of(noun: Token, but: Token | None = None) -> tuple[int, int]:
    """What a noun or clause says: "the dam leaked" of "a claim by Grid that the dam leaked".

    ``but`` is a dependent that is no part of it, such as the relative clause which denies it.
    """
    first, end = noun.left_edge.i, noun.right_edge.i + 1
    if but is not None and but.left_edge.i > noun.i:
        end = but.left_edge.i
    end = min([end, *(c.left_edge.i for c in noun.children if _aside(c) and c.i > noun.i)])
    if noun.pos_ in ("VERB", "AUX"):
        opened = noun.doc[first].lower_ == "that" and first < noun.i
        return first + opened, noun.right_edge.i + 1
    told = _said_that(noun.doc, first, end)
    if told == first and noun.lemma_.lower() in statement_nouns():
        of = (c for c in noun.children if c.lower_ in ("of", "about") and c.i + 1 < end)
        told = next((c.i + 1 for c in of if c.i > noun.i), first)
    while end - told > 1 and noun.doc[end - 1].is_punct:
        end -= 1
    return told, end


def _stretch(phrase: Token) -> tuple[int, int]:
    """A phrase from end to end; for "which", the noun that it takes up."""
    clause = phrase.head
    if phrase.lower_ in ("which", "that", "who") and clause.dep_ == "relcl":
        noun = clause.head
        return noun.left_edge.i, max(noun.i + 1, clause.left_edge.i)
    first, end = phrase.left_edge.i, phrase.right_edge.i + 1
    hung = (c for c in phrase.children if c.dep_ in ("relcl", "acl") and c.i > phrase.i)
    asides = (c.left_edge.i - 1 for c in hung if c.left_edge.nbor(-1).text == ",")
    end = min([end, *(i for i in asides if i > first)])
    return _said_that(phrase.doc, first, end), end


def _last(head: Token, cue: Cue, sentence: Piece) -> int:
    """Where the cue's own verb phrase ends: before a verb joined to it, or ", saying …"."""
    joined = [
        child.left_edge.i
        for child in head.children
        if child.i >= cue.end
        and child.pos_ in ("VERB", "AUX")
        and (
            child.dep_ == "conj"
            or (child.dep_ == "advcl" and "VBG" in (child.tag_, child.left_edge.tag_))
        )
    ]
    if cue.rule.status == "no comment":
        joined += [t.left_edge.i for t in head.subtree if t.dep_ == "relcl" and t.i > cue.end]
    else:
        joined += _circumstances(head, cue)
        joined += [t.left_edge.i - 1 for t in head.subtree if t.i > cue.end and _aside(t)]
    governor = head.head if head.dep_ in ("amod", "compound") else head
    last = governor.right_edge.i + 1
    own = last if governor.pos_ in ("VERB", "AUX", "NOUN", "PROPN") else sentence.end
    stops = [stop for stop in (*joined, own) if stop > cue.end]
    return min([sentence.end, *stops])


def _aside(verb: Token) -> bool:
    first = verb.left_edge
    return verb.dep_ == "relcl" and first.i > 1 and first.nbor(-1).text == ","


def _circumstances(head: Token, cue: Cue) -> list[int]:
    """Where it is told where or when somebody denies a thing: "wrongdoing in a letter"."""
    thing = next((c for c in head.children if c.dep_ == "dobj" and c.i >= cue.end), None)
    if thing is None or not cue.rule.reported:
        return []
    after = (c for c in head.children if c.i > thing.i and c.dep_ in ("prep", "npadvmod"))
    return [c.left_edge.i for c in after if _when_or_where(c)]


def _when_or_where(phrase: Token) -> bool:
    objects = [c for c in phrase.children if c.dep_ == "pobj"] or [phrase]
    return any(
        t.ent_type_ in ("DATE", "TIME") or is_kind("document", t.lemma_.lower()) for t in objects
    )


def _cut(doc: Doc, cue: Cue, first: int, end: int) -> tuple[int, int]:
    """Stop at terminators and, from inside a quotation, at its marks."""
    ending, marks = _enders()
    left, right = doc[first].idx, doc[end - 1].idx + len(doc[end - 1])
    here, there = doc[cue.first].idx, doc[cue.end - 1].idx + len(doc[cue.end - 1])
    stops = [m.span() for m in ending.finditer(doc.text, left, right)]
    stops += [(t.idx, t.idx + len(t)) for t in doc[first:end] if t.text in marks]
    first_char = max([left, *(b for _, b in stops if b <= here)])
    end_char = min([right, *(a for a, _ in stops if a >= there)])
    first = max(first, next((t.i for t in doc[first:end] if t.idx >= first_char), first))
    end = next((t.i for t in doc[cue.end - 1 : end] if t.idx >= end_char), end)
    return _quoted(doc, cue, first, max(end, cue.end))


def _quoted(doc: Doc, cue: Cue, first: int, end: int) -> tuple[int, int]:
    """A cue inside quotation marks does not reach out of them, if there is a clause inside."""
    marks = [t.i for t in doc if t.text == '"']
    before = [i for i in marks if i < cue.first]
    if len(before) % 2 == 0:
        return first, end
    after = [i for i in marks if i >= cue.end]
    clause = clause_of(doc[cue.first : cue.end].root)
    if after and cue.rule.status == "hedged" and not before[-1] < clause.i < after[0]:
        return first, end  # a quoted phrase of a clause: the margin was "probably a third"
    return max(first, before[-1] + 1), min([end, *after[:1]])

"""What a cue of reserve reaches: from "may" over its clause, but not beyond "although"."""

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from reportedly.lexicon.load import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Piece

__all__ = ["Cue", "clause_of", "cues_in", "reach", "rules", "subject_of"]

CLAUSES = ("ROOT", "ccomp", "advcl", "relcl", "acl", "parataxis", "csubj", "pcomp")
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")


@dataclass(frozen=True, slots=True)
class Rule:
    """One group of cues in the lexicon."""

    status: str
    direction: str
    pattern: re.Pattern[str]
    needs: frozenset[str]
    reported: bool
    subject: str
    attributive: bool
    triggers: tuple[str, ...] = ()

    def possible(self, lowered: str) -> bool:
        """Whether a text in lower case can hold a cue of this rule at all."""
        return not self.triggers or any(trigger in lowered for trigger in self.triggers)


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue where it stands: its tokens (half-open, in the doc) and the rule that found it."""

    first: int
    end: int
    rule: Rule


@cache
def rules() -> tuple[Rule, ...]:
    """The rules of the lexicon, pseudo cues first (their status is "")."""
    words = lexicon("reserves")
    macros: dict[str, str] = words["macros"]
    groups: list[dict[str, Any]] = [{**g, "status": ""} for g in words["pseudo"]]
    return tuple(
        Rule(
            group["status"],
            group.get("direction", ""),
            _pattern(group["words"], macros),
            frozenset(group.get("needs", ())),
            group.get("reported", False),
            group.get("subject", ""),
            group.get("attributive", False),
            tuple(group.get("triggers", ())),
        )
        for group in groups + words["cue"]
    )


def _pattern(phrases: list[str], macros: dict[str, str]) -> re.Pattern[str]:
    parts = list[str]()
    for phrase in phrases:
        for name, meaning in macros.items():
            phrase = phrase.replace("{" + name + "}", meaning)
        parts.append(phrase)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w-])", re.IGNORECASE)


@cache
def _enders() -> tuple[re.Pattern[str], frozenset[str]]:
    words = lexicon("reserves")["terminators"]
    return _pattern(words["words"], {}), frozenset(words["marks"])


def cues_in(doc: "Doc") -> list[Cue]:
    """The cues of a paragraph in order; where they overlap the longest stays, a pseudo cue of the
    same or greater length silences."""
    found, lowered = list[tuple[int, int, int, Cue]](), doc.text.lower()
    for rank, rule in enumerate(rules()):
        if not rule.possible(lowered):
            continue
        for match in rule.pattern.finditer(doc.text):
            piece = doc.char_span(*match.span(), alignment_mode="expand")
            if piece is not None and _fits(rule, piece):
                found.append(
                    (piece.start - piece.end, rank, piece.start, Cue(piece.start, piece.end, rule))
                )
    taken, kept = set[int](), list[Cue]()
    for _, _, _, cue in sorted(found, key=lambda f: f[:3]):
        places = set(range(cue.first, cue.end))
        if not places & taken:
            taken |= places
            if cue.rule.status:
                kept.append(cue)
    return sorted(kept, key=lambda cue: cue.first)


def _fits(rule: Rule, piece: "Piece") -> bool:
    if not rule.status:
        return True
    head = piece.root
    if rule.status == "denied" and any(c.dep_ == "dative" for c in head.children):
        return False
    if rule.attributive:
        return head.dep_ in ("amod", "compound")
    misread = rule.status == "denied" and _misread(head)
    if rule.needs and not {piece[0].pos_, head.pos_} & rule.needs and not misread:
        return False
    if misread:
        return True
    if rule.needs and "VERB" in rule.needs and head.dep_ in ("amod", "compound", "nmod"):
        return False
    if rule.direction == "condition" and head.head.dep_ not in ("advcl", "ROOT", "ccomp", "conj"):
        return False
    if rule.direction == "condition" and head.head.dep_ == "ccomp":
        return False
    return _subject_fits(rule.subject, subject_of(head))


def _misread(verb: "Token") -> bool:
    """A verb that the parser takes for a plural: "Airline rejects claim", "Norvik disputes it"."""
    if verb.tag_ not in ("NNS", "NNPS") or verb.i + 1 >= len(verb.doc) or verb.i == 0:
        return False
    after = verb.nbor(1)
    named = verb.nbor(-1).pos_ in ("NOUN", "PROPN")
    pronoun = after.lower_ in ("that", "this", "it") and after.dep_ != "mark"
    return named and (pronoun or after.lemma_.lower() in _statements())


def _subject_fits(kind: str, subject: "Token | None") -> bool:
    """A cue may ask for a subject that denies ("neither") or one that is a statement ("toll")."""
    if kind == "statement":
        return subject is not None and subject.lemma_.lower() in _statements()
    return kind != "negative" or _negative(subject)


@cache
def _statements() -> frozenset[str]:
    return frozenset(lexicon("reserves")["anaphors"]["nouns"])


def _negative(subject: "Token | None") -> bool:
    """ "Neither A nor B", "no group", "nobody", "none of them"; but not the name "No Kwang"."""
    if subject is None:
        return False
    first = [t.lower_ for t in subject.subtree][:1]
    return first in (["neither"], ["nobody"], ["none"]) or (
        first == ["no"] and subject.pos_ != "PROPN"
    )


def subject_of(token: "Token") -> "Token | None":
    """The subject of the verb at or above a token: its own, or that of the verb it hangs on."""
    for verb in _upwards(token):
        for child in verb.children:
            if child.dep_ in SUBJECTS:
                return child
        if verb.dep_ in ("relcl", "advcl", "ccomp", "ROOT", "parataxis"):
            return verb.head if verb.dep_ == "relcl" else None
    return None


def _upwards(token: "Token") -> "list[Token]":
    way = [token]
    while way[-1].head != way[-1] and len(way) < 12:
        way.append(way[-1].head)
    return way


def clause_of(token: "Token") -> "Token":
    """The verb that heads the clause around a token; a conjunct with a subject has its own."""
    for verb in _upwards(token):
        if verb.dep_ in CLAUSES and verb.pos_ in ("VERB", "AUX", "NOUN", "PROPN", "ADJ"):
            return verb
        if verb.dep_ == "conj" and any(child.dep_ in SUBJECTS for child in verb.children):
            return verb
    return token.sent.root


def reach(doc: "Doc", cue: Cue) -> tuple[int, int]:
    """Tokens (half-open) that a cue reaches, the cue itself included where it stands inside.

    Directions, reach and what ends it follow ConText (Harkema et al. 2009), with the clause of
    the parse in the place of its window of words.
    """
    sentence = doc[cue.first].sent
    head = doc[cue.first : cue.end].root
    if cue.rule.direction == "whole":
        return _quoted(doc, cue, sentence.start, sentence.end)
    if cue.rule.direction == "sentence":
        return _cut(doc, cue, sentence.start, sentence.end)
    if cue.rule.direction == "condition":
        verb = head.head
        main = verb.head if verb.dep_ == "advcl" else verb
        places = {t.i for t in clause_of(main).subtree} | {t.i for t in verb.subtree}
        return _quoted(doc, cue, min(places), max(places) + 1)
    if cue.rule.direction == "clause":
        return _cut(doc, cue, *_around(cue, _clause(head)))
    return _forward(doc, cue, head)


def _clause(head: "Token") -> set[int]:
    """The places of the clause around a token, without clauses that hang on it."""
    top = clause_of(head)
    places, waiting = set[int](), [top]
    while waiting:
        token = waiting.pop()
        places.add(token.i)
        for child in token.children:
            if child == head or head.i in (t.i for t in child.subtree) or not _apart(child):
                waiting.append(child)
    return places


def _apart(child: "Token") -> bool:
    """Whether a dependent is a clause of its own, which a modal outside of it does not touch."""
    if child.dep_ in ("ccomp", "parataxis"):
        return True
    if child.dep_ == "advcl":
        return any(c.dep_ == "mark" for c in child.children)
    return child.dep_ == "conj" and any(c.dep_ in SUBJECTS for c in child.children)


def _around(cue: Cue, places: set[int]) -> tuple[int, int]:
    """The unbroken stretch of places around a cue (gaps of one, such as commas, are bridged)."""
    first, end = cue.first, cue.end
    while first - 1 in places or (first - 2 in places and first > 1):
        first -= 1
    while end in places or end + 1 in places:
        end += 1
    return first, end


def _forward(doc: "Doc", cue: Cue, head: "Token") -> tuple[int, int]:
    """What stands after the cue; before it, where it is passive or closes the sentence."""
    sentence = doc[cue.first].sent
    _, end = _cut(doc, cue, cue.first, _last(head, cue, sentence))
    before = [c for c in head.children if c.dep_ in ("nsubjpass", "ccomp") and c.i < cue.first]
    passive = [c for c in before if c.dep_ == "nsubjpass"]
    if not passive and any(not t.is_punct and not t.is_space for t in doc[cue.end : end]):
        return cue.end, end
    if passive or before:
        return _stretch((passive or before)[0])
    return _cut(doc, cue, sentence.start, cue.end)


def _stretch(phrase: "Token") -> tuple[int, int]:
    """A phrase from end to end; for "which", the noun that it takes up."""
    clause = phrase.head
    if phrase.lower_ in ("which", "that", "who") and clause.dep_ == "relcl":
        noun = clause.head
        return noun.left_edge.i, max(noun.i + 1, clause.left_edge.i)
    return phrase.left_edge.i, phrase.right_edge.i + 1


def _last(head: "Token", cue: Cue, sentence: "Piece") -> int:
    """Where the cue's own verb phrase ends: before a verb joined to it, or ", saying …"."""
    joined = [
        child.left_edge.i
        for child in head.children
        if child.i >= cue.end
        and child.pos_ in ("VERB", "AUX")
        and (child.dep_ == "conj" or (child.dep_ == "advcl" and child.tag_ == "VBG"))
    ]
    governor = head.head if head.dep_ in ("amod", "compound") else head
    last = governor.right_edge.i + 1
    own = last if governor.pos_ in ("VERB", "AUX", "NOUN", "PROPN") else sentence.end
    stops = [stop for stop in (*joined, own) if stop > cue.end]
    return min([sentence.end, *stops])


def _cut(doc: "Doc", cue: Cue, first: int, end: int) -> tuple[int, int]:
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


def _quoted(doc: "Doc", cue: Cue, first: int, end: int) -> tuple[int, int]:
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

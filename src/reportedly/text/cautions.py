"""Words of reserve where they stand: "may" as a verb, not the month of May."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportedly.lexicon.load import lexicon
from reportedly.text.tokens import Doc, Piece, Token

__all__ = [
    "NOMINAL",
    "SUBJECTS",
    "Cue",
    "Rule",
    "cues_in",
    "pattern_of",
    "rules",
    "statement_nouns",
    "subject_of",
    "upwards",
]

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
NOMINAL = ("amod", "det", "nummod", "compound", "nmod", "quantmod", "advmod")


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
    """A cue where it stands: its tokens (half-open, in the doc) and the rule that found it; one
    that the parse gave has its scope (tokens, half-open) and the head of its holder with it."""

    first: int
    end: int
    rule: Rule
    scope: tuple[int, int] | None = None
    holder: int | None = None


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
            pattern_of(group["words"], macros),
            frozenset(group.get("needs", ())),
            group.get("reported", False),
            group.get("subject", ""),
            group.get("attributive", False),
            tuple(group.get("triggers", ())),
        )
        for group in groups + words["cue"]
    )


def pattern_of(phrases: list[str], macros: dict[str, str]) -> re.Pattern[str]:
    parts = list[str]()
    for phrase in phrases:
        for name, meaning in macros.items():
            phrase = phrase.replace("{" + name + "}", meaning)
        parts.append(phrase)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w-])", re.IGNORECASE)


def cues_in(doc: Doc, built: Sequence[Cue] = ()) -> list[Cue]:
    """The cues of a paragraph in order; where they overlap the longest stays, a pseudo cue of the
    same or greater length silences. ``built``: those that the parse gave, which go first."""
    found = [(cue.first - len(doc), 0, cue.first, cue) for cue in built]
    text = doc.text  # spaCy builds it anew each time it is asked for
    lowered = text.lower()
    for rank, rule in enumerate(rules()):
        if not rule.possible(lowered):
            continue
        for match in rule.pattern.finditer(text):
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


def _fits(rule: Rule, piece: Piece) -> bool:
    if not rule.status:
        return True
    head = piece.root
    after = piece.doc[piece.end : piece.end + 1].text.lower()
    if rule.reported and after in ("nobody", "nothing", "none"):
        return False
    if rule.status in ("denied", "retracted") and _of_things(head):
        return False
    if rule.status == "denied" and any(c.dep_ == "dative" for c in head.children):
        return False
    if rule.direction == "clause" and piece.text.lower() == "may" and _allowed(head):
        return False
    if rule.attributive:
        return head.dep_ in ("amod", "compound")
    if rule.direction == "phrase":
        return head.dep_ in NOMINAL and _own_subject(head) is None
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


def _of_things(verb: Token) -> bool:
    """ "was denied a permit", "took back the keys": what is refused or taken is nothing said."""
    thing = next((c for c in verb.children if c.dep_ in ("dobj", "oprd")), None)
    if thing is None or thing.pos_ != "NOUN" or thing.lemma_.lower() in statement_nouns():
        return False
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    return verb.lemma_ == "take" or (verb.lemma_ == "deny" and passive)


def _allowed(modal: Token) -> bool:
    """Leave given: "Pupils may leave at noon under the new rules", and no guess."""
    verb = modal.head
    under = (c for c in verb.children if c.lower_ in ("under", "by"))
    laws = lexicon("reserves")["constructions"]["laws"]
    return any(p.lemma_.lower() in laws for c in under for p in c.children)


def _own_subject(token: Token) -> Token | None:
    return next((c for c in token.children if c.dep_ in SUBJECTS), None)


def _misread(verb: Token) -> bool:
    """A verb that the parser takes for a plural: "Airline rejects claim", "Norvik disputes it"."""
    if verb.tag_ not in ("NNS", "NNPS") or verb.i + 1 >= len(verb.doc) or verb.i == 0:
        return False
    after = verb.nbor(1)
    named = verb.nbor(-1).pos_ in ("NOUN", "PROPN")
    pronoun = after.lower_ in ("that", "this", "it") and after.dep_ != "mark"
    return named and (pronoun or after.lemma_.lower() in statement_nouns())


def _subject_fits(kind: str, subject: Token | None) -> bool:
    """A cue may ask for a subject that denies ("neither") or one that is a statement ("toll"), or
    for both."""
    if "statement" in kind and (
        subject is None or subject.lemma_.lower() not in statement_nouns()
    ):
        return False
    return "negative" not in kind or _negative(subject)


@cache
def statement_nouns() -> frozenset[str]:
    return frozenset(lexicon("reserves")["anaphors"]["nouns"])


def _negative(subject: Token | None) -> bool:
    """ "Neither A nor B", "no group", "nobody", "none of them"; but not the name "No Kwang"."""
    if subject is None:
        return False
    first = [t.lower_ for t in subject.subtree][:1]
    return first in (["neither"], ["nobody"], ["none"]) or (
        first == ["no"] and subject.pos_ != "PROPN"
    )


def subject_of(token: Token) -> Token | None:
    """The subject of the verb at or above a token: its own, or that of the verb it hangs on."""
    for verb in upwards(token):
        for child in verb.children:
            if child.dep_ in SUBJECTS:
                return child
        if verb.dep_ in ("relcl", "advcl", "ccomp", "ROOT", "parataxis"):
            return verb.head if verb.dep_ == "relcl" else None
    return None


def upwards(token: Token) -> list[Token]:
    way = [token]
    while way[-1].head != way[-1] and len(way) < 12:
        way.append(way[-1].head)
    return way

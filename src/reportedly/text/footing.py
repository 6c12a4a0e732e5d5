"""What the parse says of a number: a count, a year, a name, a date, or "one of the …"."""

import re
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.text.figures import Figure
from reportedly.text.gapping import is_gapped
from reportedly.text.ones import is_few, is_half, is_one
from reportedly.text.tokens import Piece, Token
from reportedly.text.units import is_time

__all__ = ["counts", "is_age_beside", "is_anchored", "is_estimated", "is_no_bound", "is_reference"]

NAMES = ("PRODUCT", "FAC", "LAW", "WORK_OF_ART", "ORG", "GPE", "LOC", "EVENT", "PERSON", "NORP")
"""Kinds of named entity (OntoNotes) whose numbers count nothing."""


PLACES = ("GPE", "LOC", "NORP")

ABBREVIATED = re.compile(r"(?:[A-Z]\.){2,}[A-Z]?")
"""Abbreviations that label what follows: "H.R. 240"."""


@cache
def _people() -> frozenset[str]:
    roles = (word for word in lexicon("titles")["heads"] if word.islower())
    return frozenset({*lexicon("measures")["singles"]["people"], *roles})


@cache
def _words(table: str, name: str) -> frozenset[str]:
    return frozenset(lexicon("quantities")[table][name])


def counts(figure: Figure, tokens: Piece) -> bool:
    """Whether a figure counts or measures something, as far as the parse can tell."""
    if figure.unit and not figure.share and figure.unit != "ratio":
        timed = is_time(figure.unit) and not figure.age
        return not (timed and (_is_named(tokens) or _is_programme(figure, tokens)))
    if figure.tally:
        return True
    if _is_year(figure, tokens) or (_is_named(tokens) and not is_gapped(tokens)):
        return False
    if figure.last <= tokens.end_char and _is_part_of_word(tokens):
        return False
    word = tokens.text.lower()
    if word == "half":
        return is_half(tokens)
    if word == "one":
        return is_one(tokens[0])
    return not (figure.bound.value == "vague" and word == "a few" and not is_few(tokens))


def _is_part_of_word(tokens: Piece) -> bool:
    """ "four-cylinder" is a kind of engine, "bottom three" a place in a table."""
    before, after = _neighbour(tokens, -1), _neighbour(tokens, 1)
    text, end = tokens.doc.text, tokens.end_char
    if text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha():
        word = text[end + 1 : end + 24].split(" ")[0].split("-")[0].strip(".,;:")
        return word not in _words("decoys", "attributes")
    ranked = before is not None and before.lower_ in ("top", "bottom", "last", "first", "final")
    return ranked and (after is None or after.pos_ not in ("NOUN", "ADJ", "PROPN"))


def _neighbour(tokens: Piece, step: int) -> Token | None:
    doc = tokens.doc
    at = tokens.start - 1 if step < 0 else tokens.end
    return doc[at] if 0 <= at < len(doc) else None


def _is_year(figure: Figure, tokens: Piece) -> bool:
    """Four bare digits that no plural noun claims, or that stand where years stand."""
    value = figure.value or figure.low or 0.0
    if not 1000 <= value <= 2100:
        return False
    text = tokens.doc.text[figure.start : figure.end]
    if not (text[-4:].isdigit() and text[:4].isdigit()):
        return False
    before, after = _neighbour(tokens, -1), _neighbour(tokens, 1)
    if value >= 1800 and before is not None and before.lower_ in _words("parse", "year_before"):
        return True
    claimed = tokens[-1].dep_ == "nummod" and tokens[-1].head.tag_ in ("NNS", "NNPS")
    plural = after is not None and after.tag_ == "NNS"
    if value >= 1900 and figure.cue is None and _is_dated(tokens):
        return True
    if value >= 1800:
        return not (claimed and plural) or (before is not None and before.pos_ == "PROPN")
    return not (claimed or plural) and tokens[-1].ent_type_ == "DATE" and figure.cue is None


def _is_dated(tokens: Piece) -> bool:
    """ "its 2013 nominees", "the proposed 2016 rates": a year where a count would have a comma or
    no determiner."""
    head, last = tokens[-1].head, _neighbour(tokens, -1)
    if last is not None and last.lower_ in _words("parse", "many_years") and head.tag_ == "NNS":
        return True
    before = [c for c in head.children if c.i < tokens.start]
    return head.i > tokens[-1].i and any(c.dep_ in ("det", "poss") for c in before)


def _is_named(tokens: Piece) -> bool:
    """A number inside or right after a name: "Flight 370", "Five Star Movement", "S&P 500"."""
    first, last = tokens[0], tokens[-1]
    before, after = _neighbour(tokens, -1), _neighbour(tokens, 1)
    if before is not None and _is_model(before, after, last):
        return True
    if first.ent_type_ in NAMES and first.ent_iob_ == "I":
        joined = before is not None and before.pos_ in ("DET", "ADP", "CCONJ", "PUNCT")
        if not (joined and first.text[0].isupper()):
            return not joined
    if before is not None and before.i >= first.sent.start and _labels(before, last):
        return True
    wordy = first.text[0].isupper() and not first.is_sent_start and not first.text[0].isdigit()
    if not wordy or _is_headline(first.sent):
        return False
    return any(n is not None and n.text[:1].isupper() and n.is_alpha for n in (before, after))


def _is_programme(figure: Figure, tokens: Piece) -> bool:
    """ "60 Minutes", "24 Hours": a unit of time written as a name is."""
    unit = tokens.doc.text[figure.end : figure.last].strip(" -")
    return unit[:1].isupper() and unit[1:].islower() and not _is_headline(tokens.sent)


def _is_model(before: Token, after: Token | None, number: Token) -> bool:
    """ "iPhone 11", "Note 20 Ultra": a brand before, or a name on both sides of a short number."""
    if any(c.isupper() for c in before.text[1:]) and any(c.islower() for c in before.text[:1]):
        return True
    between = after is not None and after.pos_ == "PROPN" and after.text[0].isupper()
    follows = number.doc[number.i + 2 : number.i + 3]
    if (
        after is not None
        and len(after) > 1
        and after.is_upper
        and any(t.like_num for t in follows)
    ):
        return True  # "737 MAX 8"
    named = before.pos_ == "PROPN" and before.text[0].isupper() and before.ent_type_ != "DATE"
    short = number.text.isdigit() and len(number) <= 3
    if named and (before.text == "COVID" or ABBREVIATED.fullmatch(before.text)):
        return True
    bracketed = after is not None and after.text == ")" and before.text == "("
    if bracketed and len(number) == 1 and number.i > 1:
        owner = number.doc[number.i - 2]
        return owner.pos_ == "PROPN" and owner.ent_type_ not in PLACES
    return between and named and short


def _labels(before: Token, number: Token) -> bool:
    """Whether the word before is a capitalised noun that the number belongs to."""
    if before.pos_ not in ("PROPN", "NOUN") or not before.text[0].isupper():
        return False
    if number.head.i > number.i and number.head.pos_ in ("NOUN", "PROPN", "VERB"):
        return number.dep_ not in ("nummod", "nsubj", "nsubjpass", "compound", "quantmod")
    if before.is_sent_start and before.pos_ == "NOUN":
        return False
    return number.head == before or number.dep_ in ("nummod", "appos", "npadvmod", "pobj")


def _is_headline(sentence: Piece) -> bool:
    words = [t for t in sentence if t.is_alpha and len(t) > 3]
    return len(words) > 2 and sum(t.text[0].isupper() for t in words) > 0.7 * len(words)


def is_age_beside(figure: Figure, tokens: Piece) -> bool:
    """Whether a bare number between commas after a person is an age: "Ana Ruiz, 25, said"."""
    if figure.unit or figure.cue or not figure.digits or not 0 < (figure.value or 0) < 120:
        return False
    doc, start, end = tokens.doc, tokens.start, tokens.end
    if start < 2 or end >= len(doc) or doc[start - 1].text not in (",", "("):
        return False
    before, bracketed = doc[start - 2], doc[start - 1].text == "("
    person = before.ent_type_ == "PERSON" or before.pos_ == "PROPN"
    if bracketed and before.ent_type_ in (*PLACES, "ORG"):
        # "Bavaria (12), Saxony (9)" counts.
        person = False
    person = person or (before.tag_ == "NN" and before.lower_ in _people())
    return person and doc[end].text in (",", ")", ".")


def is_reference(figure: Figure, tokens: Piece) -> bool:
    """ "one of the best", "the two": a phrase that counts only by the way."""
    after = _neighbour(tokens, 1)
    return (
        tokens.text.lower() == "one"
        and not figure.share
        and (after is not None and after.lower_ == "of")
    )


def is_anchored(figure: Figure, tokens: Piece) -> bool:
    """Whether a duration belongs to a date: "eight years ago", "the last three months"."""
    if not is_time(figure.unit) or figure.age:
        return False
    doc = tokens.doc
    after = doc.char_span(figure.start, figure.last, alignment_mode="expand")
    at = (after if after is not None else tokens).end
    if any(t.lower_ in _words("decoys", "anchors_after") for t in doc[at : at + 1]):
        return True
    if _runs_to_month(doc[at : at + 3]):
        return True
    return any(
        t.lower_ in _words("decoys", "anchors_before") and t.pos_ not in ("VERB", "AUX")
        for t in doc[max(0, tokens.start - 2) : tokens.start]
    )


def _runs_to_month(after: Piece) -> bool:
    """ "the three months [to the end of] March", "six months ended in June"."""
    words = [t.lower_.rstrip(".") for t in after]
    if len(words) < 2 or words[0] not in _words("decoys", "period_ends"):
        return False
    months = _words("decoys", "months")
    return words[1] in months or words[-1] in months or words[1:] == ["the", "end"]


def is_no_bound(cue: Token) -> bool:
    """Whether "over" belongs to the verb ("handed over 418") or says how far something goes
    ("spread over seven miles")."""
    if cue.lower_ != "over":
        return False
    verb = cue.head
    far = cue.dep_ == "prep" and verb.lemma_.lower() in _words("parse", "extending")
    return cue.dep_ == "prt" or far


def is_estimated(tokens: Piece) -> bool:
    """Whether a verb of estimating governs the figure ("is estimated to have sent a million")."""
    token = tokens[-1]
    for _ in range(8):
        if token.dep_ == "xcomp" and token.head.lemma_.lower() == "estimate":
            return True
        if token.head == token:
            break
        token = token.head
    return False

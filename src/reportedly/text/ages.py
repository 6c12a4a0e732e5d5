"""Bare numbers that count nobody: an age after a person ("Ana Ruiz, 25 was hurt"), "News 5"."""

from reportedly.lexicon.load import lexicon
from reportedly.text.tokens import Token
from reportedly.text.vocabulary import measure_words

__all__ = ["is_age", "is_label"]

OLDEST = 115
LINKS = (",", "and", "(", ";", "&")
AFTER = ("NOUN", "ADJ", "NUM", "PROPN", "PRON")
"""What a count stands before, and an age does not."""


def is_age(number: Token) -> bool:
    """Whether a bare number is an age by its place: behind a comma after one person ("Luis Cano,
    41, …", "Boy, 14, hurt"), in a row of them after several ("two men, 25 and 30,"), after "ages".

    The comma behind it is often left out; a count would go on with what it counts.
    """
    if not number.text.isdigit() or not 0 < int(number.text) <= OLDEST or number.i == 0:
        return False
    doc, after = number.doc, number.i + 1
    if after < len(doc) and doc[after].pos_ in AFTER and doc[after].text not in LINKS:
        return False
    before = doc[number.i - 1]
    if before.lower_ in ("age", "aged", "ages"):
        return True
    row, at = 0, number.i - 1
    while at > 0 and (doc[at].text in LINKS or doc[at].text.isdigit()):
        row, at = row + doc[at].text.isdigit(), at - 1
    if doc[at].lower_ in ("age", "aged", "ages") or doc[max(0, at - 1) : at + 1].text == "ages of":
        return True
    at += doc[at + 1].text in (",", "(")
    if at < 1 or doc[at].text not in (",", "("):
        return False
    row += after + 1 < len(doc) and doc[after].text in LINKS and doc[after + 1].text.isdigit()
    return _is_owner(doc[at - 1], several=row > 0)


def _is_owner(token: Token, *, several: bool) -> bool:
    """Whether an age can follow: one person by noun or name; several before a row of ages."""
    if token.tag_ == "NNP":
        return token.lower_ not in lexicon("individuals")["unnamed"]
    if token.lower_ in lexicon("individuals")["people"]:
        return True
    return several and token.lemma_.lower() in measure_words().people


def is_label(number: Token) -> bool:
    """Whether a bare number ends a name: "Action News 5 - Memphis", "on Fox 54"."""
    if not number.text.isdigit() or number.i == 0:
        return False
    before, doc = number.nbor(-1), number.doc
    ends = number.i + 1 == len(doc) or doc[number.i + 1].pos_ in ("PUNCT", "SYM", "ADP", "SPACE")
    return ends and before.pos_ == "PROPN" and before.lower_ in lexicon("individuals")["channels"]

"""A number whose verb was said before: "the Alliance won 71 seats and the Union 68"."""

from reportedly.text.tokens import Piece
from reportedly.text.vocabulary import measure_words

__all__ = ["is_gapped"]


def is_gapped(tokens: Piece) -> bool:
    """Whether a number after a name goes on from a verb of having, winning or losing and its own
    number earlier in the sentence, and is no part of the name."""
    doc, sentence = tokens.doc, tokens.sent
    at, end = tokens.start - 1, tokens.end
    if end < sentence.end and doc[end].text not in (",", ".", ";", "and"):
        return False
    while at > sentence.start and doc[at].pos_ == "PROPN":
        at -= 1
    if at == tokens.start - 1:
        return False
    at -= doc[at].pos_ == "DET"
    if at <= sentence.start or doc[at].lower_ not in ("and", "while", ",", ";"):
        return False
    words = measure_words()
    verbs = [
        t.i
        for t in doc[sentence.start : at]
        if t.pos_ == "VERB" and t.lemma_.lower() in words.votes.keys() | words.of["having"]
    ]
    counted = (doc[verb + 1 : min(verb + 6, at)] for verb in verbs)
    return any(t.like_num and t.ent_type_ not in ("DATE", "TIME") for p in counted for t in p)

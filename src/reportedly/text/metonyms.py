"""Whether a capital's name acts like the government in it: "Kyiv warns", but "in Kyiv"."""

from collections.abc import Mapping

from reportedly.text.tokens import Piece, Token

__all__ = ["Words", "acts"]

Words = Mapping[str, frozenset[str]]
"""The word lists of ``lexicon/metonyms.toml``, by their names there."""

_LINKS = frozenset({"conj", "appos"})


def acts(piece: Piece, words: Words) -> bool:
    """Whether the parse uses a place name as an actor.

    The capital-for-government reading of Markert and Nissim (SemEval-2007 task 8), decided by
    the name's grammatical role: who speaks or decides, whose ministry it is, with whom one deals.
    """
    root = piece.root
    if piece.start and piece.doc[piece.start - 1].lower_ in words["places"]:
        return _bound(piece.doc[piece.start - 1], words)
    while root.dep_ in _LINKS and root.head.ent_type_ in {"GPE", "ORG", "PERSON", "NORP", "LOC"}:
        root = root.head
    match root.dep_:
        case "nsubj":
            return _speaks(root, words)
        case "poss":
            return root.head.lemma_.lower() in words["possessions"]
        case "compound" | "nmod" | "amod":
            return root.head.lemma_.lower() in words["offices"]
        case "dobj" | "dative" | "nsubjpass":
            return root.head.lemma_.lower() in words["addressed"]
        case "pobj" | "pcomp":
            return _follows(root.head, words)
        case _:
            return False


def _speaks(token: Token, words: Words) -> bool:
    verb = token.head
    lemma = verb.lemma_.lower()
    if lemma in words["weak"]:
        return any(child.dep_ in {"xcomp", "ccomp"} for child in verb.children)
    return lemma in words["acts"]


def _follows(preposition: Token, words: Words) -> bool:
    """After "against" and "with" stands an actor, after "in" a place; "to" needs a bond."""
    word = preposition.lower_
    if word in words["places"] or word in {"on", "for", "of", "about", "under", "behind"}:
        return _bound(preposition, words)
    return word in words["toward"]


def _bound(preposition: Token, words: Words) -> bool:
    """Whether "to", "on" or "for" hangs on a tie, pressure or support, which only an actor has."""
    if preposition.lower_ not in {"to", "on", "for", "from", "toward", "towards", "over"}:
        return False
    head = preposition.head
    return head.lemma_.lower() in words["bonds"] and head.i < preposition.i

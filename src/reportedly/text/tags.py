"""Who a quotation is tagged with: "“Run,” says the pilot", "Ines Duarte (Lima): “We waited”"."""

from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.text.clauses import Range, Tree
from reportedly.text.contents import Content
from reportedly.text.scenes import Scene
from reportedly.text.weighing import Reported

__all__ = ["tagged"]

FAR = 10
"""Words at most between a quotation and the verb that tags it."""

LABEL = 12
"""Words at most of a label in front of a colon."""

_FINITE = ("VBD", "VBZ", "VBP")
_LEADING = ("CCONJ", "DET", "ADJ", "NOUN", "PROPN", "ADV")
"""What may stand in a label before its name: "Then prime minister Ines Duarte:"."""

_NAMES = ("PERSON", "ORG", "NORP", "GPE")


@cache
def _stating() -> frozenset[str]:
    return frozenset(lexicon("cues")["stating"])


def tagged(scene: Scene, quote: Range) -> Reported | None:
    """The attribution of a quotation by the words that touch it, where the form alone is proof:
    a verb of saying with its subject after it, or a name with a colon before it."""
    return _after(scene, quote) or _label(scene, quote)


def _after(scene: Scene, quote: Range) -> Reported | None:
    tree, (first, last) = scene.tree, quote
    start = last
    while start < len(tree) and tree.pos[start] in ("PUNCT", "SPACE"):
        start += 1
    touching = [tree.words[last - 1], *tree.words[last:start]]
    if start == len(tree) or not any(word in (",", "?", "!", "…", "...") for word in touching):
        return None
    for verb in range(start, min(start + FAR, len(tree))):
        if tree.pos[verb] == "PUNCT" and tree.words[verb] != ",":
            return None
        if tree.tags[verb] not in _FINITE or tree.lemmas[verb] not in _stating():
            continue
        if scene.quote[verb] >= 0 or _says_more(tree, verb):
            return None
        who = _speaker(scene, start, verb)
        return None if who < 0 else Reported(verb, Content(((first, last),), "tag"), who, 1.0)
    return None


def _says_more(tree: Tree, verb: int) -> bool:
    """Whether the verb has a clause of its own after it: "He said that …" begins anew."""
    return any(k > verb and tree.deps[k] in ("ccomp", "dobj") for k in tree.kids[verb])


def _speaker(scene: Scene, start: int, verb: int) -> int:
    """The head of who speaks: the verb's subject, begun at ``start`` or following the verb."""
    tree, subject = scene.tree, scene.subject(verb)
    if verb == start:
        if subject > verb:
            return subject
        after = verb + 1
        while after < len(tree) and tree.pos[after] in ("DET", "ADJ", "NUM"):
            after += 1
        if after == len(tree) or tree.pos[after] not in ("NOUN", "PROPN", "PRON"):
            return -1
        while (
            after + 1 < len(tree) and tree.deps[after] == "compound" and tree.head[after] > after
        ):
            after = tree.head[after]
        return after
    return subject if start <= subject < verb and tree.first[subject] == start else -1


def _label(scene: Scene, quote: Range) -> Reported | None:
    """A name with a colon between the last stop and the quotation."""
    tree, colon = scene.tree, quote[0] - 1
    while colon > 0 and tree.words[colon] in ('"', "'"):
        colon -= 1
    if colon < 1 or tree.words[colon] != ":":
        return None
    start = colon
    while start > 0 and tree.words[start - 1] not in (".", "!", "?", '"', ";"):
        start -= 1
        if colon - start > LABEL or tree.tags[start] in (*_FINITE, "MD", "VBG", "VBN"):
            return None
    named = [i for i in range(start, colon) if tree.ents[i] in _NAMES]
    if not named or not _leads(tree, (start, named[0])):
        return None
    end = named[0] + 1
    while end in named:
        end += 1
    return Reported(colon, Content((quote,), "label"), end - 1, 1.0, phrase=(named[0], end))


def _leads(tree: Tree, words: Range) -> bool:
    if tree.words[slice(*words)] in (["from"], ["and", "from"]):
        return True
    return all(tree.pos[i] in _LEADING for i in range(*words))

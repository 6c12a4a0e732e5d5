"""In which manner a cue gives what it attributes: "wrote" in writing, "fears" as a feeling."""

from collections.abc import Iterator
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.model.attribution import Manner
from reportedly.text.clauses import Range, Tree
from reportedly.text.scenes import Scene
from reportedly.text.sources import is_kind

__all__ = ["manner"]

_TABLES = {"VERB": "verbs", "AUX": "verbs", "NOUN": "nouns", "PROPN": "nouns", "ADJ": "adjectives"}
_LINKS = frozenset({"ADP", "ADV", "PART", "SCONJ", "ADJ"})
"""Parts of speech that leave the manner to the word they hang on: "a firm belief"."""

_MARKS = frozenset({":", "-", "–", "—"})
_LIGHT = frozenset({"make", "give", "issue", "take", "have", "release", "deliver", "hold", "do"})
"""Verbs that leave the manner to their object: "gave a warning", "took the view"."""


def manner(
    scene: Scene, cue: Range, speaker: int | None = None, *, quoted: bool = False
) -> Manner:
    """``cue`` is a range of tokens and ``speaker`` the source's head token, None where there is
    none (then the cue's subject is looked for); ``quoted`` says that all of the content is in
    quotation marks, which makes it speech or writing whatever the cue.

    By lemma and construction, after the types of the PDTB (Prasad et al. 2008) and PARC 3: a verb
    of thought with an infinitive ("expects to sell") is an intention; what a document or data say
    and what is said "in a letter" is written. UNKNOWN where no word of the cue is known.
    """
    tree = scene.tree
    links = (tree.head[i] for i in range(*cue) if tree.pos[i] in _LINKS)
    found = next((m for i in (*range(*cue), *links) if (m := _of(tree, i)) is not None), None)
    if quoted and found is not Manner.WRITING:
        found = Manner.SPEECH
    if found in (Manner.INTENTION, Manner.FEELING):
        return found
    if _written_by(scene, cue, speaker) or (found is Manner.SPEECH and _written_in(scene, cue)):
        return Manner.WRITING
    return Manner.UNKNOWN if found is None else found


def _of(tree: Tree, i: int) -> Manner | None:
    """What one word of a cue says of the manner by itself and by what depends on it."""
    lemma, pos = tree.lemmas[i], tree.pos[i]
    if tree.words[i] in _MARKS or tree.words[i] == "per" or lemma in _words("written", "adverbs"):
        return Manner.SPEECH
    if pos not in _TABLES:
        return None
    if pos == "VERB" and lemma in _LIGHT:
        return next(_objects(tree, i), None)
    if pos == "VERB" and lemma in _words("infinitives", "verbs") and _intends(tree, i):
        return Manner.INTENTION
    return _listed(_TABLES[pos], lemma) or (_listed("verbs", lemma) if pos != "VERB" else None)


def _objects(tree: Tree, verb: int) -> Iterator[Manner]:
    """The manner of a light verb's object: "made a promise", "made it clear"."""
    for kid in tree.kids[verb]:
        own = [kid, *tree.kids[kid]] if tree.deps[kid] in ("ccomp", "xcomp") else [kid]
        for i in own:
            table = {"NOUN": "nouns", "ADJ": "adjectives"}.get(tree.pos[i])
            if i > verb and table and (found := _listed(table, tree.lemmas[i])) is not None:
                yield found


def _intends(tree: Tree, verb: int) -> bool:
    """Whether the speaker himself is to do it: "agreed to pay", but not "is expected to pay"."""
    if any(tree.deps[k] in ("auxpass", "nsubjpass") for k in tree.kids[verb]):
        return False
    to = (k for k in tree.kids[verb] if k > verb and tree.deps[k] == "xcomp")
    return any(tree.words[j] == "to" for k in to for j in tree.kids[k])


def _written_by(scene: Scene, cue: Range, speaker: int | None) -> bool:
    """Whether the source is itself writing: "the report said", "according to the data"."""
    tree = scene.tree
    who = speaker
    if who is None:
        subjects = (scene.subject(i) for i in range(*cue) if tree.pos[i] in ("VERB", "AUX"))
        named = (tree.kid(i, "pobj") for i in range(*cue) if tree.words[i] in ("to", "per"))
        who = next((s for s in (*subjects, *named) if s >= 0), None)
    if who is None or tree.ents[who] == "PERSON":
        return False
    return is_kind("document", tree.lemmas[who]) or is_kind("data", tree.lemmas[who])


def _written_in(scene: Scene, cue: Range) -> bool:
    """Whether a statement's medium is written: "said in a letter", "announced on Facebook"."""
    tree, media = scene.tree, _words("written", "media")
    for i in range(*cue):
        for prep in (i, *tree.kids[i]):
            if tree.words[prep] not in ("in", "on", "via", "by", "through"):
                continue
            noun = tree.kid(prep, "pobj")
            if noun >= 0 and tree.lemmas[noun] in media and not _televised(tree, noun):
                return True
    return False


def _televised(tree: Tree, noun: int) -> bool:
    """ "in a video message", "in a recorded statement": spoken after all."""
    return any(tree.lemmas[k] in _words("written", "spoken") for k in tree.kids[noun])


@cache
def _words(table: str, name: str) -> frozenset[str]:
    return frozenset(lexicon("manners")[table][name].split())


@cache
def _manners(table: str) -> dict[str, Manner]:
    """Lemma to manner; a lemma under several headings has the first of the list's order."""
    found = dict[str, Manner]()
    for name, words in lexicon("manners")[table].items():
        for word in words.split():
            found.setdefault(word, Manner(name))
    return found


def _listed(table: str, lemma: str) -> Manner | None:
    return _manners(table).get(lemma)

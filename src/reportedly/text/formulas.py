"""Fixed forms in which news attributes: "Toll passes 200: officials", "…, as Reuters reported"."""

from collections.abc import Iterator
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.text.clauses import Range, Tree
from reportedly.text.contents import Content
from reportedly.text.scenes import Scene
from reportedly.text.sources import is_kind, outlet_named
from reportedly.text.weighing import Reported

__all__ = ["as_reported", "at_the_end", "body_of_title", "titled"]

SHORT = 7
"""Words that a source before or after a title's colon has at most."""
ASIDE = 12
"""Words that "as the paper reported on Monday" has at most."""
_KINDS = ("person", "office", "state", "reports", "document", "data", "organisation", "outlet")
_RUBRICS = frozenset(
    {"analysis", "review", "opinion", "video", "photo", "map", "chart", "plan", "model", "order"}
)
_OPENING = frozenset({"if", "when", "while", "although", "though", "because", "as", "after"})
_FINITE = ("VBD", "VBZ", "VBP", "MD")


def body_of_title(tree: Tree) -> int:
    """Where a title's own words end: before " – Radio Sur" or " | The Post" at its end."""
    for i in range(len(tree) - 1, max(1, len(tree) - SHORT), -1):
        if tree.words[i] not in ("-", "–", "—", "|"):
            continue
        words = tree.text[tree.begin[i + 1] :].split() if i + 1 < len(tree) else []
        named = outlet_named(" ".join(words)) is not None
        capitals = all(w[:1].isupper() or w.lower() in ("of", "the", "and") for w in words)
        if words and (named or (capitals and not _verbal(tree, (i + 1, len(tree))))):
            return i
    return len(tree)


def titled(scene: Scene) -> Reported | None:
    """What a title says on somebody's word, where its punctuation says so; else None."""
    tree = scene.tree
    end = body_of_title(tree)
    if (made := _refused(tree, end)) is not None:
        return made
    for i in range(1, end - 1):
        if tree.words[i] == ":":
            return _at_colon(tree, i, end)
    for i in range(end - 2, max(0, end - SHORT - 2), -1):
        if tree.words[i] in ("-", "–", "—") and _common(tree, (i + 1, end)):
            return _made(tree, i, (0, i), _source(tree, (i + 1, end)), (i + 1, end))
        if tree.words[i] == "," and i > 2:
            return _after_comma(tree, i, end)
    return None


def _at_colon(tree: Tree, colon: int, end: int) -> Reported | None:
    before, after = (0, colon), (colon + 1, end)
    if end - colon - 1 > 2 and (who := _source(tree, before)) is not None:
        return _made(tree, colon, after, who, before)
    if colon > 2 and (who := _source(tree, after)) is not None:
        return _made(tree, colon, before, who, after)
    return None


def _refused(tree: Tree, end: int) -> Reported | None:
    """ "Airline rejects claim that …", where parsers take "airline rejects" for a noun."""
    for verb in range(1, min(SHORT, end - 5)):
        word = tree.words[verb]
        if tree.tags[verb] not in ("VBZ", "VBP", "NNS", "NNPS") or word not in _refusals():
            continue
        that = next((i for i in (verb + 1, verb + 2, verb + 3) if tree.words[i] == "that"), -1)
        if that < 0 or _verbal(tree, (0, verb)):
            continue
        heads = [i for i in range(verb) if tree.pos[i] in ("NOUN", "PROPN", "PRON")]
        who = heads[-1] if heads else None
        return _made(tree, verb, (that + 1, end), who, (0, verb))
    return None


@cache
def _refusals() -> frozenset[str]:
    return frozenset(lexicon("cues")["refusals"])


def _after_comma(tree: Tree, comma: int, end: int) -> Reported | None:
    """ "…, Kyiv warns" and "…, says the mayor"."""
    stating = _stating()
    for verb, rest in ((end - 1, (comma + 1, end - 1)), (comma + 1, (comma + 2, end))):
        if tree.tags[verb] in (*_FINITE, "NNS", "NNP", "NNPS") and rest[0] < rest[1]:
            if not (tree.lemmas[verb] in stating or tree.words[verb].rstrip("s") in stating):
                continue
            if not _verbal(tree, rest) and rest[1] - rest[0] <= SHORT:
                return _made(tree, verb, (0, comma), _head(tree, rest), rest)
    return None


def _made(
    tree: Tree, anchor: int, content: Range, who: int | None, phrase: Range | None = None
) -> Reported | None:
    start, end = content
    while end > start and tree.pos[end - 1] in ("PUNCT", "SPACE") and tree.words[end - 1] != '"':
        end -= 1
    if who is None or end - start < 3:
        return None
    return Reported(anchor, Content(((start, end),), "formula"), who, 1.0, phrase)


def _source(tree: Tree, place: Range) -> int | None:
    """The head of a short phrase that names somebody who speaks, or None."""
    start, end = place
    while start < end and tree.pos[start] in ("PUNCT", "SPACE"):
        start += 1
    if not 0 < end - start <= SHORT or _verbal(tree, (start, end)):
        return None
    head = _head(tree, (start, end))
    lemma = tree.lemmas[head]
    if any(is_kind(kind, lemma) for kind in _KINDS):
        return None if lemma in _RUBRICS else head
    named = tree.ents[head] in ("PERSON", "ORG")
    return head if named and all(tree.pos[i] != "ADP" for i in range(start, end)) else None


def _common(tree: Tree, place: Range) -> bool:
    """Whether the words after a dash are an ordinary noun for a source: "- police"."""
    start, end = place
    word = tree.text[tree.begin[start] :][:1]
    return _source(tree, place) is not None and word.islower() and end - start <= 3


def _head(tree: Tree, place: Range) -> int:
    start, end = place
    tops = [i for i in range(start, end) if not start <= tree.head[i] < end or tree.head[i] == i]
    nouns = [i for i in tops if tree.pos[i] in ("NOUN", "PROPN", "PRON")]
    return (nouns or [end - 1])[-1]


def _verbal(tree: Tree, place: Range) -> bool:
    return any(tree.tags[i] in _FINITE for i in range(*place))


def as_reported(scene: Scene) -> Iterator[Reported]:
    """Sentences with "…, as reported by the Times" or "as the ministry said" at an edge."""
    tree, stating = scene.tree, _stating()
    for i in range(1, len(tree)):
        verb = i
        if tree.lemmas[verb] not in stating or tree.pos[verb] not in ("VERB", "AUX"):
            continue
        first, last = tree.subtree(verb)
        start, end = tree.sentence[verb]
        if tree.words[first] != "as" or last - first > ASIDE or tree.head[verb] == verb:
            continue
        who = _speaker(tree, verb)
        own = [k for k in tree.kids[verb] if tree.deps[k] in ("ccomp", "xcomp", "dobj", "oprd")]
        if who is None or own or (first > start + 1 and _ink(tree, last, end)):
            continue
        content = (start, first) if first > start + 1 else (last, end)
        while content[0] < content[1] and tree.pos[content[0]] in ("PUNCT", "SPACE"):
            content = (content[0] + 1, content[1])
        if (made := _made(tree, verb, content, who)) is not None:
            yield made


def at_the_end(scene: Scene) -> Iterator[Reported]:
    """Sentences that close with their source: "…, an aide told the paper, asking for silence"."""
    tree, stating = scene.tree, _stating()
    for verb in range(2, len(tree)):
        if tree.tags[verb] not in ("VBD", "VBZ", "VBP") or tree.lemmas[verb] not in stating:
            continue
        start, end = tree.sentence[verb]
        who = tree.kid(verb, "nsubj")
        if not start + 3 < who < verb or tree.words[tree.first[who] - 1] != ",":
            continue
        before = (start, tree.first[who] - 1)
        quoted = any(scene.quote[i] >= 0 for i in range(start, end))
        if quoted or _verbal(tree, (verb + 1, end)) or not _verbal(tree, before):
            continue
        if tree.tags[who] in ("WP", "WDT") or _verbal(tree, (tree.first[who], verb)):
            continue
        if tree.tags[start] in ("WRB", "IN") and tree.words[start] in _OPENING:
            continue
        if (made := _made(tree, verb, before, who)) is not None:
            yield made
    for start, end in sorted({tree.sentence[i] for i in range(len(tree))}):
        if not any(scene.quote[i] >= 0 for i in range(start, end)):
            yield from _misread(tree, start, end)


def _misread(tree: Tree, start: int, end: int) -> Iterator[Reported]:
    """The same where the parser takes the verb for a noun or participle: ", the bank estimates",
    ", a guard at the gate confirmed on Monday"."""
    comma = next((i for i in range(end - 1, start + 3, -1) if tree.words[i] == ","), -1)
    if comma < 0 or not _verbal(tree, (start, comma)) or _verbal(tree, (comma + 1, end)):
        return
    if tree.pos[comma + 1] not in ("DET", "PROPN") or tree.words[start] in _OPENING:
        return
    last = max(i for i in range(comma, end) if tree.pos[i] not in ("PUNCT", "SPACE"))
    for i in range(comma + 2, last + 1):
        word, tag = tree.words[i], tree.tags[i]
        noun = tag in ("NNS", "NNPS") and i == last and word.removesuffix("s") in _stating()
        past = (
            tag == "VBN"
            and tree.lemmas[i] in _stating()
            and (i == last or tree.words[i + 1] in ("on", "in", "at", "to", "late", "earlier"))
        )
        if (noun or past) and tree.pos[i - 1] in ("NOUN", "PROPN"):
            heads = [k for k in range(comma + 1, i) if tree.pos[k] in ("NOUN", "PROPN")]
            made = _made(tree, i, (start, comma), heads[0], (comma + 1, i))
            if made is not None:
                yield made
            return


@cache
def _stating() -> frozenset[str]:
    return frozenset(lexicon("cues")["stating"])


def _speaker(tree: Tree, verb: int) -> int | None:
    subject = tree.kid(verb, "nsubj")
    if subject >= 0:
        return subject
    agent = tree.kid(verb, "agent", "prep")
    noun = tree.kid(agent, "pobj") if agent >= 0 and tree.words[agent] == "by" else -1
    return noun if noun >= 0 else None


def _ink(tree: Tree, start: int, end: int) -> bool:
    return any(tree.pos[i] not in ("PUNCT", "SPACE") for i in range(start, end))

"""Fixed forms in which news attributes: "Toll passes 200: officials", "…, as Reuters reported"."""

from collections.abc import Iterator
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.text.clauses import Range, Tree
from reportedly.text.framings import (
    FINITE,
    SHORT,
    framed,
    head_of,
    ink,
    is_rubric,
    is_verbal,
    source_in,
    stating,
)
from reportedly.text.idioms import idioms
from reportedly.text.scenes import Scene
from reportedly.text.sources import outlet_named
from reportedly.text.weighing import Reported

__all__ = ["as_reported", "at_the_end", "body_of_title", "titled"]

ASIDE = 12
"""Words that "as the paper reported on Monday" has at most."""
_BACK = frozenset({"it", "this", "that", "so"})
"""What "as the minister put it" points back with."""
_OPENING = frozenset({"if", "when", "while", "although", "though", "because", "as", "after"})


def body_of_title(tree: Tree) -> int:
    """Where a title's own words end: before " – Radio Sur" or " | The Post" at its end."""
    for i in range(len(tree) - 1, max(1, len(tree) - SHORT), -1):
        if tree.words[i] not in ("-", "–", "—", "|"):
            continue
        words = tree.text[tree.begin[i + 1] :].split() if i + 1 < len(tree) else []
        named = outlet_named(" ".join(words)) is not None
        capitals = all(w[:1].isupper() or w.lower() in ("of", "the", "and") for w in words)
        if words and (named or (capitals and not is_verbal(tree, (i + 1, len(tree))))):
            return i
    return len(tree)


def titled(scene: Scene) -> Reported | None:
    """What a title says on somebody's word, where its punctuation says so; else None."""
    tree = scene.tree
    end = body_of_title(tree)
    if (made := _refused(tree, end)) is not None:
        return made
    start = 0
    for i in range(1, end - 1):
        if tree.words[i] != ":":
            continue
        if i > SHORT // 2 or not is_rubric(tree, (start, i)):
            return _at_colon(tree, start, i, end)
        start = i + 1
    for i in range(end - 2, max(start, end - SHORT - 2), -1):
        if tree.words[i] in ("-", "–", "—") and _common(tree, (i + 1, end)):
            return _made(tree, i, (start, i), source_in(tree, (i + 1, end)), (i + 1, end))
        if tree.words[i] == "," and i > start + 2:
            return _after_comma(tree, start, i, end)
    return None


def _at_colon(tree: Tree, start: int, colon: int, end: int) -> Reported | None:
    before, after = (start, colon), (colon + 1, end)
    if end - colon - 1 > 2 and (who := source_in(tree, before)) is not None:
        return _made(tree, colon, after, who, before)
    if colon > start + 2 and (who := source_in(tree, after)) is not None:
        return _made(tree, colon, before, who, after)
    return None


def _refused(tree: Tree, end: int) -> Reported | None:
    """ "Airline rejects claim that …", where parsers take "airline rejects" for a noun."""
    for verb in range(1, min(SHORT, end - 5)):
        word = tree.words[verb]
        if tree.tags[verb] not in ("VBZ", "VBP", "NNS", "NNPS") or word not in _refusals():
            continue
        that = next((i for i in (verb + 1, verb + 2, verb + 3) if tree.words[i] == "that"), -1)
        if that < 0 or is_verbal(tree, (0, verb)):
            continue
        heads = [i for i in range(verb) if tree.pos[i] in ("NOUN", "PROPN", "PRON")]
        who = heads[-1] if heads else None
        return _made(tree, verb, (that + 1, end), who, (0, verb))
    return None


@cache
def _refusals() -> frozenset[str]:
    return frozenset(lexicon("cues")["refusals"])


def _after_comma(tree: Tree, start: int, comma: int, end: int) -> Reported | None:
    """ "…, Kyiv warns", "…, says the mayor" and "…, the mayor tells parliament"."""
    options = [(end - 1, (comma + 1, end - 1)), (comma + 1, (comma + 2, end))]
    told = [i for i in range(comma + 2, end - 1) if tree.lemmas[i] == "tell"]
    options += [(verb, (comma + 1, verb)) for verb in told]
    for verb, rest in options:
        if tree.tags[verb] not in (*FINITE, "NNS", "NNP", "NNPS") or rest[0] >= rest[1]:
            continue
        if not (tree.lemmas[verb] in stating() or tree.words[verb].rstrip("s") in stating()):
            continue
        plain = tree.lemmas[verb] in ("say", "warn") or source_in(tree, rest) is not None
        if verb == comma + 1 and not plain and not _named(tree, rest):
            continue  # "…, calls new strike"
        if not is_verbal(tree, rest) and rest[1] - rest[0] <= SHORT:
            return _made(tree, verb, (start, comma), head_of(tree, rest), rest)
    return None


def _named(tree: Tree, place: Range) -> bool:
    """Whether all words but articles are names, numbers apart: "says Novak"."""
    return all(tree.pos[i] in ("PROPN", "DET") for i in range(*place))


def _made(
    tree: Tree, anchor: int, content: Range, who: int | None, phrase: Range | None = None
) -> Reported | None:
    return framed(tree, anchor, (content,), who, phrase)


def _common(tree: Tree, place: Range) -> bool:
    """Whether the words after a dash are an ordinary noun for a source: "- police"."""
    start, end = place
    word = tree.text[tree.begin[start] :][:1]
    return source_in(tree, place) is not None and word.islower() and end - start <= 3


def as_reported(scene: Scene) -> Iterator[Reported]:
    """Sentences with "…, as reported by the Times", "as the ministry said" or, at an edge or
    between commas, "as the minister put it"."""
    tree = scene.tree
    for verb in range(1, len(tree)):
        if tree.lemmas[verb] not in stating() or tree.head[verb] == verb:
            continue
        first, last = tree.subtree(verb)
        start, end = tree.sentence[verb]
        if tree.words[first] != "as" or last - first > ASIDE:
            continue
        if tree.pos[verb] not in ("VERB", "AUX") and tree.deps[first] != "mark":
            continue  # "as X reports" may be taken for a noun, with its "as" for a conjunction
        who = _speaker(tree, verb)
        own = [k for k in tree.kids[verb] if tree.deps[k] in ("ccomp", "xcomp", "dobj", "oprd")]
        if who is None or any(tree.words[k] not in _BACK for k in own):
            continue
        last = min((k + 1 for k in own), default=last)
        opens = first <= start + 1
        edge = opens or not ink(tree, last, end)
        if not edge and (
            tree.words[first - 1] != "," or "," not in tree.words[last - 1 : last + 1]
        ):
            continue
        pieces = ((last, end),) if opens else ((start, first), (last, end))
        if any(is_verbal(tree, piece) for piece in pieces):
            made = framed(tree, verb, pieces, who)
            if made is not None:
                yield made
    yield from idioms(scene)


def at_the_end(scene: Scene) -> Iterator[Reported]:
    """Sentences that close with their source: "…, an aide told the paper, asking for silence"."""
    tree = scene.tree
    for verb in range(2, len(tree)):
        if tree.tags[verb] not in ("VBD", "VBZ", "VBP") or tree.lemmas[verb] not in stating():
            continue
        start, end = tree.sentence[verb]
        who = tree.kid(verb, "nsubj")
        if not start + 3 < who < verb or tree.words[tree.first[who] - 1] != ",":
            continue
        before = (start, tree.first[who] - 1)
        quoted = any(scene.quote[i] >= 0 for i in range(start, end))
        if quoted or is_verbal(tree, (verb + 1, end)) or not is_verbal(tree, before):
            continue
        if tree.tags[who] in ("WP", "WDT") or is_verbal(tree, (tree.first[who], verb)):
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
    if comma < 0 or not is_verbal(tree, (start, comma)) or is_verbal(tree, (comma + 1, end)):
        return
    if comma + 1 >= end or tree.pos[comma + 1] not in ("DET", "PROPN"):
        return
    if tree.words[start] in _OPENING:
        return
    last = max(i for i in range(comma, end) if tree.pos[i] not in ("PUNCT", "SPACE"))
    for i in range(comma + 2, last + 1):
        word, tag = tree.words[i], tree.tags[i]
        noun = tag in ("NNS", "NNPS") and i == last and word.removesuffix("s") in stating()
        past = (
            tag == "VBN"
            and tree.lemmas[i] in stating()
            and (i == last or tree.words[i + 1] in ("on", "in", "at", "to", "late", "earlier"))
        )
        if (noun or past) and tree.pos[i - 1] in ("NOUN", "PROPN"):
            heads = [k for k in range(comma + 1, i) if tree.pos[k] in ("NOUN", "PROPN")]
            made = _made(tree, i, (start, comma), heads[0], (comma + 1, i))
            if made is not None:
                yield made
            return


def _speaker(tree: Tree, verb: int) -> int | None:
    subject = tree.kid(verb, "nsubj")
    if subject >= 0:
        return subject
    agent = tree.kid(verb, "agent", "prep")
    noun = tree.kid(agent, "pobj") if agent >= 0 and tree.words[agent] == "by" else -1
    return noun if noun >= 0 else None

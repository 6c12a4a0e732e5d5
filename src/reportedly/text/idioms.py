"""Turns of phrase that surely attribute: "in her words", "made clear …", "was called a … by"."""

from collections.abc import Iterator
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.text.clauses import Range, Tree
from reportedly.text.framings import FINITE, SHORT, framed, ink, is_verbal, source_in, stating
from reportedly.text.scenes import Scene
from reportedly.text.sources import is_kind
from reportedly.text.weighing import Reported

__all__ = ["idioms"]

LABEL = 5
"""Words that a name before a colon takes at most in a list: "Police: the driver was drunk"."""
_NOMINAL = ("NOUN", "PROPN", "PRON")
_OPENING = frozenset({"if", "when", "while", "although", "though", "because", "as", "after"})
_AGAINST = frozenset({"while", "but", "whereas", "although", "though"})
_CLEAR = frozenset({"make", "made", "makes", "making"})
_NAMED = ("xcomp", "oprd", "prep", "advcl", "ccomp", "acomp")
"""How what somebody is called or accused of hangs on the passive verb."""


def idioms(scene: Scene) -> Iterator[Reported]:
    """Attributions whose wording leaves no doubt, in the order of their kinds."""
    for way in (
        _in_words,
        _made_clear,
        _is_how,
        _polled,
        _called,
        _closed,
        _aside,
        _labelled,
        _announced,
        _quoted,
    ):
        yield from (found for found in way(scene) if found is not None)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("cues")[name])


def _in_words(scene: Scene) -> Iterator[Reported | None]:
    """ "It was, in the words of the coach, a night to forget", "“a farce”, in her words"."""
    tree = scene.tree
    for noun in range(1, len(tree)):
        prep = tree.head[noun]
        if tree.words[noun] != "words" or tree.words[prep] != "in" or not prep < noun:
            continue
        of = next((k for k in tree.kids[noun] if tree.words[k] == "of"), -1)
        who = tree.kid(of, "pobj") if of >= 0 else tree.kid(noun, "poss")
        last = max(tree.last[noun], who)
        last = next((i for i in range(who + 1, last) if tree.words[i] == ","), last)
        if who < 0 or noun - prep > LABEL + 1 or not _by_marks(tree, prep, last):
            continue
        quote = next((q for q in scene.quotes if q[0] < prep and prep - q[1] in (0, 1, 2)), None)
        start, end = tree.sentence[noun]
        pieces: tuple[Range, ...] = ((start, prep), (last + 1, end))
        if quote is not None:
            pieces = (quote,)
        elif scene.quotes_of((start, end)) or not any(is_verbal(tree, piece) for piece in pieces):
            continue
        yield framed(tree, noun, pieces, who, least=2)


def _by_marks(tree: Tree, first: int, last: int) -> bool:
    """Whether a phrase is set off from its sentence on both sides."""
    start, end = tree.sentence[first]
    before = first == start or tree.pos[first - 1] in ("PUNCT", "CCONJ")
    return before and (last + 1 >= end or tree.pos[last + 1] == "PUNCT" or tree.words[last] == ",")


def _made_clear(scene: Scene) -> Iterator[Reported | None]:
    """ "She made clear the plant would close", "made it plain that …"."""
    tree = scene.tree
    for clear in range(2, len(tree)):
        if tree.words[clear] not in ("clear", "plain") or scene.quote[clear] >= 0:
            continue
        make = next((i for i in (clear - 1, clear - 2, clear - 3) if tree.words[i] in _CLEAR), -1)
        subject = scene.subject(make) if make > 0 else -1
        if make < 1 or not 0 <= subject < make:
            continue
        begin = clear + 1 + (clear + 1 < len(tree) and tree.words[clear + 1] == "that")
        end = tree.sentence[clear][1]
        clause = next((k for k in (*tree.kids[clear], *tree.kids[make]) if k >= begin), -1)
        if clause >= 0 and tree.deps[clause] == "ccomp":
            end = min(end, tree.last[clause] + 1)
        if tree.words[clear + 1 : clear + 2] == ["to"] or not is_verbal(tree, (begin, end)):
            continue
        yield framed(tree, clear, ((begin, end),), subject)


def _is_how(scene: Scene) -> Iterator[Reported | None]:
    """ "A disgrace is how the coach described the pitch", "…, that is what she called it"."""
    tree = scene.tree
    for be in range(1, len(tree) - 3):
        if tree.lemmas[be] != "be" or tree.words[be + 1 : be + 2] not in (["how"], ["what"]):
            continue
        verb = next((k for k in tree.kids[be] if k > be + 2 and tree.deps[k] == "ccomp"), -1)
        who = tree.kid(verb, "nsubj") if verb >= 0 else -1
        if not be + 1 < who < verb or tree.lemmas[verb] not in _words("naming"):
            continue
        start = tree.sentence[be][0]
        stop = be - 1 if tree.words[be - 1] in ("that", "this", "which") else be
        if ink(tree, start, stop) and tree.words[start] not in ("it", "this", "that"):
            yield framed(tree, verb, ((start, stop), (verb + 1, tree.last[verb] + 1)), who)


def _polled(scene: Scene) -> Iterator[Reported | None]:
    """ "A poll of 900 voters by Kompass found that …": the poll speaks, not its last name."""
    tree = scene.tree
    for verb in range(2, len(tree)):
        if tree.lemmas[verb] not in stating() or tree.tags[verb] not in FINITE:
            continue
        who = tree.kid(verb, "nsubj")
        if not 0 <= who < verb or scene.quote[verb] >= 0:
            continue
        source = is_kind("data", tree.lemmas[who]) or is_kind("document", tree.lemmas[who])
        named = any(tree.words[k] in ("by", "of", "from") for k in tree.kids[who])
        clause = next((k for k in tree.kids[verb] if k > verb and tree.deps[k] == "ccomp"), -1)
        if source and named and clause >= 0 and is_verbal(tree, tree.subtree(clause)):
            first = verb + 1  # not all of a subject hangs on its verb in every parse
            first += tree.words[first] == "that" and tree.deps[first] == "mark"
            yield framed(tree, verb, ((first, tree.last[clause] + 1),), who)


def _called(scene: Scene) -> Iterator[Reported | None]:
    """ "The banker was accused by prosecutors of hiding millions", "was called reckless by …"."""
    tree = scene.tree
    for verb in range(2, len(tree)):
        if tree.tags[verb] != "VBN" or tree.lemmas[verb] not in _words("naming") | _words(
            "judging"
        ):
            continue
        subject, agent = tree.kid(verb, "nsubjpass"), tree.kid(verb, "agent")
        who = tree.kid(agent, "pobj") if agent > verb else -1
        if subject < 0 or who < 0 or scene.quote[verb] >= 0:
            continue
        if any(tree.deps[k] == "neg" for k in tree.kids[verb]):
            continue
        first, last = tree.first[who], tree.last[agent] + 1
        of = next((k for k in tree.kids[who] if tree.words[k] in ("of", "as") and k > who), -1)
        told = [k for k in tree.kids[verb] if k > verb and k != agent and tree.deps[k] in _NAMED]
        pieces = [tree.subtree(subject), *(tree.subtree(k) for k in told)]
        if of >= 0 and tree.lemmas[verb] == "accuse" and not told:
            pieces.append((of, tree.last[of] + 1))
            last = of
        if len(pieces) > 1:
            yield framed(tree, verb, tuple(sorted(pieces)), who, (first, last))


def _closed(scene: Scene) -> Iterator[Reported | None]:
    """Whole sentences that end with ", police said": all that stands before is what was said,
    however many clauses it has and whichever of them the parser hangs on the verb."""
    tree = scene.tree
    for verb in range(4, len(tree)):
        who = tree.kid(verb, "nsubj")
        if tree.lemmas[verb] not in _words("plain") or tree.tags[verb] not in FINITE or who < 4:
            continue
        start, end = tree.sentence[verb]
        comma = tree.first[who] - 1
        if not start + 3 < comma < who < verb or tree.words[comma] != ",":
            continue
        if any(scene.quote[i] >= 0 for i in range(start, end)) or not _only_day(tree, verb, end):
            continue
        if tree.words[start] in _OPENING or tree.tags[who] in ("WP", "WDT"):
            continue
        if not _told(tree, start, comma) and is_verbal(tree, (start, comma)):
            named = (k for k in tree.kids[who] if tree.deps[k] == "appos")
            person = next((k for k in named if tree.ents[k] == "PERSON"), who)
            yield framed(tree, verb, ((start, comma),), person)


def _only_day(tree: Tree, verb: int, end: int) -> bool:
    """Whether nothing but the day and place of the saying follows: "said on Friday in Turin"."""
    rest = [i for i in range(verb + 1, end) if tree.pos[i] not in ("PUNCT", "SPACE")]
    return len(rest) <= LABEL and all(
        tree.pos[i] in ("ADP", "PROPN", "DET", "NOUN", "ADV", "NUM", "ADJ") for i in rest
    )


def _aside(scene: Scene) -> Iterator[Reported | None]:
    """Clauses that end with their source before the next begins: "it would cost 3 million, the
    ministry estimates, while …"; also where the parser takes the verb for a noun."""
    tree = scene.tree
    for verb in range(5, len(tree)):
        noun = tree.tags[verb] in ("NN", "NNS")
        word = tree.words[verb].removesuffix("s") if noun else tree.lemmas[verb]
        if word not in stating() or not (noun or tree.tags[verb] in FINITE):
            continue
        (start, end), comma = tree.sentence[verb], verb - 1
        while comma > start and verb - comma <= SHORT and tree.words[comma] != ",":
            comma -= 1
        name = (comma + 1, verb)
        if tree.words[comma] != "," or verb == comma + 1 or not _next_clause(tree, verb, end):
            continue
        if noun and tree.pos[comma + 1 : comma + 2] not in (["DET"], ["PROPN"]):
            continue
        start = _begun(tree, start, comma)
        if any(scene.quote[i] >= 0 for i in range(start, verb)) or _told(tree, start, comma):
            continue
        who = source_in(tree, name) if is_verbal(tree, (start, comma)) else None
        if tree.words[start] not in _OPENING:
            yield framed(tree, verb, ((start, comma),), who, name, least=4)


def _next_clause(tree: Tree, verb: int, end: int) -> bool:
    """Whether the sentence ends behind a verb, or a clause begins that is set against it."""
    if not ink(tree, verb + 1, end):
        return True
    after = tree.words[verb + 1 : verb + 3]
    return len(after) == 2 and after[0] == "," and after[1] in _AGAINST


def _begun(tree: Tree, start: int, comma: int) -> int:
    """Where the clause before a comma begins: behind ";" or ", while"."""
    for i in range(comma - 1, start, -1):
        if tree.words[i] == ";" or (tree.words[i] in _AGAINST and tree.words[i - 1] == ","):
            return i + 1
    return start


def _told(tree: Tree, start: int, end: int) -> bool:
    """Whether a plain verb of saying stands in a range already."""
    plain = _words("plain")
    return any(tree.lemmas[i] in plain and tree.tags[i] in FINITE for i in range(start, end))


def _labelled(scene: Scene) -> Iterator[Reported | None]:
    """ "Police: the driver was drunk", as points of a list and notes begin."""
    tree = scene.tree
    if scene.headline:
        return
    for colon in range(1, len(tree) - 3):
        start, end = tree.sentence[colon]
        if tree.words[colon] != ":" or not 0 < colon - start <= LABEL:
            continue
        if end <= colon + 3 and end < len(tree):
            end = tree.sentence[end][1]
        quoted = any(scene.quote[i] >= 0 for i in range(start, end))
        if quoted or not is_verbal(tree, (colon + 1, end)):
            continue
        who = source_in(tree, (start, colon))
        if who is not None and tree.pos[who] in _NOMINAL:
            yield framed(tree, colon, ((colon + 1, end),), who, (start, colon))


def _announced(scene: Scene) -> Iterator[Reported | None]:
    """ "The keeper replied: “Not at all.”": the quotation behind a colon is of the verb before."""
    tree = scene.tree
    for n, quote in enumerate(scene.quotes):
        more = scene.quotes[n + 1][0] if n + 1 < len(scene.quotes) else len(tree)
        if not ink(tree, quote[1], more) and more < len(tree):
            continue  # what goes on in the next quotation is for the reading to say
        before = range(max(quote[0] - 2, 0), quote[0])
        colon = next((i for i in reversed(before) if tree.words[i] == ":"), -1)
        if colon < 2:
            continue
        start = tree.sentence[colon][0]
        verbs = [i for i in range(start, colon) if tree.tags[i] in FINITE]
        verbs = [i for i in verbs if tree.lemmas[i] in stating() and scene.quote[i] < 0]
        who = scene.subject(verbs[-1]) if verbs else -1
        if who >= start and tree.tags[who] not in ("WP", "WDT"):
            yield framed(tree, verbs[-1], (quote,), who, least=1)


def _quoted(scene: Scene) -> Iterator[Reported | None]:
    """ "The minister was quoted by the Herald as saying that …": the minister speaks."""
    tree = scene.tree
    for say in range(4, len(tree) - 2):
        if tree.words[say] not in ("saying", "telling") or tree.words[say - 1] != "as":
            continue
        cues = (i for i in range(say - 2, max(0, say - SHORT - 4), -1))
        verb = next((i for i in cues if tree.lemmas[i] in ("quote", "cite")), -1)
        subject = tree.kid(verb, "nsubjpass") if verb > 0 else -1
        if subject < 0 or tree.sentence[verb] != tree.sentence[say]:
            continue
        begin = say + 1 + (tree.words[say + 1 : say + 2] == ["that"])
        end = max(tree.last[say] + 1, tree.last[verb] + 1)
        if begin < end and is_verbal(tree, (begin, end)):
            yield framed(tree, verb, ((begin, end),), subject)

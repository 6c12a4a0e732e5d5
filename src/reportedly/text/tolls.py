"""Figures that somebody gives: "put the damage at 3 million", "reported 128 deaths"."""

from collections.abc import Iterator
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.text.clauses import Range, Tree
from reportedly.text.contents import Content
from reportedly.text.framings import source_in
from reportedly.text.scenes import Scene
from reportedly.text.weighing import Reported

__all__ = ["tolls"]

_PUT = frozenset({"put", "place", "estimate"})
_PAST = ("VBD", "VBZ", "VBP", "VBN")
_ASIDE = frozenset({"relcl", "advcl", "ccomp", "xcomp", "npadvmod", "conj", "cc", "acl"})
_STOPS = frozenset({".", ",", ";", "while", "but", "–", "—"})
_AGAINST = frozenset({("down", "from"), ("up", "from"), ("compared", "with"), ("against", "a")})
_LINKS = frozenset({",", ";", "and", "but", "while"})
_LEADS = frozenset(
    {
        "at",
        "about",
        "around",
        "some",
        "only",
        "almost",
        "nearly",
        "than",
        "just",
        "more",
        "least",
        "over",
    }
)
_CLAUSAL = ("VBD", "VBZ", "VBP", "MD", "VBN", "VBG", "VB")
MOST = 8
"""Words that a bare figure with what it counts has at most, or a party with its figure."""
_TIMES = ("npadvmod", "prep", "advmod")
_JOINED = 2
"""Words between a figure's noun and the quotation that goes on with it after a comma."""


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("cues")[name])


def tolls(scene: Scene) -> Iterator[Reported]:
    """Figures with who gives them: set "at" a number, counted as the direct object of a verb of
    reporting or saying, or after "gave a toll of"; then those of others who share the verb.
    Passives and infinitives give nobody's word."""
    tree = scene.tree
    for verb in range(1, len(tree)):
        if tree.pos[verb] != "VERB" or scene.quote[verb] >= 0 or not _told(tree, verb):
            continue
        who = _who(scene, verb)
        if who < 0 or who > verb:
            continue
        content = (
            _put(scene, verb) or _counted(tree, verb) or _given(tree, verb) or _named(tree, verb)
        )
        if content is not None:
            content = _whole(scene, _until(tree, verb, content))
            yield Reported(verb, Content((content,), "formula"), who, 1.0)
            yield from _shared(tree, content[1])


def _until(tree: Tree, verb: int, content: Range) -> Range:
    """With the time that a forecast is for: "expects sales of 2 billion [this year]"."""
    end = content[1]
    if tree.lemmas[verb] not in _words("ahead"):
        return content
    for kid in tree.kids[verb]:
        if kid < end or tree.first[kid] != end or tree.deps[kid] not in _TIMES:
            continue
        if any(tree.ents[i] in ("DATE", "TIME") for i in range(*tree.subtree(kid))):
            end = tree.last[kid] + 1
    return content[0], end


def _named(tree: Tree, verb: int) -> Range | None:
    """A bare figure after a plain verb of saying: "the company said [about 90]"."""
    end, first = tree.sentence[verb][1], verb + 1
    while first < end and tree.words[first] in _LEADS:
        first += 1
    if tree.lemmas[verb] != "say" or first >= end or not _figure(tree, first):
        return None
    stop = next((i for i in range(first, end) if tree.words[i] in _STOPS), end)
    if stop + 1 < end and tree.words[stop] == "," and tree.words[stop + 1] not in _LINKS:
        return None
    dated = any(tree.ents[i] in ("DATE", "TIME") for i in range(first, stop))
    if dated or stop - verb > MOST or any(tree.tags[i] in _CLAUSAL for i in range(first, stop)):
        return None
    return verb + 1, stop


def _shared(tree: Tree, at: int) -> Iterator[Reported]:
    """Figures of other parties right behind one, without a verb of their own: "(the union put it
    at 400) and the company at 90", "(counted 900,) the police 300"."""
    link = at
    while link < len(tree) and tree.words[link] in _LINKS:
        at, link = link, link + 1
    if link == at:
        return
    number = next(
        (i for i in range(link + 1, min(link + MOST, len(tree))) if _figure(tree, i)), -1
    )
    name = (link, number)
    while name[1] > link and (tree.words[name[1] - 1] in _LEADS or tree.tags[name[1] - 1] == "IN"):
        name = (link, name[1] - 1)
    who = source_in(tree, name) if link < name[1] else None
    if who is None or any(tree.pos[i] in ("VERB", "AUX", "PUNCT", "NUM") for i in range(*name)):
        return
    put = next((i for i in range(name[1], number) if tree.words[i] == "at"), -1)
    begin = put + 1 if put > 0 else name[1]
    end = number + 1
    while end < len(tree) and tree.pos[end] in ("NUM", "NOUN", "SYM"):
        end += 1
    anchor = put if put > 0 else at
    yield Reported(anchor, Content(((begin, end),), "formula"), who, 1.0, name)


def _figure(tree: Tree, i: int) -> bool:
    return tree.tags[i] == "CD" or tree.words[i][:1].isdigit()


def _told(tree: Tree, verb: int) -> bool:
    """A finite verb or a perfect: "counted", "had put"; no "to put", "was put", "not counted"."""
    kids = tree.kids[verb]
    if tree.tags[verb] not in _PAST or any(tree.deps[k] in ("auxpass", "neg") for k in kids):
        return False
    return tree.tags[verb] != "VBN" or any(tree.lemmas[k] == "have" for k in kids)


def _who(scene: Scene, verb: int) -> int:
    """The subject, or that of the verb it is joined to: "came and [put] the loss at 4 million"."""
    tree = scene.tree
    subject = tree.kid(verb, "nsubj")
    if subject < 0 and tree.deps[verb] == "conj":
        subject = tree.kid(tree.head[verb], "nsubj")
    return -1 if subject >= 0 and tree.tags[subject] in ("WP", "WDT") else subject


def _put(scene: Scene, verb: int) -> Range | None:
    tree = scene.tree
    if tree.lemmas[verb] not in _PUT:
        return None
    noun, at = tree.kid(verb, "dobj"), _at(tree, verb)
    if at < 0 and noun >= 0:
        at = _at(tree, noun)
    if noun < verb or at < noun or not _numbered(tree, tree.subtree(at)):
        return None
    return tree.first[noun], tree.last[at] + 1


def _at(tree: Tree, head: int) -> int:
    return next((k for k in tree.kids[head] if tree.words[k] == "at" and k > head), -1)


def _counted(tree: Tree, verb: int) -> Range | None:
    """The object of "reported", "counted", "expects", where it begins with its figure or holds
    one after "of" or "between": "sales of 2 billion"."""
    noun = tree.kid(verb, "dobj")
    ahead = tree.lemmas[verb] in _words("seeing") and tree.tags[verb] in ("VBZ", "VBP")
    if ahead and tree.lemmas[noun] not in _words("prospects"):
        return None
    if not (ahead or tree.lemmas[verb] in _words("reporting")) or noun < verb:
        return None
    figures = [k for k in tree.kids[noun] if tree.deps[k] == "nummod" and k < noun]
    measured = [k for k in tree.kids[noun] if tree.words[k] == "of" and k > noun]
    told = bool(figures) or tree.pos[noun] == "NUM"
    if not told and not any(_amount(tree, k) for k in measured):
        return None
    return tree.first[noun], _end(tree, noun)


def _amount(tree: Tree, of: int) -> bool:
    """Whether a number comes right after "of", a word or two between: "of almost 2 billion"."""
    return _numbered(tree, (of + 1, min(of + 5, tree.last[of] + 1)))


def _given(tree: Tree, verb: int) -> Range | None:
    """What follows "gave a toll of", "issued a count of"."""
    noun = tree.kid(verb, "dobj")
    if tree.lemmas[verb] not in _words("giving") or noun < verb:
        return None
    of = next((k for k in tree.kids[noun] if tree.words[k] == "of"), -1)
    if tree.lemmas[noun] not in _words("totals") or of < 0 or not _amount(tree, of):
        return None
    end = max(tree.last[of], tree.last[noun]) + 1
    if end < len(tree) and tree.tags[end] in ("VBN", "JJ"):
        end = tree.sentence[of][1]  # "14 drowned and 30 missing", whatever the parse makes of it
    return of + 1, end


def _end(tree: Tree, noun: int) -> int:
    """Where an object ends before a clause or a second one that the parse hangs on it."""
    for kid in tree.kids[noun]:
        gap = tree.deps[kid] == "conj" and _counts_too(tree, kid)
        verbal = tree.deps[kid] in _ASIDE and _verbal(tree, tree.subtree(kid))
        if kid > noun and (gap or verbal):
            return kid if tree.first[kid] > kid else _before(tree, tree.first[kid])
    return tree.last[noun] + 1


def _counts_too(tree: Tree, conjunct: int) -> bool:
    """Somebody else's figure without its verb: "counted 900 and [the police 300]"."""
    after = conjunct + 1
    return after < len(tree) and tree.tags[after] == "CD" and tree.last[conjunct] >= after


def _before(tree: Tree, cut: int) -> int:
    while cut > 0 and (tree.deps[cut - 1] == "cc" or tree.pos[cut - 1] == "PUNCT"):
        cut -= 1
    return cut


def _verbal(tree: Tree, piece: Range) -> bool:
    return any(tree.pos[i] in ("VERB", "AUX") for i in range(*piece))


def _numbered(tree: Tree, piece: Range) -> bool:
    return any(tree.tags[i] == "CD" or tree.words[i][:1].isdigit() for i in range(*piece))


def _whole(scene: Scene, piece: Range) -> Range:
    """With what it is held against or a quoted remark on it: "at 900, up from 700", "at 900, “far
    below” the forecast"."""
    tree, (start, end) = scene.tree, piece
    while end > start and tree.pos[end - 1] in ("PUNCT", "SPACE"):
        end -= 1
    last = tree.sentence[start][1]
    near = range(end, min(end + _JOINED + 1, last))
    if (longer := _against(tree, end, last)) > end:
        return start, longer
    if end >= last or tree.words[end] != "," or all(scene.quote[i] < 0 for i in near):
        return start, end
    if any(tree.tags[i] in ("VBD", "VBZ", "VBP", "MD") for i in range(end, last)):
        return start, end
    while last > end and tree.pos[last - 1] in ("PUNCT", "SPACE") and tree.words[last - 1] != '"':
        last -= 1
    return start, last


def _against(tree: Tree, end: int, last: int) -> int:
    """Where ", down from 40 percent on Sunday" behind a figure ends."""
    words = tree.words[end + 1 : end + 3]
    if end + 3 >= last or tree.words[end] != "," or tuple(words) not in _AGAINST:
        return end
    stop = next((i for i in range(end + 1, last) if tree.words[i] in _STOPS), last)
    return stop if _numbered(tree, (end + 1, stop)) else end

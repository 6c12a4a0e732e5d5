"""What a paragraph says on whose word once readings that clash are settled, quotations last."""

from dataclasses import dataclass, replace

from reportedly.lexicon.load import lexicon
from reportedly.text.clauses import Range, merged
from reportedly.text.completions import completed, left_out, within, without_next
from reportedly.text.formulas import as_reported, at_the_end, titled
from reportedly.text.joining import continued, covered, parted, rescued, says
from reportedly.text.scenes import Scene
from reportedly.text.tags import tagged
from reportedly.text.tolls import tolls
from reportedly.text.weighing import Reported, Weights, reported

__all__ = ["Settled", "formed", "settle"]

LEAST = 0.05
SURE = 0.5
SURE_INSIDE = 0.8
"""How probable a cue must be: to be looked at, to stand, and to stand within another's words."""

PLAIN = 0.6
"""Share of its occurrences in which a plain verb of saying is a cue."""

AGAINST = frozenset({"but", "while", "whereas", "though", "although"})
"""Words that set one speaker against the last: "…, but the mayor said"."""

ADDING = frozenset({"before", "while", "and", "then"})
"""Words before "adding" that belong to it."""

NAMED = 12
"""Words that a source with its title takes at most between a comma and its verb."""

SPEECH = 3
"""Words that a quotation has at least before its speaker is looked for with less evidence."""


@dataclass(frozen=True, slots=True)
class Settled:
    """``outer`` in the order of the text, none within another; ``inner`` have their cue in an
    outer content; ``orphans`` are the numbers of quotations that nobody was found for."""

    outer: list[Reported]
    inner: list[Reported]
    orphans: list[int]


def settle(scene: Scene, weights: Weights) -> Settled:
    """Choose among the readings of a paragraph: longer contents first, then quotations left over
    join the speech they continue or take the likeliest cue beside them."""
    asked = list(reported(scene, weights, LEAST))
    sure = [s for s in asked if s.chance >= SURE]
    sure = [_clipped(scene, _turned(scene, s)) for s in sure]
    sure = [without_next(scene, _cut_short(scene, weights, s, sure), sure) for s in sure]
    sure = [parted(scene, s, asked) for s in sure]
    outer, inner = _outermost(sure)
    orphans = list[int]()
    for n, quote in enumerate(scene.quotes):
        if covered(outer, quote) or quote[1] - quote[0] < SPEECH:
            continue
        before = continued(scene, outer, asked, n)
        if before >= 0:
            longer = merged([*outer[before].content.pieces, quote])
            content = replace(outer[before].content, pieces=tuple(longer))
            outer[before] = replace(outer[before], content=content)
            continue
        saved = tagged(scene, quote)
        if saved is None and says(scene, quote):
            saved = rescued(scene, weights, asked, outer, n)
        if saved is not None:
            outer.append(parted(scene, saved, outer))
        else:
            orphans.append(n)
    kept = [s for s in outer if not _within(scene, outer, orphans, s)]
    inner += [s for s in outer if _within(scene, outer, orphans, s) and s.chance >= SURE_INSIDE]
    return Settled(
        sorted(kept, key=lambda s: s.anchor), sorted(inner, key=lambda s: s.anchor), orphans
    )


def formed(scene: Scene, settled: Settled) -> Settled:
    """The same with what fixed forms of news attribute in the place of guesses that clash: a
    title's "…: officials", a sentence's "as reported by …"."""
    if scene.headline:
        title = titled(scene)
        return settled if title is None else Settled([title], settled.inner, [])
    outer = list(settled.outer)
    for found in (*as_reported(scene), *tolls(scene)):
        (start, end) = found.content.pieces[0]
        held = [s for s in outer if any(a < end and start < b for a, b in s.content.pieces)]
        if all(s.anchor == found.anchor for s in held):
            outer = [*(s for s in outer if s.anchor != found.anchor), found]
    for found in at_the_end(scene):
        first, last = scene.tree.sentence[found.anchor]
        if not any(_plain(scene, s, first, last) for s in outer):
            outer = [s for s in outer if not first <= s.anchor < last] + [found]
    outer = [completed(scene, s) for s in outer]
    more = list(left_out(scene, outer))
    held = [s for s in outer if any(within(s, new.content.pieces[0]) for new in more)]
    outer = [s for s in outer if s not in held] + more
    inner = [*settled.inner, *(s for s in held if s.chance >= SURE_INSIDE)]
    return replace(
        settled,
        outer=sorted(outer, key=lambda s: s.anchor),
        inner=sorted(inner, key=lambda s: s.anchor),
    )


def _cut_short(scene: Scene, weights: Weights, found: Reported, sure: list[Reported]) -> Reported:
    """End a content before another plain verb of saying that is coordinated into it, since
    parsers hang "and said …" on the nearest verb: "said two died and said more were lost"."""
    tree, cue = scene.tree, found.anchor
    for other in sure:
        at = other.anchor
        shorter = _set_against(scene, found, at) or _added(scene, found, at)
        if shorter is not None:
            found = replace(found, content=replace(found.content, pieces=shorter))
            continue
        plain = _plainly(scene, weights, cue) and _plainly(scene, weights, at)
        if not plain or at <= cue or tree.tags[at] != tree.tags[cue] or scene.quote[at] >= 0:
            continue
        start = tree.first[scene.subject(at)] if 0 <= scene.subject(at) < at else at
        if tree.deps[at] != "conj" or start == 0 or tree.deps[start - 1] != "cc":
            continue
        stop = start - 1
        while stop > 0 and tree.pos[stop - 1] == "PUNCT":
            stop -= 1
        pieces = tuple(
            (a, min(b, stop)) if a <= at < b else (a, b)
            for a, b in found.content.pieces
            if a < stop or at < a
        )
        if pieces and pieces != found.content.pieces:
            content = replace(found.content, pieces=pieces)
            found = replace(found, content=content)
    return found


def _added(scene: Scene, found: Reported, at: int) -> tuple[Range, ...] | None:
    """A content without ", before adding …", which is the speaker's next statement."""
    tree, pieces, stop = scene.tree, found.content.pieces, at
    if tree.words[at] != "adding" or scene.quote[at] >= 0 or at <= found.anchor:
        return None
    while stop > 0 and (tree.pos[stop - 1] == "PUNCT" or tree.words[stop - 1] in ADDING):
        stop -= 1
    if not any(a < stop < b for a, b in pieces):
        return None
    return tuple((a, min(b, stop)) for a, b in pieces if a < stop)


def _set_against(scene: Scene, found: Reported, at: int) -> tuple[Range, ...] | None:
    """A content without ", but the mayor said …", in which another speaker begins."""
    tree, subject = scene.tree, scene.subject(at)
    if subject < 3 or at <= found.anchor or scene.quote[at] >= 0:
        return None
    link = tree.first[subject] - 1
    if link < 1 or tree.words[link] not in AGAINST or tree.words[link - 1] != ",":
        return None
    pieces = found.content.pieces
    if not any(a + 1 < link - 1 < b for a, b in pieces) or pieces[0][0] <= found.anchor:
        return None
    return tuple((a, min(b, link - 1)) for a, b in pieces if a < link - 1)


def _plain(scene: Scene, found: Reported, first: int, last: int) -> bool:
    """Whether a reading of a sentence is not to be doubted: a verb of saying with its speaker."""
    stating = lexicon("cues")["stating"] + lexicon("cues")["according"]
    inside = first <= found.anchor < last or any(
        a < last and first < b for a, b in found.content.pieces
    )
    says = any(_finite(scene, piece) for piece in found.content.pieces)
    return inside and says and scene.tree.lemmas[found.anchor] in stating


def _turned(scene: Scene, found: Reported) -> Reported:
    """What stands before the cue, where the content found is only when or where it was said:
    "the wall held, she said [at a briefing on Tuesday]"."""
    tree, cue = scene.tree, found.anchor
    if len(found.content.pieces) != 1 or scene.tree.pos[cue] != "VERB":
        return found
    start, end = found.content.pieces[0]
    if start < cue or any(tree.pos[i] in ("VERB", "AUX") for i in range(start, end)):
        return found
    tops = [i for i in range(start, end) if not start <= tree.head[i] < end]
    own = all(tree.head[i] == cue and tree.deps[i] in ("prep", "npadvmod", "advmod") for i in tops)
    first = tree.sentence[cue][0]
    comma = next((i for i in range(cue - 1, first, -1) if tree.words[i] == ","), first)
    phrase = (comma + 1, scene.core(cue)[1] - 1)
    while phrase[1] > phrase[0] and tree.pos[phrase[1] - 1] in ("AUX", "VERB", "PART", "ADV"):
        phrase = (phrase[0], phrase[1] - 1)
    if not own or phrase[0] >= phrase[1] or _finite(scene, phrase) or cue - comma > NAMED:
        return found
    if not _finite(scene, (first, comma)):
        return found
    heads = [i for i in range(*phrase) if not phrase[0] <= tree.head[i] < phrase[1]]
    content = replace(found.content, pieces=((first, comma),))
    return replace(found, content=content, speaker=(heads or [phrase[1] - 1])[-1], phrase=phrase)


def _finite(scene: Scene, piece: Range) -> bool:
    return any(scene.tree.tags[i] in ("VBD", "VBZ", "VBP", "MD") for i in range(*piece))


def _clipped(scene: Scene, found: Reported) -> Reported:
    """What a cue inside quotation marks attributes ends with the quotation."""
    number = scene.quote[found.anchor]
    if number < 0:
        return found
    first, last = scene.quotes[number]
    inside = [(max(a, first), min(b, last)) for a, b in found.content.pieces]
    pieces = tuple((a, b) for a, b in inside if a < b)
    return replace(found, content=replace(found.content, pieces=pieces)) if pieces else found


def _plainly(scene: Scene, weights: Weights, i: int) -> bool:
    hits, total = weights.known.get(scene.name(i), (0, 1))
    return scene.tree.pos[i] == "VERB" and hits > PLAIN * total


def _outermost(found: list[Reported]) -> tuple[list[Reported], list[Reported]]:
    outer, inner, taken = list[Reported](), list[Reported](), set[int]()
    for statement in sorted(found, key=lambda s: (-_size(s), s.anchor)):
        own = {i for piece in statement.content.pieces for i in range(*piece)}
        if statement.anchor in taken:
            if statement.chance >= SURE_INSIDE and own <= taken:
                inner.append(statement)
        elif len(own & taken) <= 0.3 * len(own):
            outer.append(statement)
            taken |= own
    return outer, inner


def _within(scene: Scene, outer: list[Reported], orphans: list[int], statement: Reported) -> bool:
    at = statement.anchor
    if scene.quote[at] in orphans:
        return True
    others = (other for other in outer if other is not statement)
    return any(a <= at < b for other in others for a, b in other.content.pieces)


def _size(statement: Reported) -> int:
    return sum(stop - start for start, stop in statement.content.pieces)

"""Which quotations are one speech and which another's: "“Go,” said Ann. Bo replied: “Why?”"."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace

from reportedly.text.clauses import Range
from reportedly.text.scenes import Scene
from reportedly.text.weighing import RIVAL, Reported, Weights, forced

__all__ = ["continued", "covered", "parted", "rescued", "says"]

SHORT = 5
"""Words below which a quotation without a verb is a phrase that somebody used, not a speech."""

NAMED = 3
"""Letters of the longest words that a title may write small."""

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def parted(scene: Scene, found: Reported, others: Sequence[Reported]) -> Reported:
    """The same without the quotations that another cue stands closer to: "“Go,” she said. He
    replied: [“Why?”]". Of several pieces only, and the nearest one always stays."""
    rivals = [
        o
        for o in others
        if o.anchor != found.anchor
        and scene.quote[o.anchor] < 0
        and not _medium(scene, o.anchor, {found.anchor})
    ]
    if len(found.content.pieces) < 2 or scene.quote[found.anchor] >= 0:
        return found
    pieces = tuple(
        piece
        for piece in found.content.pieces
        if not any(_nearer(scene, other, found, piece) for other in rivals)
    )
    if not pieces or pieces == found.content.pieces:
        return found
    return replace(found, content=replace(found.content, pieces=pieces))


def _nearer(scene: Scene, other: Reported, found: Reported, piece: Range) -> bool:
    """Whether a quotation is the other cue's: that stands between, or shares its sentence."""
    if other.chance < RIVAL or not _quoted(scene, piece) or not _takes(other, piece):
        return False
    at, cue = other.anchor, found.anchor
    if cue < at < piece[0] or piece[1] <= at < cue:
        return True
    own, first = scene.tree.sentence[at], scene.tree.sentence[cue]
    return own != first and own[0] < piece[1] <= at and cue < piece[0]


def continued(scene: Scene, outer: Sequence[Reported], asked: Iterable[Reported], n: int) -> int:
    """The statement that quotation ``n`` belongs to as well, or -1: its cue's clause follows at
    once ("“Why?” he asked. “I see.”"), or nothing but that clause stands since the last one."""
    quote = scene.quotes[n]
    after = _tag_after(scene, outer, quote)
    if after >= 0 or n == 0:
        return after
    tree, last = scene.tree, scene.quotes[n - 1]
    gap = (last[1], quote[0])
    words = [i for i in range(*gap) if tree.pos[i] not in ("PUNCT", "SPACE")]
    others = [
        s.anchor
        for s in asked
        if s.chance >= RIVAL and gap[0] <= s.anchor < gap[1] and tree.pos[s.anchor] == "VERB"
    ]
    for k, statement in enumerate(outer):
        if not any(last[0] < stop <= last[1] + 1 for _, stop in statement.content.pieces):
            continue
        if not words:
            return k
        stops = tree.words[max(gap[1] - 2, gap[0])] in (".", ",", ":", "-", "–", "—")
        own = gap[0] <= statement.anchor < gap[1] and others in ([], [statement.anchor])
        if own and stops and len({tree.sentence[i][0] for i in words}) <= 2:
            return k
    return -1


def _tag_after(scene: Scene, outer: Sequence[Reported], quote: Range) -> int:
    """The statement whose clause begins where a quotation ends and that has another already."""
    start = _past_marks(scene, quote[1])
    for k, statement in enumerate(outer):
        core = scene.core(statement.anchor)
        clear = scene.quote[statement.anchor] < 0 and start < len(scene.tree)
        if clear and core[0] == start and statement.content.pieces[0][0] >= core[1]:
            return k
    return -1


def _past_marks(scene: Scene, at: int) -> int:
    while at < len(scene.tree) and scene.tree.pos[at] in ("PUNCT", "SPACE"):
        at += 1
    return at


def rescued(
    scene: Scene, weights: Weights, asked: Sequence[Reported], outer: Sequence[Reported], n: int
) -> Reported | None:
    """The likeliest unused cue in the sentences that a quotation touches."""
    tree, quote = scene.tree, scene.quotes[n]
    first, last = max(quote[0] - 1, 0), min(quote[1], len(tree) - 1)
    near = (tree.sentence[first][0], tree.sentence[last][1])
    used = {s.anchor for s in outer}
    free = [
        s
        for s in asked
        if near[0] <= s.anchor < near[1]
        and s.anchor not in used
        and scene.quote[s.anchor] < 0
        and not _medium(scene, s.anchor, used)
    ]
    for statement in sorted(free, key=lambda s: (-s.chance, s.anchor)):
        made = forced(scene, weights, statement, quote)
        if made is not None:
            return made
    return None


def _medium(scene: Scene, i: int, cues: Container[int]) -> bool:
    """Whether a noun only says where a cue was said: "said in a [statement] on Thursday"."""
    tree = scene.tree
    nouns = tree.pos[i] in ("NOUN", "PROPN") and tree.deps[i] == "pobj"
    return nouns and any(above in cues for above in tree.up(i))


def says(scene: Scene, quote: Range) -> bool:
    """Whether a quotation can be speech: not a title ("Gone at Dawn") and not a mere phrase."""
    tree = scene.tree
    words = [tree.text[tree.begin[i] : tree.end[i]] for i in range(*quote)]
    long = [word for word in words if word.isalpha() and len(word) > NAMED]
    if long and all(word[0].isupper() for word in long) and not all(map(str.isupper, long)):
        return False
    return len(words) >= SHORT or any(tree.tags[i] in _FINITE for i in range(*quote))


def covered(outer: Iterable[Reported], quote: Range) -> bool:
    """Whether more than half of a quotation is somebody's content already."""
    held = sum(
        max(0, min(stop, quote[1]) - max(start, quote[0]))
        for statement in outer
        for start, stop in statement.content.pieces
        if not quote[0] <= statement.anchor < quote[1]
    )
    return held * 2 > quote[1] - quote[0]


def _quoted(scene: Scene, piece: Range) -> bool:
    inside = sum(scene.quote[i] >= 0 for i in range(*piece))
    return inside * 2 > piece[1] - piece[0]


def _takes(other: Reported, piece: Range) -> bool:
    held = sum(max(0, min(b, piece[1]) - max(a, piece[0])) for a, b in other.content.pieces)
    return held * 2 > piece[1] - piece[0]

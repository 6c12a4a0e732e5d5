"""Which words a cue may attribute: "that the road was closed" in "she said that the road …"."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.text.clauses import Range, Tree, merged, without
from reportedly.text.features import Group
from reportedly.text.scenes import Scene

__all__ = ["Content", "content_features", "contents", "tidied"]

_IDLE = frozenset(
    {"punct", "aux", "auxpass", "neg", "cc", "conj", "prt", "mark", "det", "preconj"}
)
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp", "parataxis"})
_TRAILING = frozenset(
    {"relcl", "acl", "advcl", "appos", "conj", "prep", "npadvmod", "ccomp", "dep"}
)
_MOST = 7
"""Children on the right that are tried as beginnings of a content."""


@dataclass(frozen=True, slots=True)
class Content:
    """Token ranges that may be what is said, and how they hang on the cue."""

    pieces: tuple[Range, ...]
    shape: str


def contents(scene: Scene, anchor: int) -> list[Content]:
    """All that the cue at ``anchor`` could attribute, each stretch once, in a stable order."""
    found = dict[tuple[Range, ...], Content]()
    ways = (_quoted, _right, _left, _around, _above, _beside)
    for way in ways if scene.tree.words[anchor] != ":" else (_quoted, _after_colon):
        for shape, pieces in way(scene, anchor):
            if made := tidied(scene.tree, anchor, shape, pieces):
                found.setdefault(made.pieces, made)
    return list(found.values())


def tidied(tree: Tree, anchor: int, shape: str, pieces: list[Range]) -> Content | None:
    """A content of these pieces without marks at their edges; None where nothing is left or the
    cue itself lies in it."""
    joined = merged(pieces) if len(pieces) > 1 else pieces
    tidy = tuple(p for p in (_tidy(tree, q) for q in joined) if p[0] < p[1])
    if not tidy or any(a <= anchor < b for a, b in tidy):
        return None
    return Content(tidy, shape)


_Found = Iterator[tuple[str, list[Range]]]


def _right(scene: Scene, anchor: int) -> _Found:
    """Runs of children after the cue, as in "urged [the company] [to pay]"."""
    tree = scene.tree
    kids = [k for k in tree.kids[anchor] if k > anchor and tree.deps[k] not in _IDLE][:_MOST]
    for n, kid in enumerate(kids):
        for other in kids[n : n + 4]:
            names = ">".join(_name(tree, k) for k in kids[n:] if k <= other)
            yield f"right:{names}", [(tree.first[kid], tree.last[other] + 1)]
            begins = [("", tree.first[kid])]
            if tree.deps[kid] in ("prep", "agent") and tree.first[kid] == kid:
                yield f"right-:{names}", [(kid + 1, tree.last[other] + 1)]
                begins.append(("-", kid + 1))
            for dep, cut in _spine(tree, other):
                for sign, begin in begins:
                    yield f"right{sign}|{dep}:{names}", [(begin, cut)]


def _spine(tree: Tree, top: int) -> Iterator[tuple[str, int]]:
    """Where a phrase can be cut short: before clauses and phrases that end with it, as before
    ", which …" or "and said …"."""
    at, found = top, 0
    while found < 4:
        last = [k for k in tree.kids[at] if k > at and tree.deps[k] != "punct"]
        if not last:
            return
        at = last[-1]
        if tree.deps[at] in _TRAILING and tree.first[at] > top:
            found += 1
            yield tree.deps[at], _before_link(tree, tree.first[at])


def _before_link(tree: Tree, cut: int) -> int:
    while cut > 0 and (tree.deps[cut - 1] == "cc" or tree.pos[cut - 1] == "PUNCT"):
        cut -= 1
    return cut


def _left(scene: Scene, anchor: int) -> _Found:
    tree = scene.tree
    start = tree.sentence[anchor][0]
    for kid in tree.kids[anchor]:
        if kid < anchor and tree.deps[kid] not in _IDLE:
            yield f"left:{tree.deps[kid]}", [tree.subtree(kid)]
            if tree.deps[kid] in _CLAUSES and start < tree.first[kid]:
                yield f"left+:{tree.deps[kid]}", [(start, tree.last[kid] + 1)]
            if tree.deps[kid] in ("nsubjpass", "nsubj"):
                for other in tree.kids[anchor]:
                    if other > anchor and tree.deps[other] in ("xcomp", "oprd", "prep", "ccomp"):
                        shape = f"split:{tree.deps[kid]}+{_name(tree, other)}"
                        yield shape, [tree.subtree(kid), tree.subtree(other)]


def _around(scene: Scene, anchor: int) -> _Found:
    """The sentence before, after and around the cue's clause: "The bridge, he said, held"."""
    tree = scene.tree
    start, end = tree.sentence[anchor]
    core = scene.core(anchor)
    own = tree.subtree(anchor)
    for name, hole in (("core", core), ("own", own)):
        left, right = (start, hole[0]), (hole[1], end)
        yield f"before:{name}", [left]
        yield f"after:{name}", [right]
        yield f"around:{name}", [left, right]


def _above(scene: Scene, anchor: int) -> _Found:
    """The clause that the cue is a part of: "The road was closed, [according to police]"."""
    tree, at = scene.tree, anchor
    for level, head in enumerate(tree.up(anchor)):
        if level == 3:
            break
        pieces = without(tree.subtree(head), tree.subtree(at))
        yield f"above{level}:{tree.deps[at]}", pieces
        yield f"above{level}1:{tree.deps[at]}", pieces[:1]
        at = head


def _beside(scene: Scene, anchor: int) -> _Found:
    """Complements of the verb that the cue is an argument of: "His message was [that …]"."""
    tree = scene.tree
    head = tree.head[anchor]
    if head == anchor:
        return
    for kid in tree.kids[head]:
        if kid != anchor and tree.deps[kid] not in _IDLE and not _holds(tree, kid, anchor):
            yield f"beside:{tree.deps[anchor]}:{_name(tree, kid)}", [tree.subtree(kid)]
            if tree.deps[kid] == "prep" and tree.first[kid] == kid:
                yield f"beside-:{_name(tree, kid)}", [(kid + 1, tree.last[kid] + 1)]


def _quoted(scene: Scene, anchor: int) -> _Found:
    """Quotations in the cue's sentence and next to it, alone and as an unbroken run."""
    sentence = scene.tree.sentence[anchor]
    own = scene.quotes_of(sentence)
    near = [n for n, q in enumerate(scene.quotes) if n in own or _adjoins(q, sentence)]
    for n in near:
        quote = scene.quotes[n]
        side = "before" if quote[1] <= anchor else "after"
        where = "in" if n in own else "next"
        yield f"quote:{side}:{where}", [quote]
        run = [quote]
        for m in range(n + 1, len(scene.quotes)):
            gap = (run[-1][1], scene.quotes[m][0])
            inside = gap[0] <= anchor < gap[1] and sentence[0] <= gap[0]
            if not inside and _ink(scene, gap) > 0:
                break
            run.append(scene.quotes[m])
            yield f"quotes:{side}:{where}:{'split' if inside or len(run) > 2 else 'run'}", [*run]


def _after_colon(scene: Scene, anchor: int) -> _Found:
    start, end = scene.tree.sentence[anchor]
    yield "colon:sentence", [(anchor + 1, end)]
    if end < len(scene.tree):
        yield "colon:paragraph", [(anchor + 1, len(scene.tree))]
    yield "colon:before", [(start, anchor)]


def content_features(scene: Scene, anchor: int, content: Content) -> list[Group]:
    """What speaks for or against a content."""
    tree, pieces = scene.tree, content.pieces
    cue, pos, kind = scene.name(anchor), tree.pos[anchor], content.shape.split(":")[0]
    start, stop = pieces[0][0], pieces[-1][1]
    size = quoted = 0
    finite = cut = False
    for a, b in pieces:
        size += b - a
        quoted += scene.quoted[b] - scene.quoted[a]
        finite = finite or scene.finite[b] > scene.finite[a]
        cut = cut or _cuts(scene, a, b)
    opens = scene.quote[start] >= 0 and (
        start == 0 or scene.quote[start - 1] != scene.quote[start]
    )
    share = "all" if quoted == size else "some" if quoted else "none"
    bucket = min(size, 4) if size < 5 else 5 if size < 9 else 6 if size < 18 else 7
    first, end = tree.sentence[anchor]
    gap = (anchor + 1, start) if start > anchor else (stop, anchor)
    ink = _ink(scene, gap)
    to_end = stop > end or _ink(scene, (stop, end)) == 0
    side = "R" if start > anchor else "L"
    nexts = tree.words[stop] if stop < len(tree) and tree.pos[stop] == "PUNCT" else "w"
    speaks = scene.quoted[end] > scene.quoted[first]
    return [
        (_shaped, content.shape, kind, pos, cue, tree.deps[anchor], scene.headline),
        (_sized, kind, pos, share, opens, cut, bucket, to_end, finite),
        (_begun, tree.words[start], tree.pos[start], tree.deps[start], pos, cue),
        (_parted, f"{min(ink, 5)}{side}", tree.words[gap[0]] if ink == 1 else "", pos, cue),
        (
            _placed,
            pos,
            len(pieces),
            start == anchor + 1,
            _swallows(scene, anchor, pieces),
            f"{speaks}{share}",
            tree.head[anchor] == anchor,
        ),
        (_ended, nexts, tree.deps[stop] if stop < end else "$", pos),
        (_followed, _then(tree, stop, end, anchor), pos),
    ]


def _shaped(shape: str, kind: str, pos: str, cue: str, dep: str, headline: bool) -> list[str]:
    return [
        f"s={shape}",
        f"sp={shape}|{pos}",
        f"sc={shape}|{cue}",
        f"kc={kind}|{cue}",
        f"kd={kind}|{dep}",
        f"h={headline}|{kind}",
    ]


def _sized(
    kind: str, pos: str, share: str, opens: bool, cut: bool, size: int, to_end: bool, finite: bool
) -> list[str]:
    return [
        f"sq={kind}|{share}{opens}{cut}",
        f"ks={kind}|{size}",
        f"ke={kind}|{to_end}|{finite}",
        *_with(pos, f"end={to_end}", f"size={size}", f"quoted={share}{opens}"),
        *_with(pos, f"cut={cut}", f"verb={finite}"),
    ]


def _begun(word: str, tag: str, dep: str, pos: str, cue: str) -> list[str]:
    return [
        f"first={word}",
        f"c|{cue}|first={word}",
        f"c|{cue}|firstpos={tag}",
        *_with(pos, f"firstpos={tag}", f"firstdep={dep}"),
    ]


def _parted(gap: str, word: str, pos: str, cue: str) -> list[str]:
    return [f"c|{cue}|gap={gap}", *_with(pos, f"gap={gap}", f"gapword={word}")]


def _placed(
    pos: str, pieces: int, adjacent: bool, subject: bool, quotes: str, root: bool
) -> list[str]:
    return [
        *_with(pos, f"pieces={pieces}", f"adjacent={adjacent}", f"subject={subject}"),
        *_with(pos, f"quotes={quotes}", f"root={root}"),
    ]


def _ended(word: str, dep: str, pos: str) -> list[str]:
    return _with(pos, f"next={word}", f"after={dep}")


def _followed(verb: str, pos: str) -> list[str]:
    return _with(pos, f"then={verb}")


def _with(pos: str, *traits: str) -> list[str]:
    """Traits of a content, whatever its cue and with the cue's part of speech."""
    return [name for trait in traits for name in (trait, f"{pos}|{trait}")]


def _then(tree: Tree, stop: int, end: int, anchor: int) -> str:
    """What verb goes on after a content: one like the cue often is the speaker's next word."""
    for i in range(stop, min(stop + 4, end)):
        if tree.pos[i] in ("VERB", "AUX"):
            return f"{tree.tags[i]}|{tree.tags[anchor]}|{tree.lemmas[i] == tree.lemmas[anchor]}"
    return ""


def _name(tree: Tree, kid: int) -> str:
    dep = tree.deps[kid]
    if dep in ("prep", "agent"):
        return f"prep-{tree.words[kid]}"
    if dep in ("ccomp", "acl", "advcl", "xcomp"):
        mark = tree.kid(kid, "mark")
        return f"{dep}-{tree.words[mark] if mark >= 0 else tree.tags[kid]}"
    return dep


def _tidy(tree: Tree, piece: Range) -> Range:
    """Without marks and commas at its edges; a final stop inside quotation marks comes back when
    the range becomes a span."""
    start, end = piece
    while start < end and (tree.pos[start] in ("PUNCT", "SPACE")):
        start += 1
    while start < end and (tree.pos[end - 1] in ("PUNCT", "SPACE")):
        end -= 1
    return start, end


def _ink(scene: Scene, gap: Range) -> int:
    """How many words stand in a range, marks not counted."""
    return scene.inked[gap[1]] - scene.inked[gap[0]] if gap[0] < gap[1] else 0


def _adjoins(quote: Range, sentence: Range) -> bool:
    return 0 <= sentence[0] - quote[1] <= 2 or 0 <= quote[0] - sentence[1] <= 2


def _holds(tree: Tree, top: int, token: int) -> bool:
    return tree.first[top] <= token <= tree.last[top]


def _cuts(scene: Scene, start: int, end: int) -> bool:
    """Whether a range begins or ends in the middle of a quotation."""
    for edge in (start, end):
        if 0 < edge < len(scene.quote) and scene.quote[edge] >= 0:
            first, last = scene.quotes[scene.quote[edge]]
            if first < edge < last and (last - edge > 1 or edge == start):
                return True
    return False


def _swallows(scene: Scene, anchor: int, pieces: tuple[Range, ...]) -> bool:
    subject = scene.subject(anchor)
    return subject >= 0 and any(a <= subject < b for a, b in pieces)

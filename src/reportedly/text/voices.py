"""Whose words they may be: "the mayor" in "“No,” the mayor of Split told reporters"."""

from reportedly.text.clauses import Range, Tree
from reportedly.text.contents import Content
from reportedly.text.features import Group
from reportedly.text.scenes import Scene

__all__ = ["NOBODY", "noun_phrase", "voice_features", "voices"]

NOBODY = -1
"""Stands for "nobody is named here" among the candidates."""

_TITLES = frozenset({"PROPN", "NOUN", "ADJ", "DET", "CCONJ", "PART"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_ENDS = frozenset({"relcl", "acl", "appos", "advcl", "parataxis", "punct", "case", "npadvmod"})


def voices(scene: Scene, anchor: int, content: Content) -> list[int]:
    """Heads of the phrases that could be the source, in the cue's sentence and, as subjects, in
    the sentence before; `NOBODY` comes first."""
    tree = scene.tree
    start, end = tree.sentence[anchor]
    found = [NOBODY]
    if start > 0:
        before = tree.sentence[start - 1]
        found += [i for i in range(*before) if tree.deps[i] in _SUBJECTS and _heads(tree, i)]
    for i in range(start, end):
        if i != anchor and _heads(tree, i) and not any(a <= i < b for a, b in content.pieces):
            found.append(i)
    return found


def voice_features(
    scene: Scene, anchor: int, content: Content, candidates: list[int], who: int
) -> list[Group]:
    """What speaks for or against a candidate."""
    tree = scene.tree
    cue, pos, tag = scene.name(anchor), tree.pos[anchor], tree.tags[anchor]
    shape = content.shape.split(":")[0]
    if who == NOBODY:
        subject, others = scene.subject(anchor), min(len(candidates) - 1, 3)
        kind = tree.deps[subject] if subject >= 0 else "none"
        dep = tree.deps[anchor]
        return [(_nobody, cue, pos, tag, dep, kind), (_among, others, shape, scene.headline)]
    near = tree.sentence[who] == tree.sentence[anchor]
    dep, above = tree.deps[who], tree.head[who]
    path = tree.path(anchor, who) if near else f"prev:{dep}"
    low, high = min(who, anchor), max(who, anchor)
    between = min(sum(low < other < high for other in candidates), 4)
    side = "L" if who < anchor else "R"
    kind = tree.ents[who] or tree.tags[who]
    distance = high - low if high - low < 6 else 6 if high - low < 12 else 7
    root = tree.deps[above] == "ROOT" and dep in _SUBJECTS
    return [
        (_by_path, path, kind, pos, tag, cue, shape),
        (_as_word, tree.words[who], pos),
        (_so_far, f"{distance}{side}", f"{between}{side}", tag, shape),
        (_put, f"{dep}|{side}", scene.quote[who] >= 0, root, f"{near}|{shape}"),
        (_under, tree.words[above], dep),
    ]


def _by_path(path: str, kind: str, pos: str, tag: str, cue: str, shape: str) -> list[str]:
    return [
        f"p={path}",
        f"pp={path}|{pos}",
        f"pt={path}|{tag}",
        f"cp={cue}|{path}",
        f"px={path}|{shape}",
        f"k={kind}",
        f"kp={kind}|{path}",
    ]


def _as_word(word: str, pos: str) -> list[str]:
    return [f"w={word}", f"cw={word}|{pos}"]


def _so_far(distance: str, between: str, tag: str, shape: str) -> list[str]:
    return [f"d={distance}", f"dt={distance}|{tag}", f"b={between}", f"bx={between}|{shape}"]


def _put(dep: str, inside: bool, root: bool, near: str) -> list[str]:
    return [f"dep={dep}", f"in={inside}", f"root={root}", f"near={near}"]


def _under(word: str, dep: str) -> list[str]:
    return [f"up={word}|{dep}"]


def _nobody(cue: str, pos: str, tag: str, dep: str, kind: str) -> list[str]:
    return [
        "0",
        f"0c={cue}",
        f"0d={pos}|{dep}",
        f"0s={kind}|{pos}",
        f"0t={tag}|{kind}",
        f"0cs={cue}|{kind}",
    ]


def _among(others: int, shape: str, headline: bool) -> list[str]:
    return [f"0n={others}", f"0x={shape}", f"0h={headline}"]


def noun_phrase(tree: Tree, head: int) -> Range:
    """The phrase around its head word, without appositions and relative clauses; of a clause
    that the parser takes for a phrase, its subject."""
    if tree.pos[head] in ("VERB", "AUX") and (subject := tree.kid(head, "nsubj")) >= 0:
        head = subject
    start, end = tree.first[head], head + 1
    for kid in tree.kids[head]:
        if kid < head:
            if tree.deps[kid] in ("cc", "preconj", "punct") and tree.first[kid] == start:
                start = tree.last[kid] + 1
            continue
        if tree.deps[kid] in _ENDS and not _lists_on(tree, head, kid):
            break
        end = max(end, tree.last[kid] + 1)
    while start < head and tree.pos[start] in ("PUNCT", "SPACE"):
        start += 1
    start = _joined(tree, start, head)
    while end - 1 > head and tree.pos[end - 1] in ("PUNCT", "SPACE"):
        end -= 1
    return min(start, head), end


def _joined(tree: Tree, start: int, head: int) -> int:
    """Where the phrase begins with a person named before it by "and" that the parse lost: "(In
    Rome,) Minister A and Commissioner B"."""
    if tree.ents[head] != "PERSON" or start == 0 or tree.deps[head] not in _SUBJECTS:
        return start
    first = start
    while first > tree.sentence[head][0] and tree.pos[first - 1] in _TITLES:
        first -= 1
    opens = first == tree.sentence[head][0] or tree.words[first - 1] == ","
    ands = [i for i in range(first + 1, head) if tree.words[i] == "and"]
    named = any(tree.ents[i - 1] == "PERSON" for i in ands)
    return first if opens and named else start


def _lists_on(tree: Tree, head: int, mark: int) -> bool:
    """Whether a comma only parts names that speak side by side: "A, B and C"."""
    after = next((k for k in tree.kids[head] if k > mark), -1)
    return tree.words[mark] == "," and after >= 0 and tree.deps[after] in ("conj", "cc")


def _heads(tree: Tree, i: int) -> bool:
    """Whether a word heads a phrase that can speak: nouns, names and pronouns, or a subject."""
    if tree.deps[i] == "compound" or tree.pos[i] in ("VERB", "AUX"):
        return False
    if tree.deps[i] == "appos" and tree.tags[i] == "DT":
        return False  # "A and B each denied"
    return tree.pos[i] in _NOMINAL or tree.deps[i] in _SUBJECTS

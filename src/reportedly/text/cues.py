"""Which words attribute: "said", "according", "the claim that", "reportedly"."""

from collections.abc import Container, Iterator

from reportedly.text.features import Group
from reportedly.text.scenes import Scene

__all__ = ["cue_features", "possible_cues"]

_AUXILIARY = frozenset({"aux", "auxpass"})
_VERBS = frozenset({"VERB"})


def possible_cues(scene: Scene, known: Container[str]) -> Iterator[int]:
    """Tokens worth asking about: every main verb, colons, and words ``known`` as "lemma/POS"."""
    tree = scene.tree
    for i in range(len(tree)):
        if (
            tree.words[i] == ":"
            or (tree.pos[i] in _VERBS and tree.deps[i] not in _AUXILIARY)
            or scene.name(i) in known
        ):
            yield i


def cue_features(scene: Scene, i: int) -> list[Group]:
    """What speaks for or against a token as a cue."""
    tree = scene.tree
    cue, pos, tag, dep = scene.name(i), tree.pos[i], tree.tags[i], tree.deps[i]
    found: list[Group] = [(_itself, cue, tree.words[i], tag, dep, tree.lemmas[tree.head[i]])]
    complement = False
    for kid in tree.kids[i]:
        name, side = tree.deps[kid], "R" if kid > i else "L"
        if name == "punct":
            continue
        found.append((_child, f"{name}{side}", pos, cue))
        if name in ("ccomp", "xcomp", "acl", "advcl"):
            complement = complement or name == "ccomp"
            mark = tree.kid(kid, "mark", "aux")
            found.append(
                (_clause, name, side, tree.words[mark] if mark >= 0 else tree.tags[kid], cue)
            )
        elif name in ("prep", "prt", "agent"):
            found.append((_particle, tree.words[kid], pos, cue))
        elif name in ("dobj", "attr", "oprd", "acomp"):
            found.append((_object, tree.lemmas[kid], f"{tree.pos[kid]}{tree.ents[kid]}", cue))
        elif name in ("aux", "neg", "det", "poss", "amod", "compound"):
            found.append((_small, name, tree.words[kid], pos, cue))
    return [*found, _subject(scene, i, cue), *_places(scene, i, cue, complement)]


def _subject(scene: Scene, i: int, cue: str) -> Group:
    tree, subject = scene.tree, scene.subject(i)
    if subject < 0:
        above = scene.subject(tree.head[i])
        return (_no_subject, tree.lemmas[above] if above >= 0 else "", cue)
    kind = tree.ents[subject] or tree.tags[subject]
    side, dep = "R" if subject > i else "L", tree.deps[subject]
    return (_has_subject, tree.lemmas[subject], kind, side, dep, tree.pos[i], cue)


def _places(scene: Scene, i: int, cue: str, complement: bool) -> list[Group]:
    tree, (start, end) = scene.tree, scene.tree.sentence[i]
    pos, tag = tree.pos[i], tree.tags[i]
    before = (tree.words[i - 1], tree.tags[i - 1]) if i > start else ("^", "^")
    after = (tree.words[i + 1], tree.tags[i + 1]) if i + 1 < end else ("$", "$")
    marks = "quote" if scene.quoted[end] > scene.quoted[start] else "plain"
    touch = _touches(scene, scene.core(i))
    return [
        (_beside, "-1", *before, tag, cue),
        (_beside, "+1", *after, tag, cue),
        (_near_marks, marks, touch, complement, scene.quote[i] >= 0, pos, cue),
        (_within, scene.headline, i == start, f"{tree.head[i] == i}|{complement}", tag, cue),
    ]


def _itself(cue: str, word: str, tag: str, dep: str, head: str) -> list[str]:
    found = [f"c={cue}", f"w={word}|{tag}", f"d={dep}|{tag}"]
    return [*found, f"cd={cue}|{dep}", f"h={head}|{dep}", f"ch={cue}|{head}"]


def _child(name: str, pos: str, cue: str) -> list[str]:
    return [f"k={name}|{pos}", f"ck={cue}|{name}"]


def _clause(name: str, side: str, word: str, cue: str) -> list[str]:
    return [f"km={name}{side}|{word}", f"ckm={cue}|{name}|{word}"]


def _particle(word: str, pos: str, cue: str) -> list[str]:
    return [f"kp={word}|{pos}", f"ckp={cue}|{word}"]


def _object(lemma: str, kind: str, cue: str) -> list[str]:
    return [f"ko={lemma}", f"cko={cue}|{lemma}", f"cop={cue}|{kind}"]


def _small(name: str, word: str, pos: str, cue: str) -> list[str]:
    return [f"kw={name}|{word}|{pos}", f"ckw={cue}|{word}"]


def _no_subject(above: str, cue: str) -> list[str]:
    return ["nosubj", f"cnosubj={cue}", f"hs={above}"]


def _has_subject(lemma: str, kind: str, side: str, dep: str, pos: str, cue: str) -> list[str]:
    return [
        f"s={lemma}",
        f"sk={kind}{side}",
        f"csk={cue}|{kind}",
        f"css={cue}|{side}",
        f"cs={cue}|{lemma}",
        f"sd={dep}|{pos}",
    ]


def _beside(place: str, word: str, tag: str, own: str, cue: str) -> list[str]:
    return [f"{place}={word}", f"c{place}={cue}|{word}", f"{place}t={tag}|{own}"]


def _near_marks(
    marks: str, touch: str, complement: bool, inside: bool, pos: str, cue: str
) -> list[str]:
    return [
        f"q={marks}|{pos}",
        f"cq={cue}|{marks}",
        f"t={touch}|{pos}",
        f"ct={cue}|{touch}",
        f"tc={touch}|{complement}|{pos}",
        f"in={inside}|{pos}",
    ]


def _within(headline: bool, first: bool, root: str, tag: str, cue: str) -> list[str]:
    return [f"hl={headline}|{tag}", f"chl={cue}|{headline}", f"first={first}", f"root={root}"]


def _touches(scene: Scene, core: tuple[int, int]) -> str:
    """On which side of the cue's clause a quotation stands, at most three marks away."""
    before = any(scene.quote[j] >= 0 for j in range(max(0, core[0] - 3), core[0]))
    after = any(scene.quote[j] >= 0 for j in range(core[1], min(len(scene.quote), core[1] + 4)))
    return f"{'b' if before else ''}{'a' if after else ''}" or "no"

"""Which words attribute: "said", "according", "the claim that", "reportedly"."""

from collections.abc import Container, Iterator

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


def cue_features(scene: Scene, i: int) -> list[str]:
    """What speaks for or against a token as a cue, as names of weights."""
    tree = scene.tree
    cue, pos, dep = scene.name(i), tree.pos[i], tree.deps[i]
    head = tree.head[i]
    found = [f"c={cue}", f"w={tree.words[i]}|{tree.tags[i]}", f"d={dep}|{tree.tags[i]}"]
    found += [f"cd={cue}|{dep}", f"h={tree.lemmas[head]}|{dep}", f"ch={cue}|{tree.lemmas[head]}"]
    complement = False
    for kid in tree.kids[i]:
        name, side = tree.deps[kid], "R" if kid > i else "L"
        if name == "punct":
            continue
        found += [f"k={name}{side}|{pos}", f"ck={cue}|{name}{side}"]
        if name in ("ccomp", "xcomp", "acl", "advcl"):
            complement = complement or name == "ccomp"
            mark = tree.kid(kid, "mark", "aux")
            word = tree.words[mark] if mark >= 0 else tree.tags[kid]
            found += [f"km={name}{side}|{word}", f"ckm={cue}|{name}|{word}"]
        elif name in ("prep", "prt", "agent"):
            found += [f"kp={tree.words[kid]}|{pos}", f"ckp={cue}|{tree.words[kid]}"]
        elif name in ("dobj", "attr", "oprd", "acomp"):
            found += [f"ko={tree.lemmas[kid]}", f"cko={cue}|{tree.lemmas[kid]}"]
            found.append(f"cop={cue}|{tree.pos[kid]}{tree.ents[kid]}")
        elif name in ("aux", "neg", "det", "poss", "amod", "compound"):
            found += [f"kw={name}|{tree.words[kid]}|{pos}", f"ckw={cue}|{tree.words[kid]}"]
    found += _subject_features(scene, i, cue)
    found += _place_features(scene, i, cue, complement)
    return found


def _subject_features(scene: Scene, i: int, cue: str) -> list[str]:
    tree, subject = scene.tree, scene.subject(i)
    if subject < 0:
        above = scene.subject(tree.head[i])
        return ["nosubj", f"cnosubj={cue}", f"hs={tree.lemmas[above] if above >= 0 else ''}"]
    kind = tree.ents[subject] or tree.tags[subject]
    side = "R" if subject > i else "L"
    return [
        f"s={tree.lemmas[subject]}",
        f"sk={kind}{side}",
        f"csk={cue}|{kind}",
        f"css={cue}|{side}",
        f"cs={cue}|{tree.lemmas[subject]}",
        f"sd={tree.deps[subject]}|{tree.pos[i]}",
    ]


def _place_features(scene: Scene, i: int, cue: str, complement: bool) -> list[str]:
    tree, (start, end) = scene.tree, scene.tree.sentence[i]
    before = tree.words[i - 1] if i > start else "^"
    after = tree.words[i + 1] if i + 1 < end else "$"
    marks = "quote" if scene.quoted[end] > scene.quoted[start] else "plain"
    core = scene.core(i)
    touch = _touches(scene, core)
    return [
        f"-1={before}",
        f"+1={after}",
        f"c-1={cue}|{before}",
        f"c+1={cue}|{after}",
        f"+1t={tree.tags[i + 1] if i + 1 < end else '$'}|{tree.tags[i]}",
        f"-1t={tree.tags[i - 1] if i > start else '^'}|{tree.tags[i]}",
        f"q={marks}|{tree.pos[i]}",
        f"cq={cue}|{marks}",
        f"t={touch}|{tree.pos[i]}",
        f"ct={cue}|{touch}",
        f"tc={touch}|{complement}|{tree.pos[i]}",
        f"in={scene.quote[i] >= 0}|{tree.pos[i]}",
        f"hl={scene.headline}|{tree.tags[i]}",
        f"chl={cue}|{scene.headline}",
        f"first={i == start}",
        f"root={tree.head[i] == i}|{complement}",
    ]


def _touches(scene: Scene, core: tuple[int, int]) -> str:
    """On which side of the cue's clause a quotation stands, at most three marks away."""
    before = any(scene.quote[j] >= 0 for j in range(max(0, core[0] - 3), core[0]))
    after = any(scene.quote[j] >= 0 for j in range(core[1], min(len(scene.quote), core[1] + 4)))
    return f"{'b' if before else ''}{'a' if after else ''}" or "no"

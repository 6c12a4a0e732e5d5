"""Which words attribute which others to whom, by weighing every reading: "he said it was …"."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from math import exp

from reportedly.text.clauses import Range
from reportedly.text.contents import Content, content_features, contents
from reportedly.text.cues import cue_features, possible_cues
from reportedly.text.evidence import (
    content_odds,
    content_read,
    cue_odds,
    cues_read,
    source_odds,
)
from reportedly.text.features import Learned
from reportedly.text.scenes import Scene
from reportedly.text.tagger import Tagged
from reportedly.text.voices import NOBODY, voice_features, voices

__all__ = ["RIVAL", "Reported", "Weights", "forced", "reported"]


CUE_READ, CONTENT_READ, SPEAKER_READ = 1.0, 0.15, 0.5
"""What the tagger's log odds count beside the learned weights: of the cue, of each word of its
content, of the source. Chosen on documents that neither had learned from (training/README.md)."""

LONGEST = 400
"""Tokens of the longest sentence that is read: what is longer is a list that lost its breaks."""

RIVAL, SURE = 0.4, 0.5
"""How probable a cue must be to be asked for its content, since it may take a quotation over, and
for what stands in its content to be taken for nested."""

_UNASKED = Content((), "")

UNLIKELY = -4.0
"""Log odds of the tagger below which a word is no cue whatever the parse says."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What is known of a paragraph's three questions: is it a cue, of what, by whom. ``known``
    and the learned weights by feature hold everywhere; ``read`` is what the tagger says of this
    paragraph, None where it is not to be had: then the weights alone decide."""

    known: Mapping[str, tuple[int, int]]
    cue: Learned
    content: Learned
    speaker: Learned
    read: Tagged | None = None


@dataclass(frozen=True, slots=True)
class Reported:
    """``anchor`` is the cue's main token, ``speaker`` the source's head token or None, and
    ``chance`` how sure the cue is (0 to 1); one below `RIVAL` has an empty content. ``phrase`` is
    the source's whole phrase where it is known, else that is for the parse to say."""

    anchor: int
    content: Content
    speaker: int | None
    chance: float
    phrase: Range | None = None


def reported(scene: Scene, weights: Weights, least: float) -> list[Reported]:
    """The attributions whose cue is at least so probable, in the order of their cues."""
    possible = {i for i in possible_cues(scene, weights.known) if _readable(scene, i)}
    more = set(cues_read(weights.read, least)) if weights.read else set[int]()
    more = {i for i in more if _readable(scene, i)}
    found = list(_likely(scene, weights, possible | more, possible, least))
    if weights.read:
        found = _with_nested(scene, weights, possible, found, least)
    return sorted(found, key=lambda s: s.anchor)


def _readable(scene: Scene, i: int) -> bool:
    """Whether a word stands in a sentence that can be one; all pairs of a list would take ages."""
    start, end = scene.tree.sentence[i]
    return end - start <= LONGEST


def _likely(
    scene: Scene, weights: Weights, anchors: Iterable[int], possible: Container[int], least: float
) -> Iterator[Reported]:
    for anchor in anchors:
        chance = _chance(scene, weights, anchor, asked=anchor in possible)
        if least <= chance < RIVAL:
            yield Reported(anchor, _UNASKED, None, chance)
        elif chance >= least and (options := _options(scene, weights, anchor)):
            yield _weighed(scene, weights, anchor, options, chance)


def _with_nested(
    scene: Scene, weights: Weights, possible: set[int], found: list[Reported], least: float
) -> list[Reported]:
    """With the cues inside the contents of others, which the tagger has never seen told apart
    (PolNeAR gives a word one role, Newell et al. 2018): there the weights alone decide."""
    sure = [s for s in found if s.chance >= SURE]
    held = {i for s in sure for piece in s.content.pieces for i in range(*piece)}
    alone, best = replace(weights, read=None), {s.anchor: s for s in found}
    for nested in _likely(scene, alone, possible & held, possible, least):
        known = best.get(nested.anchor)
        if known is None or known.chance < nested.chance:
            best[nested.anchor] = nested
    return list(best.values())


def forced(scene: Scene, weights: Weights, found: Reported, quote: Range) -> Reported | None:
    """The same cue with the likeliest content among those that are a run of quotations with
    ``quote`` in it; None where there is none."""
    options = [
        content
        for content in contents(scene, found.anchor)
        if content.shape.startswith("quote")
        and any(
            a <= quote[0] + 1 and quote[1] - 2 <= b and a < quote[1] for a, b in content.pieces
        )
    ]
    if not options:
        return None
    return _weighed(scene, weights, found.anchor, options, found.chance)


def _chance(scene: Scene, weights: Weights, anchor: int, *, asked: bool) -> float:
    """How probable a cue is; one that only the tagger knows goes by its word alone."""
    read = cue_odds(weights.read, anchor) if weights.read else 0.0
    if read < UNLIKELY:
        return 0.0
    odds = weights.cue.sum(cue_features(scene, anchor)) if asked else read
    return 1 / (1 + exp(-odds - CUE_READ * read))


def _options(scene: Scene, weights: Weights, anchor: int) -> list[Content]:
    options = contents(scene, anchor)
    if weights.read:
        read = content_read(scene.tree, weights.read.roles(anchor), anchor)
        if read and all(read.pieces != option.pieces for option in options):
            options.append(read)
    return options


def _weighed(
    scene: Scene, weights: Weights, anchor: int, options: list[Content], chance: float
) -> Reported:
    roles = weights.read.roles(anchor) if weights.read else None
    scores = [weights.content.sum(content_features(scene, anchor, c)) for c in options]
    if roles is not None:
        odds = content_odds(roles, options)
        scores = [score + CONTENT_READ * o for score, o in zip(scores, odds, strict=True)]
    content = options[max(range(len(options)), key=scores.__getitem__)]
    people = voices(scene, anchor, content)
    votes = [
        weights.speaker.sum(voice_features(scene, anchor, content, people, who)) for who in people
    ]
    if roles is not None:
        odds = source_odds(roles, people)
        votes = [vote + SPEAKER_READ * o for vote, o in zip(votes, odds, strict=True)]
    who = people[max(range(len(people)), key=votes.__getitem__)]
    return Reported(anchor, content, None if who == NOBODY else _all(scene, anchor, who), chance)


def _all(scene: Scene, anchor: int, who: int) -> int:
    """The whole subject where only the last name of several was taken: "the port and the firm
    [Halden] each denied"."""
    tree, subject = scene.tree, scene.subject(anchor)
    above = tree.head[who]
    if tree.deps[who] != "appos" or subject < 0 or tree.deps[above] != "conj":
        return who
    return subject if tree.head[above] == subject else who

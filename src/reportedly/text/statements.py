"""What a paragraph says on somebody's word, by weighing every reading of it: "he said …"."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import exp

from reportedly.text.contents import Content, content_features, contents
from reportedly.text.cues import cue_features, possible_cues
from reportedly.text.scenes import Scene
from reportedly.text.voices import NOBODY, voice_features, voices

__all__ = ["Statement", "Weights", "statements"]


@dataclass(frozen=True, slots=True)
class Weights:
    """Learned weights by feature, for the three questions: is it a cue, of what, by whom."""

    known: Mapping[str, tuple[int, int]]
    cue: Mapping[str, float]
    content: Mapping[str, float]
    speaker: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Statement:
    """``anchor`` is the cue's main token, ``speaker`` the source's head token or None,
    ``chance`` how sure the cue is (0 to 1) and ``share`` how clear its content."""

    anchor: int
    content: Content
    speaker: int | None
    chance: float
    share: float


def statements(scene: Scene, weights: Weights, least: float) -> Iterator[Statement]:
    """The attributions whose cue is at least so probable, in the order of their cues."""
    for anchor in possible_cues(scene, weights.known):
        chance = 1 / (1 + exp(-_sum(weights.cue, cue_features(scene, anchor))))
        if chance < least:
            continue
        options = contents(scene, anchor)
        if not options:
            continue
        scores = [_sum(weights.content, content_features(scene, anchor, c)) for c in options]
        best = max(range(len(options)), key=scores.__getitem__)
        share = 1 / sum(exp(score - scores[best]) for score in scores)
        content = options[best]
        people = voices(scene, anchor, content)
        votes = [
            _sum(weights.speaker, voice_features(scene, anchor, content, people, who))
            for who in people
        ]
        who = people[max(range(len(people)), key=votes.__getitem__)]
        yield Statement(anchor, content, None if who == NOBODY else who, chance, share)


def _sum(weights: Mapping[str, float], names: list[str]) -> float:
    return sum(weights.get(name, 0.0) for name in names)

"""Learn from annotated news which words attribute, what they attribute, and to whom.

    python training/cues.py polnear.train.jsonl src/reportedly/lexicon

Writes counts of words and weights of features, never texts. The data are JSON lines with
``text`` and ``annotations`` of ``spans``, ``cue_spans`` and ``speaker_spans`` (PolNeAR's scheme).
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from examples import Example, Gold, documents, likeness, rated
from linear import Choice, fit_choices, fit_yes_no

from reportedly.text.clauses import Tree
from reportedly.text.contents import content_features, contents
from reportedly.text.cues import cue_features, possible_cues
from reportedly.text.features import named
from reportedly.text.scenes import Scene
from reportedly.text.voices import NOBODY, noun_phrase, voice_features, voices

LEAST = 0.08
"""Weights nearer to nothing are left out; the shipped tables were cut here."""

FUNCTION_WORDS = frozenset(
    ("the a an of and or in on at for to his her their its our my s").split()  # noqa: SIM905
)


def known_cues(examples: Iterable[Example]) -> dict[str, tuple[int, int]]:
    """How often each "lemma/POS" stands in a cue, and how often at all."""
    inside, everywhere = Counter[str](), Counter[str]()
    for example in examples:
        tree = example.scene.tree
        cue = {i for gold in example.golds for i in gold.cue}
        for i in range(len(tree)):
            name = example.scene.name(i)
            everywhere[name] += 1
            inside[name] += i in cue
    return {
        name: (count, everywhere[name])
        for name, count in sorted(inside.items())
        if count >= 3 and count / everywhere[name] >= 0.05 and name.split("/")[-1] in OPEN
    }


OPEN = frozenset({"VERB", "NOUN", "ADJ", "ADV", "ADP", "SCONJ", "INTJ", "PROPN"})


@dataclass(frozen=True, slots=True)
class Lesson:
    rows: list[list[str]]
    labels: list[bool]
    contents: list[Choice]
    speakers: list[Choice]


def lesson(
    examples: Iterable[Example], known: dict[str, tuple[int, int]]
) -> tuple[Lesson, Counter[str]]:
    made, tally = Lesson([], [], [], []), Counter[str]()
    for example in examples:
        scene = example.scene
        possible = list(possible_cues(scene, known))
        anchors, idle = dict[int, Gold](), set[int]()
        for gold in example.golds:
            idle |= gold.content | gold.cue
            tally["gold"] += 1
            options = [i for i in possible if i in gold.cue and i not in anchors]
            if not options:
                tally["no anchor"] += 1
                continue
            rated = [(*rated(scene, i, gold), i) for i in options]
            best, _, anchor = max(rated)
            anchors[anchor] = gold
            tally["reachable"] += best >= 0.5
            tally["exactly"] += best > 0.999
            if best >= 0.5:
                _teach(made, scene, anchor, gold, best, tally)
        for i in possible:
            if i in anchors or i not in idle:
                made.rows.append(named(cue_features(scene, i)))
                made.labels.append(i in anchors)
    return made, tally


def _teach(
    made: Lesson, scene: Scene, anchor: int, gold: Gold, best: float, tally: Counter[str]
) -> None:
    tree = scene.tree
    options = contents(scene, anchor)
    rates = [likeness(tree, c, gold.content) for c in options]
    made.contents.append(
        Choice(
            [named(content_features(scene, anchor, c)) for c in options],
            [float(rate > best - 0.03) for rate in rates],
        )
    )
    content = options[rates.index(max(rates))]
    people = voices(scene, anchor, content)
    right = [
        float(_named(tree, who, gold.speaker)) if who != NOBODY else float(not gold.speaker)
        for who in people
    ]
    tally["speaker reachable"] += any(right)
    tally["speaker asked"] += 1
    if any(right):
        made.speakers.append(
            Choice(
                [named(voice_features(scene, anchor, content, people, w)) for w in people], right
            )
        )


def _named(tree: Tree, who: int, speaker: frozenset[int]) -> bool:
    if who in speaker:
        start, end = noun_phrase(tree, who)
        outside = [
            i
            for i in range(start, end)
            if i not in speaker and tree.words[i] not in FUNCTION_WORDS and tree.words[i].isalnum()
        ]
        return len(outside) <= 3
    return False


def fitted(lessons: Lesson) -> dict[str, dict[str, float]]:
    return {
        "cue": fit_yes_no(lessons.rows, lessons.labels, least=4, penalty=3.0, rounds=150),
        "content": fit_choices(lessons.contents, least=4, penalty=3.0, rounds=120),
        "speaker": fit_choices(lessons.speakers, least=4, penalty=3.0, rounds=120),
    }


def written(name: str, lines: Iterable[str], folder: Path) -> None:
    head = "# Made by training/cues.py; counts and weights only. Do not edit by hand."
    (folder / f"{name}.tsv").write_text("\n".join([head, *lines, ""]), "utf-8")


def tables(models: dict[str, dict[str, float]], least: float) -> Iterator[str]:
    """Weights in hundredths; those nearer to nothing than ``least`` are left out."""
    for model, found in sorted(models.items()):
        yield f"[{model}]"
        for name, weight in sorted(found.items()):
            if abs(weight) >= least:
                yield f"{name}\t{round(100 * weight)}"


def main(data: Path, folder: Path) -> None:
    """Read ``data``, learn, and write ``cues.tsv`` and ``attribution.tsv`` into ``folder``."""
    taught = [example for document in documents(data) for example in document]
    known = known_cues(taught)
    lessons, tally = lesson(taught, known)
    sys.stdout.write(f"{dict(tally)}\n")
    written("cues", (f"{cue}\t{a}\t{b}" for cue, (a, b) in known.items()), folder)
    written("attribution", tables(fitted(lessons), LEAST), folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

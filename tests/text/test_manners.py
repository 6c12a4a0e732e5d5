"""Manners: whether a content is said, written, believed, intended or felt."""

import pytest

from reportedly.model.article import Article
from reportedly.model.attribution import Manner
from reportedly.text.clauses import Tree
from reportedly.text.manners import manner
from reportedly.text.parse import parse
from reportedly.text.scenes import Scene, scene_of


def scened(sentence: str) -> Scene:
    [paragraph] = parse(Article.of(sentence)).paragraphs
    return scene_of(Tree.of(paragraph.doc), [], headline=False)


def of(sentence: str, cue: str, *, quoted: bool = False) -> Manner:
    scene = scened(sentence)
    first = scene.tree.words.index(cue.split(maxsplit=1)[0].lower())
    return manner(scene, (first, first + len(cue.split())), quoted=quoted)


@pytest.mark.parametrize(
    ("sentence", "cue", "expected"),
    [
        ("The coach said the pitch was wet.", "said", Manner.SPEECH),
        ("According to the coach, the pitch was wet.", "According to", Manner.SPEECH),
        ("The rector gave a warning that funds were short.", "gave a warning", Manner.SPEECH),
        ("The harbour master made it clear that the pier was shut.", "made", Manner.SPEECH),
        ("The airline promised to refund every ticket.", "promised", Manner.SPEECH),
        ("The poet wrote that the war was lost.", "wrote", Manner.WRITING),
        ("The audit says the loans were never repaid.", "says", Manner.WRITING),
        ("According to the data, rents rose again.", "According to", Manner.WRITING),
        ("The bishop said in a letter that the school would close.", "said", Manner.WRITING),
        ("The bishop said in a video message that it would close.", "said", Manner.SPEECH),
        ("Divers believe the hull is intact.", "believe", Manner.BELIEF),
        ("The grain price is expected to fall.", "expected", Manner.BELIEF),
        ("Her belief that the hull is intact has grown.", "belief", Manner.BELIEF),
        ("The keeper is confident that the lamp works.", "confident", Manner.BELIEF),
        ("The brewer expects to sell two plants.", "expects", Manner.INTENTION),
        ("The brewer wants a lower duty.", "wants", Manner.INTENTION),
        ("The brewer agreed to sell two plants.", "agreed", Manner.INTENTION),
        ("Growers fear the frost will return.", "fear", Manner.FEELING),
        ("The lamp fell from the tower.", "fell", Manner.UNKNOWN),
    ],
)
def test_the_cue_and_its_construction_decide(sentence: str, cue: str, expected: Manner) -> None:
    assert of(sentence, cue) is expected


def test_quoted_words_are_spoken_whatever_the_cue() -> None:
    sentence = "We lost it all, the farmer feared."
    assert of(sentence, "feared") is Manner.FEELING
    assert of(sentence, "feared", quoted=True) is Manner.SPEECH

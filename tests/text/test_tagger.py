"""The learned reader: sheets hold every word once, answers are stable, without it rules read."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.engine.base import read_one
from reportedly.extract.attributions import attributions
from reportedly.extract.quotations import quotations
from reportedly.model.article import Article
from reportedly.model.attribution import Attribution
from reportedly.model.failure import Failure
from reportedly.pipeline import edition
from reportedly.text import tagger
from reportedly.text.clauses import Tree
from reportedly.text.parse import parse
from reportedly.text.scenes import Scene, scene_of
from reportedly.text.sheets import LONGEST, pairs, sheets, sizes
from reportedly.text.tagger import CONTENT, SOURCE, missing, tagged

STORY = """Harbour officials made it clear that the northern pier would stay shut.

In a tweet, the ferry company's director vented that "nobody listens to us".

The union's claim that 400 jobs were lost was news to the minister, he wrote."""


def scenes(text: str) -> list[Scene]:
    paragraphs = parse(Article.of(text)).paragraphs
    return [scene_of(Tree.of(p.doc), (), headline=False) for p in paragraphs]


@pytest.fixture
def rules_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(tagger.SWITCH, "off")
    missing.cache_clear()
    yield
    monkeypatch.undo()
    missing.cache_clear()


def read(text: str) -> tuple[Attribution, ...]:
    reading = read_one((quotations, attributions), Article.of(text))
    assert not reading.of(Failure)
    return reading.of(Attribution)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Mayor", "said", "a", "supercalifragilistic", ".", "x" * 60]),
        min_size=1,
        max_size=700,
    )
)
def test_sheets_hold_every_token_once(words: list[str]) -> None:
    found = scenes(" ".join(words) + "\n\n" + STORY)
    held = [
        (number, i)
        for sheet in sheets(found)
        for number, (start, end) in sheet.stretches
        for i in range(start, end)
    ]
    assert held == [(n, i) for n, scene in enumerate(found) for i in range(len(scene.tree))]
    for sheet in sheets(found):
        assert sheet.rows.shape[1] <= LONGEST
        assert len(sheet.heads) == sum(end - start for _, (start, end) in sheet.stretches)
        assert (np.diff(sheet.heads) > 0).all()


def test_classes_of_pairs_stay_within_their_tables() -> None:
    limits = [sizes()[name] for name in ("distance", "place", "sentence", "quotation")]
    for scene in scenes(STORY * 3):
        for anchor in range(len(scene.tree)):
            rows = pairs(scene, anchor, (0, len(scene.tree)))
            assert (rows >= 0).all()
            assert (rows.max(axis=1) < limits).all()


def test_a_cue_that_no_list_holds_is_read_with_its_roles() -> None:
    assert missing() == ""
    (_, second, _) = tagged(scenes(STORY))
    words = second.scene.tree.words
    vented = words.index("vented")
    assert second.cue[vented] > 0.5
    roles = second.roles(vented).argmax(axis=1)
    assert roles[words.index("director")] == SOURCE
    assert roles[words.index("listens")] == CONTENT


def test_roles_are_chances() -> None:
    for paragraph in tagged(scenes(STORY)):
        assert np.allclose(np.exp(paragraph.roles(3)).sum(axis=1), 1, atol=1e-3)


def test_the_answer_does_not_depend_on_what_was_read_before() -> None:
    first = tagged(scenes(STORY))
    tagged(scenes("The mayor said no. " * 200))
    again = tagged(scenes(STORY))
    for a, b in zip(first, again, strict=True):
        assert (a.cue == b.cue).all()
        assert (a.token == b.token).all()


@pytest.mark.usefixtures("rules_only")
def test_without_the_tagger_the_rules_still_read_and_say_so() -> None:
    assert tagger.SWITCH in missing()
    assert edition().endswith(":rules")
    (plain,) = read("The mayor said that the bridge was closed.")
    assert plain.span.text == "the bridge was closed"


def test_weights_that_are_not_there_are_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tagger, "_home", lambda: tmp_path)
    missing.cache_clear()
    assert str(tmp_path / tagger.NETWORK) in missing()
    monkeypatch.undo()
    missing.cache_clear()


def test_altered_weights_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / tagger.HEAD).write_bytes(b"something else")
    monkeypatch.setattr(tagger, "_home", lambda: tmp_path)
    with pytest.raises(ValueError, match="not the file that was measured"):
        tagger._file(tagger.HEAD)

"""Learned trees are read from their table and asked from the top: "is column a above 1?"."""

import numpy as np
import pytest

from reportedly.lexicon.trees import Forest, forest
from reportedly.read.traits import TRAITS


def test_every_row_reaches_the_answer_of_its_path() -> None:
    """One tree that asks the same everywhere: all "no" ends left, all "yes" right."""
    tree = Forest(np.zeros((1, 15), dtype=int), np.full((1, 15), 1.0), np.arange(16.0)[None] - 8)
    low, high = tree.chances(np.array([[0.0], [2.0]]))
    assert low == pytest.approx(1 / (1 + np.exp(8)))
    assert high == pytest.approx(1 / (1 + np.exp(-7)))


def test_the_shipped_trees_ask_only_what_lines_have() -> None:
    trees = forest("furniture_trees", TRAITS)
    assert trees.columns.shape == trees.limits.shape == (len(trees.answers), 15)
    with pytest.raises(ValueError, match="asks for"):
        forest("furniture_trees", TRAITS[:3])

"""Learned decision trees, kept as a table: "is the line short, and does a list follow?"."""

from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

__all__ = ["DEPTH", "Forest", "forest"]

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

DEPTH = 4
"""Questions asked in each tree: 15 of them in all, and 16 answers."""


class Forest(NamedTuple):
    """Complete trees. ``columns`` and ``limits`` are trees x 15: go right where the column is
    above the limit; the children of node n are 2n + 1 and 2n + 2. ``answers`` is trees x 16."""

    columns: Ints
    limits: Floats
    answers: Floats

    def chances(self, rows: Floats) -> Floats:
        """The chance of yes for each row of numbers (rows x columns), between 0 and 1."""
        tree = np.arange(len(self.columns))[:, None]
        row = np.arange(len(rows))[None, :]
        node = np.zeros((len(self.columns), len(rows)), dtype=np.int64)
        for _ in range(DEPTH):
            above = rows[row, self.columns[tree, node]] > self.limits[tree, node]
            node = 2 * node + 1 + above
        total = self.answers[tree, node - (2**DEPTH - 1)].sum(axis=0)
        chances: Floats = 1 / (1 + np.exp(-total))
        return chances


@cache
def forest(name: str, columns: tuple[str, ...]) -> Forest:
    """The trees of a file, one a line: 15 of "column>limit", then 16 answers in thousandths.

    ``columns`` are the names of the numbers in the rows, in order. Raises ValueError where the
    file asks for another.
    """
    text = (files("reportedly.lexicon") / f"{name}.tsv").read_text("utf-8")
    number = {column: n for n, column in enumerate(columns)}
    asked, limits, answers = list[list[int]](), list[list[float]](), list[list[float]]()
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        questions = [cell.split(">") for cell in cells[: 2**DEPTH - 1]]
        if unknown := {column for column, _ in questions} - number.keys():
            raise ValueError(f"{name}.tsv asks for {', '.join(sorted(unknown))}")
        asked.append([number[column] for column, _ in questions])
        limits.append([float(limit) for _, limit in questions])
        answers.append([int(cell) / 1000 for cell in cells[2**DEPTH - 1 :]])
    return Forest(np.array(asked), np.array(limits), np.array(answers))

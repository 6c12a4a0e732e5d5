"""Linear models over named features, fitted with numpy alone: which of these readings is right?"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

__all__ = ["Choice", "fit_choices", "fit_yes_no"]

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Choice:
    """The features of each option, and how right each is (0 or more; at least one above 0)."""

    options: list[list[str]]
    right: list[float]


def fit_yes_no(
    rows: Sequence[list[str]], labels: Sequence[bool], *, least: int, penalty: float, rounds: int
) -> dict[str, float]:
    """Logistic regression; features seen in fewer than ``least`` rows are left out."""
    names, row, column = _matrix(rows, least)
    target = np.array(labels, dtype=float)

    def slope(scores: Floats) -> Floats:
        return 1 / (1 + np.exp(-scores)) - target

    return _descend(names, row, column, len(rows), slope, penalty, rounds)


def fit_choices(
    choices: Sequence[Choice], *, least: int, penalty: float, rounds: int
) -> dict[str, float]:
    """Conditional logit: the right options of each choice should outweigh its others."""
    options = [option for choice in choices for option in choice.options]
    names, row, column = _matrix(options, least)
    sizes = [len(choice.options) for choice in choices]
    group = np.repeat(np.arange(len(choices)), sizes)
    right = np.array([value for choice in choices for value in choice.right])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.int64)

    def share(weights: Floats) -> Floats:
        summed: Floats = np.bincount(group, weights, minlength=len(choices))
        part: Floats = weights / np.maximum(summed, 1e-300)[group]
        return part

    def slope(scores: Floats) -> Floats:
        raised = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        return share(raised) - share(raised * right + 1e-12 * right)

    return _descend(names, row, column, len(options), slope, penalty, rounds)


def _matrix(rows: Iterable[list[str]], least: int) -> tuple[list[str], Ints, Ints]:
    kept = list(rows)
    counts = Counter(name for row in kept for name in set(row))
    names = sorted(name for name, count in counts.items() if count >= least)
    number = {name: n for n, name in enumerate(names)}
    row, column = list[int](), list[int]()
    for n, features in enumerate(kept):
        known = [number[name] for name in features if name in number]
        row += [n] * len(known)
        column += known
    return names, np.array(row, dtype=np.int64), np.array(column, dtype=np.int64)


def _descend(
    names: list[str],
    row: Ints,
    column: Ints,
    size: int,
    slope: object,
    penalty: float,
    rounds: int,
) -> dict[str, float]:
    """Adam over the whole set at once: no order, no chance, the same weights every time."""
    assert callable(slope)
    weights = np.zeros(len(names))
    first, second = np.zeros(len(names)), np.zeros(len(names))
    for turn in range(1, rounds + 1):
        scores = np.bincount(row, weights[column], minlength=size)
        gradient = np.bincount(column, slope(scores)[row], minlength=len(names))
        gradient += penalty * weights
        first = 0.9 * first + 0.1 * gradient
        second = 0.99 * second + 0.01 * gradient**2
        rate = 0.1 * (1 - turn / (rounds + 1))
        step = (first / (1 - 0.9**turn)) / (np.sqrt(second / (1 - 0.99**turn)) + 1e-8)
        weights -= rate * step
    return dict(zip(names, weights.tolist(), strict=True))

"""Gradient-boosted trees of one depth, grown with numpy alone: the same trees every time."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from reportedly.lexicon.trees import DEPTH, Forest

__all__ = ["Growth", "grown"]

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

BINS = 32
"""Steps into which each column is cut, at its quantiles."""


@dataclass(frozen=True, slots=True)
class Growth:
    """How to grow: ``least`` is the weight that must lie on both sides of a question, ``rows`` and
    ``columns`` the shares that each tree may look at."""

    trees: int = 160
    rate: float = 0.1
    penalty: float = 5.0
    least: float = 30.0
    rows: float = 0.5
    columns: float = 0.6
    seed: int = 1


def grown(rows: Floats, labels: Floats, weights: Floats, how: Growth) -> Forest:
    """Trees for the chance of yes (Friedman 2001, second-order steps as in XGBoost 2016).

    ``rows`` are numbers (rows x columns), ``labels`` 0 or 1, ``weights`` how much each row counts.
    """
    chance = np.random.default_rng(how.seed)
    edges = [
        np.unique(np.quantile(column, np.arange(1, BINS) / BINS, method="lower"))
        for column in rows.T
    ]
    binned = np.column_stack(
        [np.searchsorted(edge, column) for edge, column in zip(edges, rows.T, strict=True)]
    )
    score = np.zeros(len(rows))
    made = list[tuple[Ints, Ints, Floats]]()
    for _ in range(how.trees):
        yes = 1 / (1 + np.exp(-score))
        slope, bend = (yes - labels) * weights, yes * (1 - yes) * weights
        kept = chance.random(len(rows)) < how.rows
        seen = np.flatnonzero(chance.random(len(edges)) < how.columns)
        tree = _tree(binned[kept], slope[kept], bend[kept], seen, how)
        score += tree[2][_leaf(binned, tree[0], tree[1])]
        made.append(tree)
    columns, cuts, answers = (np.array(part) for part in zip(*made, strict=True))
    limits = [
        [_limit(edges[column], cut) for column, cut in zip(*tree, strict=True)]
        for tree in zip(columns, cuts, strict=True)
    ]
    return Forest(columns, np.array(limits), answers)


def _limit(edge: Floats, cut: int) -> float:
    return float(edge[cut]) if cut < len(edge) else np.inf


def _tree(
    binned: Ints, slope: Floats, bend: Floats, seen: Ints, how: Growth
) -> tuple[Ints, Ints, Floats]:
    """Columns and bins asked at each node, answers at each leaf. A node without a good question
    asks one that all rows answer with no."""
    inner = 2**DEPTH - 1
    columns, cuts = np.zeros(inner, dtype=np.int64), np.full(inner, BINS, dtype=np.int64)
    node = np.zeros(len(binned), dtype=np.int64)
    for level in range(DEPTH):
        first, count = 2**level - 1, 2**level
        best = np.full(count, 1e-6)
        for column in seen:
            place = (node - first) * BINS + binned[:, column]
            sums = [
                np.cumsum(np.bincount(place, v, count * BINS).reshape(count, BINS), axis=1)
                for v in (slope, bend)
            ]
            gain = _gain(sums[0], sums[1], how)
            cut = gain.argmax(axis=1)
            reach = gain[np.arange(count), cut]
            better = reach > best
            best[better] = reach[better]
            columns[first : first + count][better] = column
            cuts[first : first + count][better] = cut[better]
        node = 2 * node + 1 + (binned[np.arange(len(node)), columns[node]] > cuts[node])
    leaf = node - inner
    down, curve = (np.bincount(leaf, v, 2**DEPTH) for v in (slope, bend))
    return columns, cuts, -how.rate * down / (curve + how.penalty)


def _gain(slopes: Floats, bends: Floats, how: Growth) -> Floats:
    """What each cut gains, for sums up to and with each bin; a cut with too little is none."""
    total, weight = slopes[:, -1:], bends[:, -1:]
    found = (
        slopes**2 / (bends + how.penalty)
        + (total - slopes) ** 2 / (weight - bends + how.penalty)
        - total**2 / (weight + how.penalty)
    )
    thin = (bends < how.least / 4) | (weight - bends < how.least / 4)
    return np.where(thin, 0.0, found)


def _leaf(binned: Ints, columns: Ints, cuts: Ints) -> Ints:
    node = np.zeros(len(binned), dtype=np.int64)
    for _ in range(DEPTH):
        node = 2 * node + 1 + (binned[np.arange(len(node)), columns[node]] > cuts[node])
    leaf: Ints = node - (2**DEPTH - 1)
    return leaf

"""Learn which lines of a page are furniture: from pages whose lines are labelled, and a corpus.

    python training/furniture.py b_line_boilerplate news.jsonl.gz src/reportedly/lexicon [--check]

Writes ``furniture.tsv`` (weights of words and pairs) and ``furniture_trees.tsv``; with
``--check`` prints instead how well the recipe does on sites that it has not learned from.
"""

import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from boosting import Growth, grown
from pages import Page, annotated, corpus, own, recurring

from reportedly.lexicon.trees import Forest
from reportedly.read.learned import LEFT_OUT, is_furniture
from reportedly.read.traits import TRAITS, traits
from reportedly.read.wording import score, wording

Floats = npt.NDArray[np.float64]

GOLD = Path(__file__).parents[1] / "benchmarks/gold/lines.json"
FOLDS = 5
SITES, WORDS = 6, 8000
"""A feature must have been seen on so many sites; so many features are kept."""

IMPORTANCE = {"hand": 2.0, "own": 2.0, "recurring": 1.0, "residue": 0.5, "naive": 0.3}
"""How much a page of each set counts: labels by hand more than derived ones."""


class Lines:
    """All lines of some pages, one after another, with what is known about each."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self.pages = pages
        self.words = [sorted(wording(row.words)) for page in pages for row in page.rows]
        self.page = np.repeat(np.arange(len(pages)), [len(page.rows) for page in pages])
        labels = [label for page in pages for label in page.labels]
        self.known = np.array([label is not None for label in labels])
        self.labels = np.array([float(label or 0) for label in labels])
        fold = [zlib.crc32(page.site.encode()) % FOLDS for page in pages]
        self.fold = np.array(fold)[self.page]
        sites = defaultdict[str, float](float)
        for page in pages:
            sites[page.site] += IMPORTANCE[page.set]
        weight = [
            IMPORTANCE[page.set] / (len(page.rows) * max(1, sites[page.site])) ** 0.5
            for page in pages
        ]
        self.weights = np.array(weight)[self.page]
        self.weights /= self.weights[self.known].mean()


def words_of(lines: Lines, among: npt.NDArray[np.bool_]) -> dict[str, float]:
    """Logistic regression over the words of the lines ``among`` them, the weightiest kept."""
    seen = defaultdict[str, set[str]](set)
    for n in np.flatnonzero(among):
        site = lines.pages[lines.page[n]].site
        for feature in lines.words[n]:
            seen[feature].add(site)
    names = sorted(feature for feature, sites in seen.items() if len(sites) >= SITES)
    found, mass = _fit(lines, among, names)
    worth = sorted(names, key=lambda name: (-abs(found[name]) * mass[name] ** 0.5, name))
    found, _ = _fit(lines, among, sorted(worth[:WORDS]))
    return {name: round(weight, 2) for name, weight in found.items() if abs(weight) >= 0.01}


def _fit(
    lines: Lines, among: npt.NDArray[np.bool_], names: Sequence[str]
) -> tuple[dict[str, float], dict[str, float]]:
    number = {name: n for n, name in enumerate(names)}
    row, column, share = list[int](), list[int](), list[float]()
    chosen = np.flatnonzero(among)
    for n, index in enumerate(chosen):
        held = [number[name] for name in lines.words[index] if name in number]
        row += [n] * (len(held) + 1)
        column += [*held, len(names)]
        share += [3 / (len(held) + 1) ** 0.5] * len(held) + [1.0]
    rows, columns, shares = np.array(row), np.array(column), np.array(share)
    labels, counts = lines.labels[chosen], lines.weights[chosen]
    weights = _descend(rows, columns, shares, labels, counts, len(names) + 1)
    mass = np.bincount(columns, counts[rows], minlength=len(names) + 1)
    named = [*names, "bias"]
    return dict(zip(named, weights.tolist(), strict=True)), dict(
        zip(named, mass.tolist(), strict=True)
    )


def _descend(
    rows: npt.NDArray[np.int64],
    columns: npt.NDArray[np.int64],
    shares: Floats,
    labels: Floats,
    counts: Floats,
    size: int,
    *,
    penalty: float = 2.0,
    rounds: int = 100,
) -> Floats:
    """Adam over the whole set at once, as in linear.py, with weighted rows and shares."""
    weights, first, second = np.zeros(size), np.zeros(size), np.zeros(size)
    for turn in range(1, rounds + 1):
        scores = np.bincount(rows, weights[columns] * shares, minlength=len(labels))
        slope = (1 / (1 + np.exp(-scores)) - labels) * counts
        gradient = np.bincount(columns, slope[rows] * shares, minlength=size) + penalty * weights
        first = 0.9 * first + 0.1 * gradient
        second = 0.99 * second + 0.01 * gradient**2
        rate = 0.1 * (1 - turn / (rounds + 1))
        weights -= rate * (first / (1 - 0.9**turn)) / (np.sqrt(second / (1 - 0.99**turn)) + 1e-8)
    return weights


def learn(lines: Lines) -> tuple[dict[str, float], Forest]:
    """Words from all lines; trees over what words learned from other sites say of each."""
    numbers = _traits(lines, heard(lines))
    return words_of(lines, lines.known), _trees(lines, numbers, lines.known)


def heard(lines: Lines) -> Floats:
    """How much each line sounds like furniture, by words learned from the other folds."""
    sounds = np.zeros(len(lines.labels))
    for fold in range(FOLDS):
        inside = lines.fold == fold
        model = words_of(lines, lines.known & ~inside)
        sounds[inside] = [score(lines.words[n], model) for n in np.flatnonzero(inside)]
    return sounds


def _trees(lines: Lines, numbers: Floats, among: npt.NDArray[np.bool_]) -> Forest:
    return grown(numbers[among], lines.labels[among], lines.weights[among], Growth())


def _traits(lines: Lines, sounds: Floats) -> Floats:
    made, at = list[Floats](), 0
    for page in lines.pages:
        end = at + len(page.rows)
        made.append(traits(page.rows, page.marked, sounds[at:end].tolist()))
        at = end
    return np.vstack(made)


def check(lines: Lines) -> None:
    """Every page is judged by words and trees that were learned from other sites."""
    sounds = heard(lines)
    numbers, chances = _traits(lines, sounds), np.zeros(len(lines.labels))
    for fold in range(FOLDS):
        inside = lines.fold == fold
        trees = _trees(lines, numbers, lines.known & ~inside)
        chances[inside] = trees.chances(numbers[inside])
    tallies, at = defaultdict[tuple[str, str], Counter[str]](Counter), 0
    for page in lines.pages:
        for row, kind, label in zip(page.rows, page.kinds, page.labels, strict=True):
            marked = kind in LEFT_OUT
            learned = marked or is_furniture(row, kind, sounds[at], chances[at])
            at += 1
            for how, out in (("rules", marked), ("both", learned)):
                if label is not None:
                    tally = tallies[page.set, how]
                    tally[f"{'noise' if label else 'body'} {'out' if out else 'kept'}"] += 1
                    tally["body"] += (1 - label) * len(row.words)
                    tally["lost"] += (1 - label) * out * len(row.words)
    for (name, how), tally in sorted(tallies.items()):
        sys.stdout.write(f"{name:10} {how:6} {_rates(tally)}\n")


def _rates(tally: Counter[str]) -> str:
    hits, false, missed = tally["noise out"], tally["body out"], tally["noise kept"]
    rates = {
        "P": hits / max(1, hits + false),
        "R": hits / max(1, hits + missed),
        "F1": 2 * hits / max(1, 2 * hits + false + missed),
        "body lost": tally["lost"] / max(1, tally["body"]),
    }
    return "  ".join(f"{name} {rate:.4f}" for name, rate in rates.items())


def write(model: dict[str, float], trees: Forest, folder: Path) -> None:
    made = "# Made by training/furniture.py: how much words sound like furniture, in hundredths."
    bias = model.pop("bias")
    told = [f"{name}\t{round(100 * weight)}" for name, weight in sorted(model.items())]
    told = [made, "[words]", f"bias\t{round(100 * bias)}", *told, ""]
    (folder / "furniture.tsv").write_text("\n".join(told), "utf-8")
    rows = ["# Made by training/furniture.py: trees of 15 questions and 16 answers."]
    for columns, limits, answers in zip(*trees, strict=True):
        asked = [f"{TRAITS[c]}>{v:.4g}" for c, v in zip(columns, limits, strict=True)]
        rows.append("\t".join([*asked, *(str(round(1000 * answer)) for answer in answers)]))
    (folder / "furniture_trees.tsv").write_text("\n".join([*rows, ""]), "utf-8")


def main(labelled: str, corpus_file: str, out: str, *flags: str) -> None:
    articles = corpus(Path(corpus_file))
    domains = {row["outlet"]: row["domain"] for row in articles}
    pages = [*annotated(Path(labelled), domains), *own(GOLD, articles)]
    held = {page.key.split("/")[-1] for page in pages}
    pages += recurring(articles, held, most=25, seed=1)
    lines = Lines(pages)
    if "--check" in flags:
        check(lines)
    else:
        write(*learn(lines), Path(out))


if __name__ == "__main__":
    main(*sys.argv[1:])

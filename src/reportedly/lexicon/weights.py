"""Numbers that were counted or learned, kept as tables: "said/VERB" is a cue 9 times in 10."""

from functools import cache
from importlib.resources import files

__all__ = ["counts", "weights"]


@cache
def counts(name: str) -> dict[str, tuple[int, int]]:
    """A table of "word, times counted, times at all" by its file's name; "#" begins a comment."""
    found = dict[str, tuple[int, int]]()
    for line in _lines(name):
        word, hits, total = line.split("\t")
        found[word] = (int(hits), int(total))
    return found


@cache
def weights(name: str) -> dict[str, dict[str, float]]:
    """A table of "feature, weight in hundredths" under lines that name a model: "[cue]"."""
    found = dict[str, dict[str, float]]()
    model = dict[str, float]()
    for line in _lines(name):
        if line.startswith("["):
            model = found.setdefault(line.strip("[]"), {})
            continue
        feature, weight = line.split("\t")
        model[feature] = int(weight) / 100
    return found


def _lines(name: str) -> list[str]:
    text = (files("reportedly.lexicon") / f"{name}.tsv").read_text("utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]

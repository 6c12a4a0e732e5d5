"""Stages found again on another machine by their names: "same_name", "ferry_delays"."""

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from pyspark import SparkFiles

from reportedly.pipeline import all_stages
from reportedly.plugins import use
from reportedly.stage import Compare, Extract, Gather, Stage, in_order

__all__ = ["Sent", "comparing", "extracting", "gathering", "have", "named"]

Sent = tuple[str, ...]
"""The names of the plugin files that were sent along with the work."""


def have(sent: Sent) -> None:
    """Have the plugin files that were sent along."""
    use(Path(SparkFiles.get(name)) for name in sent)


@cache
def _stages(sent: Sent) -> dict[str, Stage]:
    have(sent)
    return {stage.name: stage for stage in all_stages()}


def extracting(sent: Sent) -> tuple[Extract, ...]:
    """All stages that read one article, in their order."""
    return in_order(stage for stage in _stages(sent).values() if isinstance(stage, Extract))


def comparing(name: str, sent: Sent) -> Compare:
    stage = _stages(sent)[name]
    assert isinstance(stage, Compare)
    return stage


def gathering(name: str, sent: Sent) -> Gather:
    stage = _stages(sent)[name]
    assert isinstance(stage, Gather)
    return stage


def named(names: Iterable[str], sent: Sent) -> Sequence[Compare | Gather]:
    """The stages of these names that need several articles, in this order."""
    held = _stages(sent)
    found = (held[name] for name in names)
    return [stage for stage in found if not isinstance(stage, Extract)]

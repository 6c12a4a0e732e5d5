"""In what order several articles are worked on: all names first, then "the quake" by itself."""

from collections.abc import Container, Iterable
from dataclasses import dataclass

from reportedly.model.record import articles_of
from reportedly.stage import Closure, Compare, Extract, Gather, Key, PerStory, Stage

__all__ = ["Phase", "Wide", "Within", "phases", "stays"]


@dataclass(frozen=True, kw_only=True)
class Wide:
    """A stage that may bring any two articles together."""

    stage: Compare | Gather


@dataclass(frozen=True, kw_only=True)
class Within:
    """Stages that follow one another, none of which reaches beyond a story: they are done unit by
    unit (`units.work`)."""

    stages: tuple[Compare | Gather, ...]


Phase = Wide | Within


def phases(stages: Iterable[Stage], alone: Container[str] = ()) -> tuple[Phase, ...]:
    """The work that follows extraction, in the order of the stages. Those of plugins may make more
    than one `Within`; those with a name in ``alone`` have a phase of their own."""
    some = [stage for stage in stages if not isinstance(stage, Extract)]
    asking = frozenset(stage.name for stage in some if isinstance(stage, Compare) and stays(stage))
    found = list[Phase]()
    for stage in some:
        if not stays(stage, asking):
            found.append(Wide(stage=stage))
        elif found and isinstance(last := found[-1], Within) and stage.name not in alone:
            found[-1] = Within(stages=(*last.stages, stage))
        else:
            found.append(Within(stages=(stage,)))
    return tuple(found)


def stays(stage: Compare | Gather, asking: frozenset[str] = frozenset()) -> bool:
    """Whether the groups of a stage stay within a story, or an article. ``asking`` are the names
    of the stages that compare within stories."""
    if isinstance(stage, Compare):
        return stage.within_story
    match stage.by:
        case PerStory():
            return True
        case Key(of=of):
            return of is articles_of
        case Closure(by=by):
            return by in asking

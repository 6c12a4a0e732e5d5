"""The three shapes a stage can have, how to declare one, and how to find them all.

* `Extract`: one article in, records out. Runs anywhere, in any order of articles.
* `Compare`: propose pairs by shared key, then judge each pair. Never sees more than two records.
* `Gather`: collect records by key, by closure of judgements, or by story; turn each group into
  records.

A stage is a pure function (or two) and its declaration; engines decide where it runs.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from pickle import PicklingError
from typing import Any, TypeVar

from reportedly.model.judgement import Judgement
from reportedly.model.reading import Reading
from reportedly.model.record import Record
from reportedly.plugins import Offer, found_in, is_file, module_of, offers

__all__ = [
    "ENGLISH",
    "EVERY",
    "Closure",
    "Compare",
    "Extract",
    "First",
    "Gather",
    "Group",
    "Key",
    "PerStory",
    "Stage",
    "added",
    "extracts",
    "from_file",
    "in_order",
]

R = TypeVar("R")

ENGLISH = ("en",)
"""What a stage reads that does not say otherwise."""
EVERY = ("*",)
"""The languages of a stage that goes by no words: by marks, digits, layout."""


class _Travels:
    """Goes to another process as a name; the code is found again over there."""

    name: str

    @property
    def code(self) -> Callable[..., Any]:
        raise NotImplementedError

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[str, str]]:
        module = sys.modules[self.code.__module__]
        home = str(module.__file__) if is_file(module) else module.__name__
        if _find(home, self.name) is not self:
            raise PicklingError(f"stage {self.name!r} is not that of {home}: it cannot travel")
        return _find, (home, self.name)


@dataclass(frozen=True, kw_only=True)
class Extract(_Travels):
    """``languages`` are the ISO 639-1 codes of those that its rules are made for, `EVERY` where
    they hold in any; articles in others are not given to it."""

    name: str
    makes: type[Any]
    needs: tuple[type[Any], ...]
    run: Callable[[Reading], Iterable[Record]]
    languages: tuple[str, ...] = ENGLISH

    def reads(self, language: str) -> bool:
        """Whether an article in this language is for it; one too short to tell ("") counts as
        English."""
        return self.languages == EVERY or (language or ENGLISH[0]) in self.languages

    def __call__(self, reading: Reading) -> tuple[Record, ...]:
        return tuple(self.run(reading))

    @property
    def code(self) -> Callable[..., Any]:
        return self.run


@dataclass(frozen=True, kw_only=True)
class Compare(_Travels):
    """``keys`` proposes: two records that share one are judged. Where ``within_story`` is set,
    only records of one story meet. ``judge`` gets its pair in the order of their ids.

    Records of one block with the same ``equal`` value ("" is equal to nothing) are judged each
    against the next only, and one of them meets the rest: a name in ten thousand articles costs
    ten thousand judgements, not fifty million.

    ``common`` says of the records that share a key, in the order of their ids, whether what they
    share is everybody's and proposes nothing: a line that stands under every article of a site.

    Where records of any two articles may meet, what ``judge`` makes of a pair should have fields
    ``left`` and ``right`` that hold the two ids (`Judgement`, `Copy`): then only what is new is
    compared when articles are added; else all is, every time.
    """

    name: str
    of: type[Any]
    makes: type[Any]
    keys: Callable[[Any], Iterable[str]]
    judge: Callable[[Any, Any], Record | None]
    within_story: bool = False
    equal: Callable[[Any], str] = lambda record: ""
    common: Callable[[Sequence[Any]], bool] | None = None

    @property
    def code(self) -> Callable[..., Any]:
        return self.judge


@dataclass(frozen=True)
class Key:
    """Group by what each record says of itself; a record may belong to several groups."""

    of: Callable[[Any], Iterable[str]]


@dataclass(frozen=True)
class Closure:
    """Group by "same" judgements of the stage of this name; "different" vetoes, humans outrank.

    ``strict`` where a record joins nobody that is judged the same, about as surely, as two that
    are different from each other: a bare family name of two bearers is neither's.

    ``average`` (0: none) is the score that two groups need on average over all pairs of their
    members to be one: an article about two things does not join these. A pair of which nothing is
    judged counts as 0; what a human joins is in one group, whatever he keeps apart.
    """

    by: str
    strict: bool = False
    average: float = 0.0


@dataclass(frozen=True)
class First:
    """What the fold of a closure has to see of very many members that are all alike to it: of each
    part the first few. ``of`` tells part and rank of a member; within a part, lower ranks come
    first, then lower ids.

    Such a fold says one thing of each member, in their order. What these have in common must be
    the same whether it is told of all members, or of the first ``most`` of each part and any more.
    """

    most: int
    of: Callable[[Any], tuple[str, str]]


@dataclass(frozen=True)
class PerStory:
    """One group a story, with all that rests on its articles; one for each article in none."""


@dataclass(frozen=True, kw_only=True)
class Group:
    """What a Gather's fold is given: members in a stable order; for a closure also the judgements
    among them, and those with one end ``beyond`` (an "unsure" between two groups)."""

    members: tuple[Any, ...]
    links: tuple[Judgement, ...] = ()
    beyond: tuple[Judgement, ...] = ()

    def of(self, kind: type[R]) -> tuple[R, ...]:
        return tuple(member for member in self.members if type(member) is kind)


@dataclass(frozen=True, kw_only=True)
class Gather(_Travels):
    name: str
    of: tuple[type[Any], ...]
    makes: type[Any]
    by: Key | Closure | PerStory
    fold: Callable[[Group], Iterable[Record]]
    first: First | None = None

    @property
    def code(self) -> Callable[..., Any]:
        return self.fold


Stage = Extract | Compare | Gather


def extracts(
    makes: type[Any],
    *,
    needs: tuple[type[Any], ...] = (),
    languages: tuple[str, ...] = ENGLISH,
) -> Callable[[Callable[[Reading], Iterable[Any]]], Extract]:
    """Declare a function from a reading to records as an extracting stage.

    ``needs`` are the kinds of records that must be made before it, ``languages`` those that its
    rules are made for (ISO 639-1; `EVERY` for any).
    """

    def declare(run: Callable[[Reading], Iterable[Any]]) -> Extract:
        return Extract(name=run.__name__, makes=makes, needs=needs, run=run, languages=languages)

    return declare


def in_order(stages: Iterable[Extract]) -> tuple[Extract, ...]:
    """Sort extractors so that each comes after the makers of what it needs."""
    waiting, ordered, made = list(stages), list[Extract](), set[type[Any]]()
    while waiting:
        to_come = {stage.makes for stage in waiting}
        ready = [stage for stage in waiting if not set(stage.needs) & to_come - {stage.makes}]
        for stage in ready or waiting:
            if lacking := set(stage.needs) - made - {stage.makes}:
                names = ", ".join(sorted(kind.__name__ for kind in lacking))
                raise LookupError(f"no stage makes {names} before {stage.name!r} needs it")
        ordered += ready
        made |= {stage.makes for stage in ready}
        waiting = [stage for stage in waiting if stage not in ready]
    return tuple(ordered)


def added(ours: Iterable[str], more: Iterable[Path] = ()) -> list[Offer]:
    """The stages that plugins add (of the files in use, of ``more`` files, and of packages) beside
    ``ours``, whose names are taken."""
    return offers("stage", (Extract, Compare, Gather), ours, more)


def from_file(path: Path) -> Iterator[Stage]:
    """The stages of one Python file that belongs to no package. Raises ``plugins.Unusable`` where
    it cannot be loaded."""
    return found_in(module_of(path), (Extract, Compare, Gather))


def _find(home: str, name: str) -> Stage | None:
    module = module_of(Path(home)) if home.endswith(".py") else import_module(home)
    own = found_in(module, (Extract, Compare, Gather))
    return next((stage for stage in own if stage.name == name), None)

"""What others add without a change in here: a stage, a reader, an export, words: "--with x.py".

A plugin is one file (Python with any of these, or TOML with words) or a published package with an
entry point. One that does not work is named, with the reason, and nothing else is lost by it.
"""

import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = [
    "GROUPS",
    "WITH",
    "Offer",
    "Unusable",
    "adds",
    "faults",
    "files",
    "found_in",
    "is_file",
    "module_of",
    "offers",
    "published",
    "refuse",
    "use",
]

Kinds = type[Any] | tuple[type[Any], ...]

GROUPS = {
    "stage": "reportedly.stages",
    "reader": "reportedly.readers",
    "export": "reportedly.exports",
    "words": "reportedly.lexicons",
}
"""The entry points under which packages publish each kind of plugin."""

WITH = "REPORTEDLY_WITH"
"""Variable of the environment that names plugin files for all commands, as PATH names folders."""

_FILE = "reportedly_file_"
"""What the names of modules begin with that were loaded from a plugin file."""
_HOMES = ("reportedly.stage", "reportedly.read.readers", "reportedly.exports.base")
"""Where stages, readers and exports are declared."""
_WORK = ("run", "judge", "fold", "read", "write")
"""The functions that a stage, reader or export consists of."""


class Unusable(Exception):
    """A plugin that cannot be used, and why."""


@dataclass(frozen=True, kw_only=True)
class Offer:
    """One thing that a plugin adds, and whose it is: "ferry-tools 1.2", "/home/me/ferry.py"."""

    kind: str
    name: str
    home: str
    value: Any


_named: tuple[Path, ...] = ()
_faults: dict[str, str] = {}


def use(paths: Iterable[Path]) -> None:
    """Have these files from now on, beside those of the environment; those of before no more."""
    global _named
    _named = tuple(dict.fromkeys(path.resolve() for path in paths))


def files() -> tuple[Path, ...]:
    """The plugin files in use, those of the environment first."""
    listed = os.environ.get(WITH)
    return _with(listed) if listed else _named


def _with(listed: str) -> tuple[Path, ...]:
    given = (Path(name).resolve() for name in listed.split(os.pathsep) if name)
    return tuple(dict.fromkeys((*given, *_named)))


def faults() -> tuple[str, ...]:
    """What does not work, a line each, as far as it has been asked for by now."""
    return tuple(f"{home}: {reason}" for home, reason in _faults.items())


def refuse(home: str, reason: str) -> None:
    """Take note that a plugin, or a part of it, is left out."""
    _faults[home] = reason


def offers(
    kind: str, of: Kinds, ours: Iterable[str] = (), more: Iterable[Path] = ()
) -> list[Offer]:
    """All of one kind that plugins add: those of the files in use and of ``more`` files, then
    those of packages. ``of`` are the types it may have, ``ours`` the names that are taken. What
    cannot be used is left out and told by `faults`."""
    taken = dict.fromkeys(ours, "reportedly")
    found = list[Offer]()
    paths = dict.fromkeys((*files(), *(path.resolve() for path in more)))
    for offer in (*_from_files(kind, of, paths), *_from_packages(kind, of)):
        if holder := taken.get(offer.name):
            told = f"{kind} {offer.name!r} is that of {holder}: give it another name"
            refuse(f"{offer.home}, {offer.name}", told)
            continue
        taken[offer.name] = offer.home
        found.append(offer)
    return found


def _from_files(kind: str, of: Kinds, paths: Iterable[Path]) -> Iterator[Offer]:
    for path in paths:
        if path.suffix == ".toml":
            continue
        try:
            module = module_of(path)
        except Unusable as error:
            refuse(str(path), str(error))
            continue
        for value in found_in(module, of):
            yield Offer(kind=kind, name=_name_of(value), home=str(path), value=value)


def _from_packages(kind: str, of: Kinds) -> Iterator[Offer]:
    for home, name, load in published(kind):
        try:
            value = load()
        except Exception as error:
            refuse(f"{home}, {name}", f"cannot be loaded: {_told(error)}")
            continue
        if isinstance(value, of):
            yield Offer(kind=kind, name=_name_of(value), home=home, value=value)
        else:
            refuse(f"{home}, {name}", f"is no {kind} but {_kind(value)}")


@cache
def _entries(kind: str) -> tuple["EntryPoint", ...]:
    from importlib.metadata import entry_points

    return tuple(sorted(entry_points(group=GROUPS[kind]), key=lambda e: (e.name, e.value)))


def published(kind: str) -> Iterator[tuple[str, str, Callable[[], Any]]]:
    """The entry points of other packages for one kind: whose it is ("ferry-tools 1.2"), its name,
    and what loads it."""
    for entry in _entries(kind):
        of = entry.dist
        if of is None or of.name != "reportedly":
            yield f"{of.name} {of.version}" if of else entry.value, entry.name, entry.load


def found_in(module: ModuleType, of: Kinds) -> Iterator[Any]:
    """What of these types a module makes itself; what it imports is not its own."""
    seen = set[int]()
    for value in vars(module).values():
        if isinstance(value, of) and id(value) not in seen and _is_own(value, module):
            seen.add(id(value))
            yield value


def _is_own(value: Any, module: ModuleType) -> bool:
    work = next((getattr(value, name) for name in _WORK if hasattr(value, name)), None)
    home = getattr(work, "__module__", module.__name__)
    return home == module.__name__ or not str(home).startswith("reportedly.")


def module_of(path: Path) -> ModuleType:
    """The module that one Python file is, loaded once. Raises `Unusable` where it cannot be."""
    place = path.resolve()
    name = f"{_FILE}{place.stem}_{hashlib.sha256(str(place).encode()).hexdigest()[:8]}"
    if name in sys.modules:
        return sys.modules[name]
    spec = spec_from_file_location(name, place)
    if spec is None or spec.loader is None:
        raise Unusable("is neither a Python file (.py) nor a list of words (.toml)")
    module = sys.modules[name] = module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        del sys.modules[name]
        raise Unusable(f"cannot be loaded: {_told(error, place)}") from error
    return module


def adds(module: ModuleType) -> bool:
    """Whether a module holds a stage, a reader or an export; without waiting for their homes."""
    return any(type(value).__module__ in _HOMES for value in vars(module).values())


def is_file(module: ModuleType) -> bool:
    """Whether a module is a plugin file, that no import finds again."""
    return module.__name__.startswith(_FILE)


def _told(error: Exception, place: Path | None = None) -> str:
    """An error in a line, with the line of the plugin's file where it came up."""
    line, step = 0, error.__traceback__
    while step is not None:
        if place is not None and step.tb_frame.f_code.co_filename == str(place):
            line = step.tb_lineno
        step = step.tb_next
    if isinstance(error, SyntaxError) and place is not None:
        line = error.lineno or 0
        return f"SyntaxError: {error.msg} (line {line})"
    where = f" (line {line})" if line else ""
    return f"{type(error).__name__}: {' '.join(str(error).split())}{where}"


def _name_of(value: Any) -> str:
    return str(getattr(value, "name", "") or getattr(value, "form", ""))


def _kind(value: Any) -> str:
    return f"{type(value).__module__}.{type(value).__qualname__}"

"""Which code and word lists a stage is made of: "0.1.0:3f9a12cd34ef", another after any change."""

import hashlib
import re
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from reportedly import __version__
from reportedly.lexicon.load import additions
from reportedly.stage import Stage
from reportedly.text.parse import MODEL

__all__ = ["edition_of", "reader_edition"]

_HOME = Path(__file__).resolve().parents[1]
_IMPORTED = re.compile(r"^(?:from|import) reportedly\.([\w.]+)(?: import ([\w, ]+))?", re.M)
_QUOTED = re.compile(r'"([\w.]{3,40})"')
_PAGES = ("trafilatura", "htmldate", "courlan")
"""The packages that take the story out of a page."""


def edition_of(stage: Stage) -> str:
    """The software's version and a hash of the module of a stage, of all modules of this package
    that it imports, directly or not, and of the word lists that these name."""
    return _edition(str(sys.modules[stage.code.__module__].__file__))


@cache
def reader_edition() -> str:
    """The same of the readers, with the versions of the packages that read pages."""
    pages = ",".join(f"{name}={_version(name)}" for name in _PAGES)
    return _edition(str(_HOME / "read" / "inputs.py"), pages)


@cache
def _edition(module: str, more: str = "") -> str:
    total = hashlib.sha256(f"{MODEL}\n{more}\n{additions()}".encode())
    known, waiting = {Path(module)}, [Path(module)]
    while waiting:
        for path in _named(waiting.pop()):
            if path not in known:
                known.add(path)
                if path.suffix == ".py":
                    waiting.append(path)
    for path in sorted(known):
        total.update(path.name.encode() + _digest(path))
    return f"{__version__}:{total.hexdigest()[:12]}"


@cache
def _named(module: Path) -> tuple[Path, ...]:
    """The modules that one imports and the word lists that it names."""
    source = module.read_text("utf-8")
    found = list[Path]()
    for dotted, names in _IMPORTED.findall(source):
        place = _HOME.joinpath(*dotted.split("."))
        inside = (place / f"{name.strip()}.py" for name in names.split(","))
        found += [path for path in (place.with_suffix(".py"), *inside) if path.is_file()]
    return (*found, *_lists(source))


def _lists(source: str) -> Iterator[Path]:
    for name in _QUOTED.findall(source):
        for file in (name, f"{name}.toml"):
            if (path := _HOME / "lexicon" / file).is_file():
                yield path


@cache
def _digest(path: Path) -> bytes:
    return hashlib.sha256(path.read_bytes()).digest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""

"""What is plugged in, and where it comes from: "stage dollars, of ferry-tools 1.2"."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reportedly.exports.base import EXPORTS, Export, export_of
from reportedly.lexicon.load import added_words
from reportedly.model.record import record
from reportedly.pipeline import STAGES, all_stages
from reportedly.plugins import faults, offers
from reportedly.read.forms import READERS
from reportedly.read.readers import Reader
from reportedly.report.export import SCHEMA, plain
from reportedly.report.safe import visible
from reportedly.stage import Extract, Stage, added

__all__ = ["Listed", "Plugged", "listed"]

_OURS = "reportedly"


@record
class Plugged:
    """One part that is in use: its ``kind`` (stage, reader, export or words), ``name``, and whose
    it is (``home``): "reportedly", a package with its version, or a file. ``says`` tells what it
    makes or reads."""

    kind: str
    name: str
    home: str
    says: str = ""


@record
class Listed:
    """All parts, ours first, and what does not work, a line each."""

    parts: tuple[Plugged, ...]
    broken: tuple[str, ...]

    @property
    def added(self) -> tuple[Plugged, ...]:
        """Those that plugins add."""
        return tuple(part for part in self.parts if part.home != _OURS)

    def lines(self, parts: Sequence[Plugged]) -> Iterator[str]:
        """Some of the parts as lines of even columns, without control characters."""
        name = max((len(part.name) for part in parts), default=0)
        home = max((len(part.home) for part in parts), default=0)
        for part in parts:
            told = f"{part.kind:6}  {part.name:{name}}  {part.home:{home}}  {part.says}"
            yield visible(told.replace("\n", " "))

    def document(self) -> str:
        """The same as one JSON object."""
        told = {"reportedly": SCHEMA, "kind": "plugins", **plain(self)}
        return json.dumps(told, ensure_ascii=False, indent=1)


def listed() -> Listed:
    """What is plugged in: ours first, then what plugins add, kind by kind."""
    parts = (
        *(Plugged(kind="stage", name=s.name, home=_OURS, says=_makes(s)) for s in STAGES),
        *(Plugged(kind="reader", name=r.form, home=_OURS, says=_reads(r)) for r in READERS),
        *(_ours(name) for name in EXPORTS),
        *_stages(),
        *_readers(),
        *_exports(),
        *_words(),
    )
    return Listed(parts=parts, broken=faults())


def _ours(name: str) -> Plugged:
    return Plugged(kind="export", name=name, home=_OURS, says=export_of(name).says)


def _stages() -> Iterator[Plugged]:
    running = {stage.name for stage in all_stages()}
    for one in added(stage.name for stage in STAGES):
        if one.name in running:
            yield Plugged(kind="stage", name=one.name, home=one.home, says=_makes(one.value))


def _makes(stage: Stage) -> str:
    told = f"makes {stage.makes.__name__}"
    if isinstance(stage, Extract):
        told += f" ({', '.join('any language' if c == '*' else c for c in stage.languages)})"
    return told


def _readers() -> Iterator[Plugged]:
    for one in offers("reader", Reader, (reader.form for reader in READERS)):
        yield Plugged(kind="reader", name=one.name, home=one.home, says=_reads(one.value))


def _reads(reader: Reader) -> str:
    return f"reads {' '.join(reader.suffixes) or 'what it knows by its beginning'}"


def _exports() -> Iterator[Plugged]:
    for one in offers("export", Export, EXPORTS):
        yield Plugged(kind="export", name=one.name, home=one.home, says=one.value.says)


def _words() -> Iterator[Plugged]:
    for one in added_words():
        told = f"adds to {', '.join(_places(one.value))}"
        yield Plugged(kind="words", name=one.name, home=one.home, says=told)


def _places(words: Mapping[str, Any], below: str = "") -> Iterator[str]:
    """Where words are added ("titles.heads"), so that a wrong name shows."""
    for key, held in words.items():
        if isinstance(held, Mapping):
            yield from _places(held, f"{below}{key}.")
        else:
            yield f"{below}{key}"

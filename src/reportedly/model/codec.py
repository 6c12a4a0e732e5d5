"""Records to bytes and back. The only module that knows msgspec."""

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache, reduce
from operator import or_
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec

from reportedly.model.article import Article
from reportedly.model.attribution import Attribution, Chain, Quotation
from reportedly.model.change import Change
from reportedly.model.claim import Claim, Proposition
from reportedly.model.contradiction import Contradiction
from reportedly.model.correction import Correction
from reportedly.model.decision import Decision
from reportedly.model.failure import Failure
from reportedly.model.forecast import Forecast
from reportedly.model.hedge import Hedge
from reportedly.model.judgement import Judgement
from reportedly.model.lineage import Lineage
from reportedly.model.meaning import Meaning
from reportedly.model.mention import Mention, Name, Referent
from reportedly.model.origin import Copy, Origin
from reportedly.model.quantity import Measure, Quantity
from reportedly.model.rating import Rating, SourceNote
from reportedly.model.reading import Reading
from reportedly.model.receipt import Receipt
from reportedly.model.record import Record
from reportedly.model.series import Series
from reportedly.model.story import ClaimGroup, Event, Sketch, Story
from reportedly.model.testimony import Testimony
from reportedly.model.time import Time
from reportedly.model.utterance import Utterance

__all__ = [
    "FORMER",
    "KINDS",
    "NAMES",
    "Unreadable",
    "decode",
    "decode_reading",
    "decode_said",
    "encode",
    "encode_reading",
    "encode_said",
    "kind_of",
    "terse",
]

_TYPES = (
    Article, Mention, Name, Time, Quantity, Quotation, Attribution, Hedge, Chain, Claim,
    Proposition, Measure, Sketch, Judgement, Referent, Copy, Origin, Story, ClaimGroup, Series,
    Contradiction, Event, Failure, Receipt, Testimony, Decision, Meaning, Utterance,
    Lineage, Correction, Change, Forecast, SourceNote, Rating,
)  # fmt: skip
KINDS: dict[str, type[Any]] = {kind.__name__.lower(): kind for kind in _TYPES}
NAMES = {kind: name for name, kind in KINDS.items()}
_encode = msgspec.json.Encoder().encode
FORMER = ("entity",)
"""Kinds that are made no more, and lie in older ledgers as history, of which the log speaks."""

Unreadable = msgspec.DecodeError
"""Raised for data that is no record of its kind."""


@cache
def _decoder(kind: str) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(KINDS[kind])


def kind_of(record: Record) -> str:
    return NAMES[type(record)]


def encode(record: Record) -> bytes:
    return _encode(record)


def terse(record: Record) -> bytes:
    """The same without the fields that are as they mostly are (their defaults), which `decode`
    fills in: a fifth shorter. As a ledger keeps it."""
    return _encode(msgspec.convert(record, _shape(type(record)), from_attributes=True))


@cache
def _shape(kind: type[Any]) -> type[msgspec.Struct]:
    """The same fields in a class of msgspec's own, which alone can leave out defaults."""
    hints = get_type_hints(kind)
    shaped = list[tuple[str, Any, Any]]()
    for field in fields(kind):
        default = msgspec.NODEFAULT if field.default is MISSING else field.default
        shaped.append((field.name, _shaped(hints[field.name]), default))
    return msgspec.defstruct(kind.__name__, shaped, omit_defaults=True, kw_only=True)


def _shaped(hint: Any) -> Any:
    if is_dataclass(hint) and isinstance(hint, type):
        return _shape(hint)
    inner = tuple(map(_shaped, get_args(hint)))
    match get_origin(hint):
        case None:
            return hint
        case made if made in (Union, UnionType):
            return reduce(or_, inner)
        case made:
            return made[inner]


def decode(kind: str, data: bytes | str) -> Any:
    """Rebuild a record, checking types and invariants; raises ``msgspec.ValidationError``."""
    return _decoder(kind).decode(data)


def encode_reading(reading: Reading) -> bytes:
    return _encode((reading.article, _named(reading.made)))


def decode_reading(data: bytes) -> Reading:
    article, made = _readings.decode(data)
    return Reading(article=article, made=_made(made))


def encode_said(said: Mapping[str, Iterable[Record]]) -> bytes:
    """What each of some stages says, by its name."""
    return _encode(_named(said.items()))


def decode_said(data: bytes) -> dict[str, tuple[Any, ...]]:
    return dict(_made(_saids.decode(data)))


_Made = list[tuple[str, list[tuple[str, msgspec.Raw]]]]
_readings = msgspec.json.Decoder(tuple[Article, _Made])
_saids = msgspec.json.Decoder(_Made)


def _named(made: Iterable[tuple[str, Iterable[Record]]]) -> list[tuple[str, list[Any]]]:
    return [(by, [(kind_of(r), r) for r in records]) for by, records in made]


def _made(made: _Made) -> tuple[tuple[str, tuple[Any, ...]], ...]:
    return tuple((by, tuple(decode(kind, raw) for kind, raw in rows)) for by, rows in made)

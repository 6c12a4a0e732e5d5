"""The one way to declare a record: a frozen, slotted dataclass with keyword-only fields."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol, TypeVar, dataclass_transform

T = TypeVar("T")

_FLOATS = (float, float | None)

__all__ = ["Record", "articles_of", "content_id", "identify", "record"]


class Record(Protocol):
    """Anything that can be written in the ledger: a dataclass with a stable ``id``."""

    __dataclass_fields__: ClassVar[dict[str, object]]

    @property
    def id(self) -> str: ...


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(cls: type[T]) -> type[T]:
    """Declare a record type. Records are values: equal fields mean equal records.

    A whole number given for a ``float`` field becomes a float, or the record's id would change on
    its way through the codec; what equals a default becomes that very object, by which the codec
    knows it. A computed ``id`` is computed once.
    """
    floats = [name for name, kind in cls.__annotations__.items() if kind in _FLOATS]
    usual = {
        name: value
        for name, value in vars(cls).items()
        if name in cls.__annotations__ and isinstance(value, float | str) and value != ""
    }
    if floats or usual:
        check: Callable[[Any], None] = getattr(cls, "__post_init__", lambda self: None)

        def settle(self: Any) -> None:
            for name in floats:
                if (value := getattr(self, name)) is not None:
                    object.__setattr__(self, name, float(value))
            for name, default in usual.items():
                if getattr(self, name) == default:
                    object.__setattr__(self, name, default)
            check(self)

        cls.__post_init__ = settle  # type: ignore[attr-defined]
    made = {name: value for name, value in vars(cls).items() if name not in _OF_EVERY_CLASS}
    if isinstance(own := made.get("id"), property):
        made["id"] = _kept(own)
    kept: type[T] = type(cls)(cls.__name__, (_Identified,), made)  # type: ignore[misc]
    return dataclass(frozen=True, slots=True, kw_only=True)(kept)


class _Identified:
    """Has room for an id that is not one of the fields: it is no part of what a record says."""

    __slots__ = ("_id",)


_OF_EVERY_CLASS = ("__dict__", "__weakref__")


def _kept(own: property) -> property:
    def id(self: Any) -> str:
        try:
            return str(self._id)
        except AttributeError:
            identify(self, made := own.__get__(self))
            return str(made)

    return property(id, doc=own.__doc__)


def identify(record: Any, id: str) -> None:
    """Let a record go by this id, under which it has been written down: computing it costs a hash
    of all it says, and would give another where a later edition knows more fields."""
    object.__setattr__(record, "_id", id)


def content_id(prefix: str, *parts: object) -> str:
    """Name a record by all it says: the same words again are the same record, others are not.

    >>> content_id("qty", "a1", 20, 32) == content_id("qty", "a1", 20, 32)
    True
    """
    key = "\x1f".join(str(part) for part in parts)
    return f"{prefix}-{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def articles_of(record: Any) -> tuple[str, ...]:
    """The ids of the articles that a record rests on: where it points, or what it lists."""
    if (listed := getattr(record, "articles", None)) is not None:
        return tuple(listed)
    span = getattr(record, "span", None)
    return (span.article,) if span is not None else ()

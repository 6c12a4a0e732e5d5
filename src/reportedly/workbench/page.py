"""What a screen is: an address, what stands there, and the command that says the same."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from starlette.datastructures import FormData, QueryParams

from reportedly.report.moments import AsOf
from reportedly.workbench.desk import Desk, Shown

__all__ = ["Action", "Asked", "Download", "Go", "Missing", "Page", "Screen", "address", "clean"]


class Missing(LookupError):
    """What was asked for is not in the ledger; the words are for the reader."""


@dataclass(frozen=True)
class Page:
    """What one address shows. ``command`` are the words after "reportedly" that say the same in a
    terminal (without --ledger and --as-of, which are added), ``twin`` makes the JSON document that
    this command prints with --json, ``here`` is the address of the tab of the top bar that it
    belongs to, ``context`` what the template needs."""

    template: str
    title: str
    command: Sequence[str] = ()
    twin: Callable[[], str] | None = None
    here: str = ""
    context: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200


@dataclass(frozen=True)
class Go:
    """Where an action leads ("": the page stays), and what the next page says of it."""

    address: str
    said: str = ""


@dataclass(frozen=True)
class Download:
    """A file for the reader; ``media`` is its type."""

    name: str
    body: str | bytes
    media: str = "text/plain; charset=utf-8"


@dataclass(frozen=True)
class Asked:
    """One request. ``shown`` is the ledger that it is about, ``query`` what stands after "?",
    ``form`` the fields of an action, ``path`` the parts of the address, ``who`` the analyst."""

    shown: Shown
    desk: Desk
    who: str
    path: Mapping[str, str]
    query: QueryParams
    form: FormData
    as_of: AsOf | None = None

    def one(self, name: str, default: str = "") -> str:
        """A field of the form or of the query, without blanks around it."""
        return next(iter(self.many(name)), default)

    def many(self, name: str) -> tuple[str, ...]:
        """All values of a field, each once, in order."""
        held = (*self.form.getlist(name), *self.query.getlist(name))
        words = (clean(value) for value in held if isinstance(value, str))
        return tuple(dict.fromkeys(value for value in words if value))

    def number(self, name: str, default: int, most: int = 1_000_000_000) -> int:
        """A whole number from 1 to ``most``; ``default`` for anything else."""
        value = self.one(name)
        return min(int(value), most) if value.isdecimal() and 0 < len(value) < 10 else default


@dataclass(frozen=True)
class Screen:
    """A page at ``path`` and its JSON twin at ``path``.json. ``story`` names the part of the
    address that is a story: at a past moment nothing else is then worked out."""

    path: str
    show: "Callable[[Asked], Page | Go | Download]"
    story: str = ""


@dataclass(frozen=True)
class Action:
    """Something that is changed by a form posted to ``path``; ``most`` is how many bytes it may
    bring."""

    path: str
    act: "Callable[[Asked], Page | Go | Download]"
    most: int = 1 << 20


def clean(words: str) -> str:
    """Words as they can be written down: no blanks around, no NUL, no half of a character."""
    return words.replace("\0", "").encode("utf-8", "replace").decode("utf-8").strip()


def address(path: str, query: Mapping[str, Any]) -> str:
    """``path`` with what is not empty of ``query``; lists repeat their name."""
    pairs = list[tuple[str, str]]()
    for name, value in query.items():
        values = value if isinstance(value, list | tuple) else [value]
        pairs += [(name, str(one)) for one in values if one not in ("", None, False)]
    return f"{path}?{urlencode(pairs)}" if pairs else path

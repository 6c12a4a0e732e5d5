"""A ledger file is opened at one state of it: "news.db, as it was known on 11 March"."""

from contextlib import ExitStack
from pathlib import Path
from typing import Any

from reportedly.model.codec import KINDS
from reportedly.model.story import Story
from reportedly.report.moments import as_of as moment
from reportedly.report.moments import standing
from reportedly.report.safe import one_line
from reportedly.store.base import View
from reportedly.store.sqlite import SQLiteLedger

__all__ = ["State", "counting", "kind_called", "opened", "story_called"]

PROFILES = ("best", "conservative", "generous")
_NAMED = 8
"""Stories that a refusal names."""


class State:
    """What a ledger holds at one moment: the newest, or ``as_of`` a day or moment. It stands
    still until `anew`."""

    def __init__(self, book: SQLiteLedger, as_of: str = "") -> None:
        self.book, self.as_of = book, moment(as_of)
        self._open = ExitStack()
        self.anew()

    def anew(self) -> None:
        """Show the newest state."""
        self.let_go()
        self._open.enter_context(self.book.still())
        words = list[str]()
        asked = standing(self.book, self.as_of, say=words.append)
        self.view: View = self._open.enter_context(asked)
        self.said = " ".join(words)

    def let_go(self) -> None:
        """Until `anew` nothing is shown, and the ledger can be written to."""
        self._open.close()

    def close(self) -> None:
        self.let_go()
        self.book.close()


def opened(path: Path | str, as_of: str = "") -> State:
    """Raises ``FileNotFoundError`` where there is no file, ``ValueError`` where it is no ledger or
    ``as_of`` no moment."""
    if not Path(path).is_file():
        raise FileNotFoundError(
            f"there is no ledger at {path}: Ledger.read(paths, ledger={str(path)!r}) makes one"
        )
    moment(as_of)
    return State(SQLiteLedger(path, passed=True), as_of)


def story_called(view: View, words: str) -> Story:
    """The story whose id begins so, or the only one with these words in its title. Raises
    ``LookupError`` where there is none, or more than one (it names them)."""
    told = words.casefold()
    every = list(view.all(Story))
    found = [story for story in every if words and story.id.startswith(words)]
    found = found or [story for story in every if told in story.title.casefold()]
    if len(found) == 1:
        return found[0]
    if not found:
        raise LookupError(f"no story has the words {words!r}" if words else "no story yet")
    named = "; ".join(f"{s.id} “{one_line(s.title)}”" for s in found[:_NAMED])
    more = f" and {len(found) - _NAMED} more" if found[_NAMED:] else ""
    raise LookupError(f"several stories: {named}{more}. Name one by words of it, or its id")


def kind_called(name: str) -> type[Any]:
    """The kind of record of this name ("claim"). Raises ``LookupError`` where there is none."""
    if name not in KINDS:
        raise LookupError(f"there are no records of kind {name!r}: there are {', '.join(KINDS)}")
    return KINDS[name]


def counting(profile: str) -> str:
    """A way of counting origins. Raises ``ValueError`` for one that there is not."""
    if profile not in PROFILES:
        raise ValueError(f"origins are counted {', '.join(PROFILES)}, not {profile!r}")
    return profile

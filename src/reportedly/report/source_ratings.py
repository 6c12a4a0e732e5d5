"""What analysts noted of sources, by any of their names: "B (ann)", else "F (suggested …)"."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from reportedly.model.rating import Reliability, SourceNote
from reportedly.report.bearers import folded
from reportedly.report.source_rows import Graded, graded
from reportedly.store.base import View

__all__ = ["SourceRatings"]


class SourceRatings:
    """The notes of a ledger, which are few however large it is."""

    def __init__(self, view: View) -> None:
        self._view = view

    @cached_property
    def all_notes(self) -> tuple[SourceNote, ...]:
        return tuple(self._view.all(SourceNote))

    @cached_property
    def named(self) -> dict[str, list[SourceNote]]:
        """The notes by folded name."""
        found = defaultdict[str, list[SourceNote]](list)
        for note in self.all_notes:
            found[folded(note.name)].append(note)
        return dict(found)

    @cached_property
    def bodies(self) -> list[SourceNote]:
        """Those that rate a body whose name may stand in a role ("spokesman of the port")."""
        notes = sorted(self.all_notes, key=_age, reverse=True)
        return [note for note in notes if note.reliability and " " in note.name.strip()]

    def notes(self, name: str, spellings: Iterable[str] = ()) -> tuple[SourceNote, ...]:
        """What analysts noted of a source under any of its names, the newest first."""
        keys = dict.fromkeys(folded(one) for one in (name, *spellings))
        found = {note for key in keys for note in self.named.get(key, ())}
        return tuple(sorted(found, key=_age, reverse=True))

    def reliability(
        self, name: str, spellings: Iterable[str] = (), roles: Iterable[str] = ()
    ) -> Graded:
        """Of the source of that name, by the newest note under any of its spellings; ``roles`` are
        the words in which articles describe it."""
        names = (name, *spellings)
        notes = self.notes(name, spellings)
        rated = [(Reliability(note.reliability), note) for note in notes if note.reliability]
        return graded(rated, Reliability.F, *self._of_body(names, roles))

    def _of_body(
        self, names: tuple[str, ...], roles: Iterable[str]
    ) -> tuple[Reliability, tuple[str, ...]]:
        """Who speaks for a body that an analyst has rated may be rated like it."""
        for role in roles:
            for note in self.bodies:
                if note.name not in names and f" {folded(note.name)} " in f" {folded(role)} ":
                    said = f"described as “{role}”; {note.who} rated {note.name}"
                    return Reliability(note.reliability), (f"{said} {note.reliability}",)
        return Reliability.F, ("the ledger holds no record of how reliable it has been",)


def _age(note: SourceNote) -> tuple[str, str]:
    return note.made, note.id

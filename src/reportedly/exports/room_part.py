"""What a room of some articles tells: nothing but what its own ledger holds: "these two alone"."""

import shutil
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from reportedly.exports.base import Pile
from reportedly.model.mention import Entity
from reportedly.report.material import Material
from reportedly.report.names import names
from reportedly.report.rows import NameRow
from reportedly.store.base import View
from reportedly.store.sqlite import SQLiteLedger

__all__ = ["names_within", "telling"]


@contextmanager
def telling(pile: Pile, copy: Path) -> Iterator[Pile]:
    """The pile that viewer, brief and annotations are made of. Of a part it is the ``copy`` of the
    ledger that goes along, so that they cannot show what was held back from it (the headline of
    another article, the words of a statement that two share). A view of an earlier moment is told
    as it is."""
    if pile.articles is None or pile.view.as_of or not copy.exists():
        yield pile
        return
    with TemporaryDirectory() as folder:
        ledger = Path(folder) / "ledger.db"  # opening a ledger may write to it
        shutil.copyfile(copy, ledger)
        with closing(SQLiteLedger(ledger)) as book:
            yield Pile(view=book.view(), archive=pile.archive, ledger=ledger, profile=pile.profile)


def names_within(view: View, articles: Collection[str]) -> tuple[NameRow, ...]:
    """Who these articles name, also where others name them too: what the others alone say (a
    spelling, a role, what was decided with a view to them) is left out."""
    material = Material(view, articles)
    entities = {entity.id: entity for entity in material.of(Entity)}
    return tuple(_within(row, entities[row.id], material) for row in names(material))


def _within(row: NameRow, entity: Entity, material: Material) -> NameRow:
    held = [material.names[id] for id in entity.names if id in material.names]
    written = {spelling for name in held for spelling in (name.name, *name.spellings)}
    spellings = tuple(one for one in row.spellings if one in written)
    called = row.name if row.name in written else max(written, key=lambda one: (len(one), one))
    return NameRow(
        id=row.id,
        name=called,
        kind=row.kind,
        spellings=spellings or (called,),
        roles=row.roles,
        articles=row.articles,
        outlets=row.outlets,
        mentions=row.mentions,
        spans=row.spans,
        positions=row.positions,
    )

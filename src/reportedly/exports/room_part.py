"""What a room of some articles tells: nothing but what its own ledger holds: "these two alone"."""

import shutil
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
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
    """Who these articles name, also where others name them too: what the others alone say (how he
    is called in full, what was decided with a view to them) is left out."""
    material = Material(view, articles)
    forms = {one.id: {*one.spellings, *_forms(material, one)} for one in material.entities}
    return tuple(_within(row, forms[row.id]) for row in names(material))


def _forms(material: Material, entity: Entity) -> Iterator[str]:
    return (material.names[id].name for id in entity.names)


def _within(row: NameRow, forms: Collection[str]) -> NameRow:
    called = row.name if row.name in forms else max(forms, key=lambda one: (len(one), one))
    return replace(row, name=called, differ=(), decided=())

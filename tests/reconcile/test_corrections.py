"""What a notice takes back, and what no longer stands: over both ledgers."""

import pytest

from reportedly.model.article import Article, Known, Note, Published
from reportedly.model.correction import Correction, CorrectionKind
from reportedly.model.lineage import Lineage
from reportedly.pipeline import run
from reportedly.report.material import Material
from reportedly.store.base import Ledger

CHEESE = (
    "Cheese recall widens after listeria cases\n\n"
    "The dairy Alpenhof in Graz recalled 4,000 wheels of cheese on Monday, the food agency of "
    "Austria said.\n\n"
    "At least 31 people in Graz fell ill with listeria after they had eaten cheese of the dairy "
    "Alpenhof, the food agency said.\n\n"
    "The head of the dairy, Otto Reiss, said the cheese had left the works in March."
)
PARDON = (
    "Dairy boss knew of listeria for weeks\n\n"
    "The head of the dairy Alpenhof in Graz, Otto Reiss, knew of listeria in its cheese for "
    "weeks, a former cheesemaker of the dairy said.\n\n"
    "The food agency of Austria is looking for a laboratory report on the cheese, the cheesemaker "
    "added."
)
NOTE = (
    "Correction: An earlier version of this article said that 31 people had fallen ill. It was 13."
)


def article(name: str, day: str, text: str, outlet: str = "Graz Courier", **known: str) -> Article:
    published = Published(first=day, last=day, how=Known.METADATA)
    notes = tuple(
        Note(field=field, value=value, how=Known.METADATA, why="given")
        for field, value in {"outlet": outlet, **known}.items()
        if field != "url"
    )
    title = text.split("\n", 1)[0]
    return Article.of(
        text,
        source=name,
        url=known.get("url", ""),
        outlet=outlet,
        title=title,
        published=published,
        notes=notes,
    )


FIRST = article("a", "2026-04-06", CHEESE, url="https://graz.example/cheese")
CORRECTED = article(
    "b",
    "2026-04-06",
    f"{CHEESE.replace('At least 31', 'At least 13')}\n\n{NOTE}",
    url="https://graz.example/cheese?utm_source=x",
    modified="2026-04-07",
)
SCOOP = article("c", "2026-04-08", PARDON)
RETRACTED = article(
    "d",
    "2026-04-10",
    "Alpenhof dairy in Graz to reopen after listeria\n\n"
    "The dairy Alpenhof in Graz may make cheese again, the food agency of Austria said after the "
    "listeria cases.\n\n"
    'The Graz Courier retracts its article "Dairy boss knew of listeria for weeks" of April 8. '
    "We regret the error.",
)
PILE = (FIRST, CORRECTED, SCOOP, RETRACTED)


def material(ledger: Ledger, *articles: Article) -> Material:
    run(articles, ledger)
    return Material(ledger.view())


def gone(found: Material) -> dict[str, str]:
    """The words that do not stand any more, by the file they are in and why."""
    return {
        f"{found.articles[row.article].source}: {row.text}": row.withdrawn
        for row in found.rows.values()
        if row.withdrawn
    }


def test_a_corrected_version_takes_back_the_wrong_figure(ledger: Ledger) -> None:
    found = material(ledger, FIRST, CORRECTED)
    [line] = found.of(Lineage)
    assert line.articles == (FIRST.id, CORRECTED.id)
    [correction] = found.of(Correction)
    assert correction.kind is CorrectionKind.CORRECTION
    assert correction.of == (FIRST.id,)
    [fallen] = (found.rows[id] for id in correction.claims)
    assert "31 people" in fallen.text
    assert not fallen.asserts
    assert [*found.works] == [CORRECTED.id]
    standing = [row.text for row in found.rows.values() if row.asserts and "people" in row.text]
    assert standing
    assert all("13" in text for text in standing)
    assert found.counted([fallen.id]).best == 0


@pytest.mark.parametrize("order", [PILE, PILE[::-1]])
def test_a_retraction_takes_all_of_its_article(ledger: Ledger, order: tuple[Article, ...]) -> None:
    found = material(ledger, *order)
    [retraction] = (c for c in found.of(Correction) if c.kind is CorrectionKind.RETRACTION)
    assert retraction.of == (SCOOP.id,)
    assert set(retraction.claims) == {
        id for id, row in found.rows.items() if row.article == SCOOP.id
    }
    assert {"its article was retracted", "corrected"} <= set(gone(found).values())
    assert len(found.works) == 3
    assert not any(line.startswith("b: At least 13") for line in gone(found))


def test_a_retraction_read_later_changes_what_was_asserted(ledger: Ledger) -> None:
    before = material(ledger, FIRST, SCOOP)
    assert all(row.asserts for row in before.rows.values() if row.article == SCOOP.id)
    after = material(ledger, RETRACTED)
    assert not any(row.asserts for row in after.rows.values() if row.article == SCOOP.id)


def test_of_one_version_alone_the_later_one_still_decides(ledger: Ledger) -> None:
    whole = material(ledger, FIRST, CORRECTED)
    alone = whole.within({FIRST.id})
    assert alone.withdrawn.keys() & alone.rows.keys() == whole.withdrawn.keys() & alone.rows.keys()


def test_a_correction_of_no_known_article_takes_nothing_back(ledger: Ledger) -> None:
    elsewhere = article(
        "e",
        "2026-04-11",
        "Corrections\n\nAn article on March 2 about the tram misstated the price of a ticket. "
        "It is 3 euros, not 30.",
        outlet="Linz Post",
    )
    found = material(ledger, FIRST, elsewhere)
    assert not found.of(Correction)

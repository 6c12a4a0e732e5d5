"""Articles in other languages are kept, found, compared and shown, and say what they are."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from reportedly.cli.main import program
from reportedly.report.added import added
from reportedly.report.articles import articles
from reportedly.report.imprint import imprint
from reportedly.report.languages import language_name, unread
from reportedly.report.material import Material
from reportedly.report.tables import copies
from reportedly.store.sqlite import SQLiteLedger

FRENCH = """La digue de Sandhafen tient bon

La maire de Sandhafen a déclaré mardi que la digue avait tenu toute la nuit et que les habitants \
pouvaient rentrer chez eux dans la matinée. Selon les pompiers, 240 personnes ont rempli des sacs \
de sable pendant des heures pour protéger les maisons du vieux port contre la montée des eaux.
"""
GERMAN = "„Der Deich hält dem Wasser stand“, sagte Bürgermeisterin Elke Brandt am Dienstag."
ENGLISH = "“The dyke held,” the mayor of Sandhafen said on Tuesday. Nobody was hurt in the town."


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("languages")
    texts = {"a": FRENCH, "b": FRENCH, "c": GERMAN, "d": ENGLISH}
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    place = folder / "x.db"
    done = CliRunner().invoke(program, ["add", str(folder), "--ledger", str(place)])
    assert done.exit_code == 0, done.output
    return place


def test_each_says_what_was_taken_from_it(ledger: Path) -> None:
    book = SQLiteLedger(ledger)
    material = Material(book.view())
    told = {row.source: (row.unread, row.claims > 0) for row in articles(material)}
    assert told == {
        "a.txt": ("not extracted: the text is in French", False),
        "b.txt": ("not extracted: the text is in French", False),
        "c.txt": ("only who said what is extracted: the text is in German", True),
        "d.txt": ("", True),
    }
    lines = {
        a.source: {line.field: line.value for line in imprint(a)}
        for a in material.articles.values()
    }
    assert lines["a.txt"]["language"] == "French"
    assert "language" not in lines["d.txt"]
    here = added(book.view(), list(material.articles))
    assert here.unread == (
        "2 articles: not extracted: the text is in French",
        "1 article: only who said what is extracted: the text is in German",
    )
    assert here.alone == 0
    book.close()


def test_they_are_compared_and_found(ledger: Path) -> None:
    book = SQLiteLedger(ledger)
    assert [copy.kind for copy in copies(Material(book.view()))] == ["duplicate"]
    book.close()
    done = CliRunner().invoke(program, ["search", "pompiers", "--ledger", str(ledger)])
    assert "pompiers" in done.output


@pytest.mark.parametrize(
    ("language", "claims", "told"),
    [
        ("en", 0, ""),
        ("", 0, ""),
        ("ka", 0, "not extracted: the text is in Georgian"),
        ("ka", 2, "extracted in part: the text is in Georgian"),
        ("qq", 0, "not extracted: the text is in qq"),
    ],
)
def test_what_is_not_read_says_so(language: str, claims: int, told: str) -> None:
    assert unread(language, claims) == told
    assert language_name("de") == "German"

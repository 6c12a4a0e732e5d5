"""The file itself is open to other tools, and what is said of it is so."""

import asyncio
import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from reportedly.exports.base import Pile, export_of
from reportedly.exports.queries import QUERIES
from reportedly.exports.schema_page import schema_page
from reportedly.exports.schema_words import OTHERS, column_says, table_says
from reportedly.model.claim import Claim
from reportedly.model.codec import KINDS
from reportedly.store.schema import names

GIVEN = {
    "speaker": "Quispe",
    "state": "killed",
    "words": "dam",
    "moment": "9998",
}


def served(path: Path, metadata: dict[str, Any], *asked: str) -> list[Any]:
    """What Datasette answers."""

    async def answers() -> list[Any]:
        datasette = Datasette(files=[str(path)], metadata=metadata)
        await datasette.invoke_startup()
        found = [await datasette.client.get(one) for one in asked]
        for database in datasette.databases.values():
            database.close()
        return found

    return asyncio.run(answers())


@pytest.fixture
def metadata(quake_pile: Pile, tmp_path: Path) -> dict[str, Any]:
    list(export_of("datasette").write(quake_pile, tmp_path / "m.json"))
    told: dict[str, Any] = json.loads((tmp_path / "m.json").read_text("utf-8"))
    return told


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_datasette_shows_every_table_of_the_file_as_it_is(
    quake: Path, metadata: dict[str, Any]
) -> None:
    tables = [*KINDS, *OTHERS]
    pages = [f"/quake/{table}?_size=2" for table in tables]
    questions = [
        f"/quake/{query.name}.json?{'&'.join(f'{k}={v}' for k, v in GIVEN.items())}"
        for query in QUERIES
    ]
    found = served(quake, metadata, *pages, *questions, "/quake/claim.json?_where=until='9999'")
    wrong = [one.url for one in found if one.status_code != 200]
    assert not wrong
    assert "What is said; … stands between its pieces." in found[tables.index("claim")].text
    rows = {
        query.name: one.json()["rows"]
        for query, one in zip(QUERIES, found[len(pages) :], strict=False)
    }
    assert rows["statements_of"]
    assert rows["figures_of"]
    assert rows["conflicting"]
    assert rows["holding_words"]
    assert found[-1].json()["filtered_table_rows_count"] == len(rows["as_it_stood"])


def test_plain_sql_finds_the_claims_that_stand(quake: Path, quake_pile: Pile) -> None:
    with closing(sqlite3.connect(quake)) as plain:
        told = plain.execute("select id, text from claim where until = '9999'").fetchall()
    assert dict(told) == {claim.id: claim.text for claim in quake_pile.view.all(Claim)}


def test_the_page_tells_of_every_table_and_column(quake: Path) -> None:
    page = schema_page()
    with closing(sqlite3.connect(quake)) as plain:
        listed = plain.execute(
            "select held.name, shape.name from sqlite_schema as held"
            " join pragma_table_info(held.name) as shape"
            " where held.type = 'table' and held.name not like 'words_%'"
        ).fetchall()
    told = dict(re.findall(r"^### `(\w+)`\n(.*?)(?=^### |^## )", page, re.M | re.S))
    common = page.split("## One table a kind")[0]
    assert told.keys() == {table for table, _ in listed}
    for table, column in listed:
        assert f"| `{column}` |" in (told[table] + (common if table in KINDS else ""))


def test_everything_in_the_file_has_words() -> None:
    lacking = [
        (kind, name) for kind in KINDS for name in names(kind) if not column_says(kind, name)
    ]
    assert not lacking
    assert all(map(table_says, KINDS))


def test_the_questions_of_the_page_can_be_asked(quake: Path) -> None:
    page = schema_page()
    with closing(sqlite3.connect(f"{quake.as_uri()}?mode=ro", uri=True)) as plain:
        for query in QUERIES:
            assert query.sql in page
            plain.execute(query.sql, GIVEN).fetchall()

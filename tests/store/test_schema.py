"""Older files are read, get what they lack, and lose nothing; what was promised is kept."""

import json
import sqlite3
from contextlib import closing
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from reportedly.model.article import Article
from reportedly.model.attribution import Hop, HopKind, Method
from reportedly.model.claim import Claim, Proposition
from reportedly.model.codec import KINDS
from reportedly.model.hedge import Status
from reportedly.model.quantity import Bound, Quantity
from reportedly.report.chain import chain
from reportedly.store.schema import VERSION
from reportedly.store.sqlite import SQLiteLedger

PROMISED = Path(__file__).with_name("schema-4.json")
DEPOT = Article.of("About 40 trams stood in the depot, said Ida Berg.", source="a.txt")
SPAN = DEPOT.at(0, 33)
HOP = Hop(kind=HopKind.PERSON, name="Ida Berg")
CLAIM = Claim(
    content=(SPAN,), method=Method.INDIRECT, cue=None, speaker=None, hops=(HOP,),
    status=Status.ASSERTED,
)  # fmt: skip
PART = Proposition(span=SPAN, claim=CLAIM.id, predicate="stand", negated=False, nothing=True)
TRAMS = Quantity(
    span=DEPOT.at(6, 8), whole=DEPOT.at(0, 14), value=40, low=40, high=40, bound=Bound.ABOUT
)
RECORDS = (DEPOT, CLAIM, PART, TRAMS)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "news.db"
    ledger = SQLiteLedger(path)
    with ledger.writer() as writer:
        writer.put(RECORDS, by="hand", about=DEPOT.id)
    ledger.close()
    return path


def altered(path: Path, script: str) -> None:
    with closing(sqlite3.connect(path)) as plain, plain:
        plain.executescript(script)


def shape(path: Path) -> dict[str, list[str]]:
    with closing(sqlite3.connect(path)) as plain:
        rows = plain.execute(
            "select held.name, shape.name, shape.type from sqlite_schema as held"
            " join pragma_table_info(held.name) as shape"
            " where held.type = 'table' and held.name not like 'words_%' order by 1, shape.cid"
        ).fetchall()
    found = dict[str, list[str]]()
    for table, column, kind in rows:
        found.setdefault(table, []).append(f"{column} {kind}".strip().lower())
    return found


def whole(path: Path) -> None:
    """All records are there, can be written again, and the log still fits."""
    ledger = SQLiteLedger(path)
    for record in RECORDS:
        assert ledger.view().get(type(record), record.id) == record
    more = Article.of("Two trams burned.", source="b.txt")
    with ledger.writer() as writer:
        writer.put([more], by="read", about=more.id)
        assert not writer.put(RECORDS, by="hand", about=DEPOT.id)
    assert ledger.view().get(Article, more.id) == more
    assert not chain(ledger).faults
    ledger.close()


def test_what_was_promised_of_this_version_is_kept(file: Path) -> None:
    """Columns may be added under one version. Where this fails, `VERSION` has to go up, with a
    way for older files, and a new list of what is promised."""
    promised = json.loads(PROMISED.read_text("utf-8"))
    now = shape(file)
    assert promised["version"] == VERSION
    for table, columns in promised["tables"].items():
        assert set(columns) <= set(now[table]), table


def defaults() -> dict[str, dict[str, str]]:
    """What every field is that a record does not say (`terse`), by the name of its class."""
    found, waiting = dict[str, dict[str, str]](), list[Any](KINDS.values())
    while waiting:
        hint = waiting.pop()
        waiting += get_args(hint)
        if is_dataclass(hint) and isinstance(hint, type) and hint.__name__ not in found:
            waiting += get_type_hints(hint).values()
            told = {one.name: repr(one.default) for one in fields(hint) if one.default != MISSING}
            found[hint.__name__] = told
    return found


def test_what_a_record_does_not_say_stays_what_it_is() -> None:
    """A row says nothing of what is as it mostly is. Where a default changes, older rows would
    say something else: leave it, and give another field a name of its own."""
    promised = json.loads(PROMISED.read_text("utf-8"))["defaults"]
    now = defaults()
    for name, values in promised.items():
        for field, value in values.items():
            assert now.get(name, {}).get(field, value) == value, (name, field)


def test_a_file_from_before_the_log(file: Path) -> None:
    altered(file, "drop table log; drop table logged; pragma user_version = 2;")
    whole(file)
    assert {"log", "logged"} <= shape(file).keys()


def test_a_file_whose_kinds_were_fewer_and_had_less_columns(file: Path) -> None:
    altered(
        file,
        """drop index claim_listed; drop index measure_listed; drop table rating;
        drop table meaning; alter table claim drop column statuses;
        alter table claim drop column speakers; alter table measure drop column key;""",
    )
    before = shape(file)
    whole(file)
    assert "rating" not in before
    promised = json.loads(PROMISED.read_text("utf-8"))["tables"]
    assert all(set(columns) <= set(shape(file)[table]) for table, columns in promised.items())


def test_a_column_that_tools_stumble_over_goes_and_its_value_stays(file: Path) -> None:
    altered(file, 'alter table proposition add column "nothing" integer;')
    whole(file)
    assert "nothing integer" not in shape(file)["proposition"]
    ledger = SQLiteLedger(file)
    [(said,)] = ledger.view().columns(Proposition, ("nothing",))
    assert said == 1
    ledger.close()


def test_a_later_version_is_refused_and_left_alone(file: Path) -> None:
    altered(file, f"pragma user_version = {VERSION + 1};")
    content = file.read_bytes()
    with pytest.raises(ValueError, match=f"a ledger of version {VERSION + 1}"):
        SQLiteLedger(file)
    assert file.read_bytes() == content

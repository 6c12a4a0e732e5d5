"""Tables are read back by their own ecosystems, and give the records again."""

import codecs
import csv
import io
import json
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any, get_args, get_type_hints

import duckdb
import pyarrow.parquet
import pytest

from reportedly.exports.arrow import table
from reportedly.exports.base import Pile, export_of
from reportedly.exports.csv_tables import flat
from reportedly.exports.dictionary import fields_of, meaning
from reportedly.exports.places import Places
from reportedly.exports.shapes import columns, row_of
from reportedly.model.article import Article
from reportedly.model.claim import Claim
from reportedly.model.codec import KINDS, decode
from reportedly.model.contradiction import Contradiction
from reportedly.report.export import plain
from reportedly.store.base import View


def written(pile: Pile, form: str, out: Path) -> dict[str, Any]:
    done = list(export_of(form).write(pile, out))
    assert {Path(file.path).name for file in done} == {path.name for path in out.iterdir()}
    package: dict[str, Any] = json.loads((out / "datapackage.json").read_text("utf-8"))
    return {resource["name"]: resource for resource in package["resources"]}


def held(view: View) -> dict[str, list[Any]]:
    found = {kind: list(view.all(made)) for kind, made in KINDS.items()}
    return {kind: records for kind, records in found.items() if records}


@pytest.mark.parametrize("name", ["quake_pile", "hand_pile"])
def test_json_lines_give_every_record_again(
    name: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    pile: Pile = request.getfixturevalue(name)
    told = written(pile, "jsonl", tmp_path / "out")
    assert told.keys() == held(pile.view).keys()
    for kind, records in held(pile.view).items():
        lines = (tmp_path / "out" / f"{kind}.jsonl").read_text("utf-8").splitlines()
        assert [decode(kind, line) for line in lines] == records
        assert [json.loads(line)["id"] for line in lines] == [record.id for record in records]


@pytest.mark.parametrize("name", ["quake_pile", "hand_pile"])
def test_a_row_is_what_json_documents_say(name: str, request: pytest.FixtureRequest) -> None:
    pile: Pile = request.getfixturevalue(name)
    places = Places(pile.view)
    for records in held(pile.view).values():
        for record in records:
            row, told = row_of(record, places), plain(record, places)
            assert {key: row[key] for key in told} == told


def again(value: Any, shape: Any) -> Any:
    """What a column of Arrow holds, with its pairs as lists."""
    if value is None:
        return None
    if shape.sort == "list":
        return [again(one, shape.items[0]) for one in value]
    if shape.sort == "pair":
        return [again(one, item) for one, item in zip(value.values(), shape.items, strict=True)]
    if shape.sort == "record":
        return {one.name: again(value[one.name], one.shape) for one in shape.columns}
    return value


@pytest.mark.parametrize("name", ["quake_pile", "hand_pile"])
def test_parquet_gives_every_record_again(
    name: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    pile: Pile = request.getfixturevalue(name)
    written(pile, "parquet", tmp_path / "out")
    for kind, records in held(pile.view).items():
        rows = pyarrow.parquet.read_table(tmp_path / "out" / f"{kind}.parquet").to_pylist()
        shapes = {one.name: one.shape for one in columns(kind)}
        lines = [
            json.dumps({name: again(value, shapes[name]) for name, value in row.items()})
            for row in rows
        ]
        assert [decode(kind, line) for line in lines] == records


def test_duckdb_reads_spans_and_what_lies_inside(quake_pile: Pile, tmp_path: Path) -> None:
    written(quake_pile, "parquet", tmp_path)
    database = duckdb.connect()
    found = database.execute(
        f"""select claim.text, article.text[claim.span.start + 1 : claim.span."end"], hop.kind
        from '{tmp_path}/claim.parquet' as claim
        join '{tmp_path}/article.parquet' as article on article.id = claim.span.article,
        unnest(claim.hops) as one(hop)
        where len(claim.content) = 1"""
    ).fetchall()
    assert found
    assert all(text == passage for text, passage, _ in found)
    assert "state body" in {kind for _, _, kind in found}
    database.close()


def test_duckdb_reads_the_csv_too(quake_pile: Pile, tmp_path: Path) -> None:
    told = written(quake_pile, "csv", tmp_path)
    database = duckdb.connect()
    for kind, resource in told.items():
        read = database.execute(f"select * from read_csv('{tmp_path}/{kind}.csv', header = true)")
        names = [column[0] for column in read.description or ()]
        assert names == [field["name"] for field in resource["schema"]["fields"]]
        assert len(read.fetchall()) == resource["rows"]
    database.close()


@pytest.mark.parametrize("form", ["csv", "sheets"])
def test_no_cell_runs_as_a_formula(form: str, hand_pile: Pile, tmp_path: Path) -> None:
    list(export_of(form).write(hand_pile, tmp_path))
    found = 0
    for path in sorted(tmp_path.glob("*.csv")):
        text = path.read_text("utf-8-sig")
        for row in csv.reader(io.StringIO(text, newline=""), strict=True):
            for cell in row:
                assert not cell.lstrip().startswith(("=", "+", "-", "@", "\t"))
                found += cell.startswith("'=cmd")
                assert "\u202e" not in cell
    assert found, "the hostile name is there, and made harmless"


def test_a_csv_says_what_the_record_says(hand_pile: Pile, tmp_path: Path) -> None:
    written(hand_pile, "csv", tmp_path)
    text = (tmp_path / "contradiction.csv").read_text("utf-8")
    [row] = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    [clash] = hand_pile.view.all(Contradiction)
    assert row["left_span_article"] == clash.left_span.article
    assert int(row["left_span_start"]) == clash.left_span.start
    assert row["left_span_text"] == clash.left_span.text
    assert json.loads(row["slots"]) == list(clash.slots)


def test_a_sheet_tells_articles_and_origins_of_every_claim(
    quake_pile: Pile, tmp_path: Path
) -> None:
    list(export_of("sheets").write(quake_pile, tmp_path))
    assert (tmp_path / "claims.csv").read_bytes().startswith(codecs.BOM_UTF8)
    text = (tmp_path / "claims.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    held = {claim.id: claim for claim in quake_pile.view.all(Claim)}
    assert {row["claim"] for row in rows} == held.keys()
    for row in rows:
        counts = [int(row[name]) for name in ("origins_low", "origins", "origins_high")]
        assert counts == sorted(counts)
        assert int(row["start"]) == held[row["claim"]].span.start
        assert row["said"] == held[row["claim"]].said
    widest = max(rows, key=lambda row: int(row["in_articles"]))
    assert int(widest["in_articles"]) > int(widest["origins"]) >= 1


def test_bytes_and_pages_of_a_span(hand_pile: Pile) -> None:
    [release] = [a for a in hand_pile.view.all(Article) if a.pages]
    span = release.at(16, 19)
    places = Places(hand_pile.view)
    assert span.text == "dam"
    at = places(span)
    assert at is not None
    assert release.text.encode()[at[0] : at[1]] == b"dam"
    assert (places.page(span), places.page(release.at(0, 6))) == (2, 1)
    assert places(replace(span, article="art-000000000000")) is None


def test_a_scope_holds_what_rests_on_its_articles(hand_pile: Pile, tmp_path: Path) -> None:
    [daily] = [a.id for a in hand_pile.view.all(Article) if a.outlet == "Daily Fjord"]
    told = written(replace(hand_pile, articles=frozenset({daily})), "jsonl", tmp_path)
    assert told["article"]["rows"] == 1
    lines = (tmp_path / "claim.jsonl").read_text("utf-8").splitlines()
    assert {json.loads(line)["span"]["article"] for line in lines} == {daily}


def test_the_same_ledger_gives_the_same_bytes(quake_pile: Pile, tmp_path: Path) -> None:
    for form in ("csv", "parquet", "sheets"):
        made = [list(export_of(form).write(quake_pile, tmp_path / n)) for n in ("a", "b")]
        assert [file.sha256 for file in made[0]] == [file.sha256 for file in made[1]]


def test_a_package_knows_its_files(quake_pile: Pile, tmp_path: Path) -> None:
    done = {Path(f.path).name: f for f in export_of("jsonl").write(quake_pile, tmp_path)}
    package = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    for resource in package["resources"]:
        content = (tmp_path / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{done[resource['path']].sha256}"
        assert resource["bytes"] == len(content)
        assert resource["rows"] == content.count(b"\n")
        ids = [json.loads(line)["id"] for line in content.splitlines()]
        assert len(set(ids)) == len(ids), "the id is the key"


def _parts(hint: Any) -> set[type[Any]]:
    if isinstance(hint, type) and is_dataclass(hint):
        inside = get_type_hints(hint).values()
        return {hint}.union(*(_parts(one) for one in inside))
    return set().union(*(_parts(one) for one in get_args(hint)))


def test_every_column_of_every_record_is_described() -> None:
    lacking = list[str]()
    for kind, made in KINDS.items():
        for part in _parts(made):
            name = part.__name__.casefold()
            told = ["is", *(field.name for field in fields(part))]
            lacking += [f"{name}.{one}" for one in told if not meaning(name, one)]
        lacking += [
            f"{kind}.{one.name}" for one in (*fields_of(kind), *flat(kind)) if not one.says
        ]
    assert not lacking, "say in exports/dictionary.toml what these hold"


def test_arrow_without_files(hand_pile: Pile) -> None:
    made = table("claim", hand_pile.view.all(Claim), Places(hand_pile.view))
    assert made.num_rows == len(list(hand_pile.view.all(Claim)))
    assert made.schema.field("said").metadata[b"description"].startswith(b"Day of the statement")

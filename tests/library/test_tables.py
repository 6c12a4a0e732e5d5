"""Tables are Arrow and pandas with the words as they stand, and know their columns when empty."""

import json
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.workbench.conftest import run

from reportedly.exports.arrow import schema
from reportedly.library import Ledger, Story
from reportedly.library.frames import arrow_table, columns_of
from reportedly.model.codec import KINDS
from reportedly.model.span import Span
from reportedly.report.catalogue import TABLES
from reportedly.report.rows import ClaimRow, RoleRow


def test_every_table_of_a_story_becomes_columns(story: Story) -> None:
    for kind in TABLES:
        table = story.table(kind)
        made = table.to_arrow()
        assert made.num_rows == len(table)
        assert len(table.to_pandas()) == len(table)
        assert len(json.loads(table.to_json())["rows"]) == len(table)
    for figure in story.figures:
        assert figure.points.to_arrow().num_rows == len(figure.row.points)
        assert figure.estimates.to_arrow()["low"].to_pylist() == [
            estimate.low for estimate in figure.row.estimates
        ]


def test_claims_stand_where_their_columns_say(story: Story) -> None:
    texts = {article.id: article.text for article in story.articles}
    frame = story.claims.to_pandas()
    for row in frame.itertuples():
        assert texts[row.article][row.start : row.end] == row.words
        assert row.spans[0]["text"] == row.words
    claims = {id for ids in story.origins.to_arrow()["claims"].to_pylist() for id in ids}
    assert claims <= set(frame["id"])


def test_an_empty_table_has_the_same_columns(story: Story) -> None:
    none = story.claims.where(lambda claim: False)
    assert len(none) == 0
    assert none.to_arrow().schema == story.claims.to_arrow().schema
    kinds = {field.name: field.type for field in none.to_arrow().schema}
    assert kinds["start"] == pa.int64()
    assert kinds["asserts"] == pa.bool_()
    assert kinds["chain"] == pa.list_(pa.string())
    assert story.conflicts.to_arrow().schema.field("left_span_article").type == pa.string()


def test_a_table_is_a_sequence(story: Story) -> None:
    claims = story.claims
    assert [*claims[1:3]] == [claims[1], claims[2]]
    denied = claims.where(lambda claim: claim.status == "denied")
    assert 0 < len(denied) < len(claims)
    assert repr(denied) == f"<{len(denied)} claims>"


@given(st.text(st.characters(), min_size=1, max_size=30))
def test_any_text_becomes_a_cell_of_the_same_length(text: str) -> None:
    span = Span(article="a", start=0, end=len(text), text=text)
    row = RoleRow(text=text, outlet="", span=span)
    [made] = arrow_table(RoleRow, [row]).to_pylist()
    assert made["words"] == made["text"]
    assert len(made["words"]) == made["end"] - made["start"] == len(text)
    pairs = zip(made["text"], text, strict=True)
    assert all(
        one == was or (one == "\ufffd" and "\ud800" <= was <= "\udfff") for one, was in pairs
    )


def test_names_of_columns_are_told_once() -> None:
    names = [name for name, _, _ in columns_of(ClaimRow)]
    assert len(names) == len(set(names))


def test_what_is_missing_says_how_to_get_it(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    made = story.claims
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match=r"pip install 'reportedly\[tables\]'"):
        made.to_pandas()
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ImportError, match=r"pip install 'reportedly\[tables\]'"):
        made.to_arrow()


def test_plain_records_are_those_of_the_parquet_files(story: Story, harbour: Path) -> None:
    with Ledger.open(harbour) as ledger:
        for kind in KINDS:
            assert story.records(kind).to_arrow().schema == schema(kind)
            assert len(ledger.records(kind).to_arrow()) == len(list(ledger.view.all(KINDS[kind])))
        with pytest.raises(LookupError, match="no records of kind 'clam'"):
            ledger.records("clam")
    ids = [claim.id for claim in story.claims]
    assert story.records("claim")[1:].to_arrow()["id"].to_pylist() == ids[1:]


def test_rows_are_those_of_the_command(story: Story, harbour: Any) -> None:
    for kind, table in (("origins", story.origins), ("conflicts", story.conflicts)):
        told = json.loads(run(kind, "--json", "--ledger", harbour))["rows"]
        assert json.loads(table.to_json())["rows"] == told

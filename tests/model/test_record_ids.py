"""The id of a record is computed once, and is no part of what the record says."""

import pickle
from dataclasses import fields, replace
from pathlib import Path

from reportedly.model.codec import encode
from reportedly.model.record import content_id, identify, record
from reportedly.model.story import Story
from reportedly.store.sqlite import SQLiteLedger

FLOOD = Story(title="Flood", articles=("art-1", "art-2"))


def test_an_id_is_computed_once_and_not_said() -> None:
    computed = list[str]()

    @record
    class Ferry:
        name: str

        @property
        def id(self) -> str:
            """By its name."""
            computed.append(self.name)
            return content_id("fry", self.name)

    ferry = Ferry(name="Aurora")
    assert ferry.id == ferry.id == content_id("fry", "Aurora")
    assert computed == ["Aurora"]
    assert [field.name for field in fields(ferry)] == ["name"]
    assert replace(ferry, name="Boreas").id == content_id("fry", "Boreas")
    assert Ferry.id.__doc__ == "By its name."


def test_records_that_have_been_asked_for_their_id_are_what_they_were() -> None:
    fresh = Story(title="Flood", articles=("art-1", "art-2"))
    assert FLOOD.id == content_id("sto", "art-1", "art-2")
    assert (FLOOD, hash(FLOOD), repr(FLOOD)) == (fresh, hash(fresh), repr(fresh))
    assert encode(FLOOD) == encode(fresh)
    assert pickle.loads(pickle.dumps(FLOOD)) == fresh


def test_what_is_read_goes_by_the_id_with_which_it_was_written(tmp_path: Path) -> None:
    old = Story(title="Flood", articles=("art-1", "art-2"))
    identify(old, "sto-of-another-edition")
    ledger = SQLiteLedger(tmp_path / "l.db")
    with ledger.writer() as writer:
        writer.put([old], by="stories")
    [found] = ledger.view().all(Story)
    assert found == FLOOD
    assert found.id == "sto-of-another-edition"
    assert ledger.view().get(Story, found.id) == found
    ledger.close()

"""The bundle passes the OASIS validator, parses with the OASIS library, and says what is said."""

import json
from pathlib import Path
from typing import Any

import pytest
import stix2
import stix2validator

from reportedly.exports.base import Pile
from reportedly.exports.stix import STIX, objects
from reportedly.exports.stix_objects import EXTENSION, file_of, moment

Made = dict[str, Any]


@pytest.fixture
def written(pile: Pile, tmp_path: Path) -> str:
    [found] = STIX.write(pile, tmp_path / "bundle.stix.json")
    return Path(found.path).read_text("utf-8")


def test_the_validator_of_oasis_is_content(written: str) -> None:
    """In its strict mode, but for two wishes: ids of version 4 (ours must be the same each time,
    and are of version 5, which the standard allows), and a hash of what stands at an address of
    which no bytes are at hand."""
    asked = stix2validator.ValidationOptions(
        version="2.1", strict=True, enforce_refs=True, disabled="103,302", silent=True
    )
    result = stix2validator.validate_string(written, asked)
    assert result.is_valid, [error.message for error in result.errors][:5]


def test_their_library_reads_every_object_without_custom_ones(written: str) -> None:
    bundle = stix2.parse(written, allow_custom=False)
    ids = {one.id for one in bundle.objects}
    assert len(ids) == len(bundle.objects) == len(json.loads(written)["objects"])
    for one in json.loads(written)["objects"]:
        for ref in (*one.get("object_refs", ()), one.get("source_ref", one["id"])):
            assert ref in ids, "nothing points outside of the bundle"


def test_ids_of_files_are_those_that_the_standard_prescribes() -> None:
    made = file_of("crane.txt", "ab" * 32, 10)
    assert made["id"] == stix2.v21.File(hashes={"SHA-256": "ab" * 32}, name="crane.txt").id


def test_the_same_ledger_gives_the_same_bundle(pile: Pile, written: str, tmp_path: Path) -> None:
    [again] = STIX.write(pile, tmp_path / "again.json")
    assert Path(again.path).read_text("utf-8") == written


def test_a_reserve_is_the_opinion_of_who_holds_it(pile: Pile) -> None:
    found = {one["id"]: one for one in objects(pile)}
    denied = [one for one in found.values() if one.get("opinion") == "strongly-disagree"]
    told = {
        (one["authors"][0], found[one["object_refs"][0]]["content"])
        for one in denied
        if found[one["object_refs"][0]]["type"] == "note"
    }
    assert ("Ole Dahl", "the market in Lom had been closed for repairs") in told


def test_an_article_without_a_day_is_a_grouping_and_no_report(pile: Pile) -> None:
    found = list(objects(pile))
    articles = {a.id: a for a in pile.material.articles.values()}
    for one in found:
        article = articles.get(extension(one).get("record", ""))
        if article is not None:
            known = article.published is not None
            assert one["type"] == ("report" if known else "grouping")
            assert ("published" in one) == known


def test_notes_show_their_place_in_the_text(pile: Pile) -> None:
    texts = {a.id: a.text for a in pile.material.articles.values()}
    spans = [span for one in objects(pile) for span in extension(one).get("spans", ())]
    assert len(spans) > 10
    for span in spans:
        assert texts[span["article"]][span["start"] : span["end"]] == span["text"]


def test_moments_are_as_the_standard_writes_them() -> None:
    assert moment("2026-11-22T22:29:53.698123+00:00") == "2026-11-22T22:29:53.698Z"
    assert moment("2024-06-03") == "2024-06-03T00:00:00.000Z"


def extension(one: Made) -> Made:
    found: Made = one.get("extensions", {}).get(EXTENSION, {})
    return found

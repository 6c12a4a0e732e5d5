"""Annotations are what the W3C says, and lead to the words by quotation, characters and bytes."""

import json
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld
from tests.report.conftest import hop

from reportedly.exports.annotations import write_annotations
from reportedly.exports.base import Pile
from reportedly.model.article import Article
from reportedly.model.attribution import Method
from reportedly.model.claim import Claim
from reportedly.model.decision import Anchor, Decision, Matter
from reportedly.model.hedge import Status
from reportedly.model.judgement import Verdict
from reportedly.model.rating import Credibility, Rating
from reportedly.store.sqlite import SQLiteLedger

OA, AS = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#"
LINKS = (
    "body", "target", "source", "selector", "state", "refinedBy", "creator", "generator",
    "conformsTo", "first",
)  # fmt: skip
WORDS: dict[str, Any] = {
    "id": "@id", "type": "@type", "Annotation": OA + "Annotation",
    "SpecificResource": OA + "SpecificResource", "TextualBody": OA + "TextualBody",
    "TextQuoteSelector": OA + "TextQuoteSelector",
    "TextPositionSelector": OA + "TextPositionSelector",
    "DataPositionSelector": OA + "DataPositionSelector",
    "FragmentSelector": OA + "FragmentSelector", "TimeState": OA + "TimeState",
    "AnnotationCollection": AS + "OrderedCollection",
    "AnnotationPage": AS + "OrderedCollectionPage",
    "Software": AS + "Application", "Person": "http://xmlns.com/foaf/0.1/Person",
    "describing": OA + "describing", "identifying": OA + "identifying",
    "linking": OA + "linking", "assessing": OA + "assessing", "tagging": OA + "tagging",
    "motivation": {"@type": "@vocab", "@id": OA + "motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": OA + "hasPurpose"},
    "items": {"@type": "@id", "@id": AS + "items", "@container": "@list"},
    "total": AS + "totalItems", "startIndex": AS + "startIndex", "label": OA + "label",
    "start": OA + "start", "end": OA + "end", "exact": OA + "exact", "prefix": OA + "prefix",
    "suffix": OA + "suffix", "sourceDate": OA + "sourceDate", "value": OA + "value",
    "format": OA + "format", "language": OA + "language", "name": OA + "name",
    "created": "http://purl.org/dc/terms/created", "generated": "http://purl.org/dc/terms/issued",
    **{name: {"@type": "@id", "@id": OA + name} for name in LINKS},
}  # fmt: skip
"""What of the vocabulary is used here, as the context that the W3C publishes means it."""


def loaded(url: str, options: object = None) -> dict[str, Any]:
    assert url == "http://www.w3.org/ns/anno.jsonld", f"{url} would have to be fetched"
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": WORDS}}


def annotations(pile: Pile, out: Path) -> list[dict[str, Any]]:
    done = list(write_annotations(pile, out))
    told = json.loads((out / "annotations.jsonld").read_text("utf-8"))
    items: list[dict[str, Any]] = told["first"]["items"]
    assert told["total"] == len(items) == done[-1].rows
    return items


def selectors(items: list[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    found = list[tuple[str, list[dict[str, Any]]]]()
    for item in items:
        held = item["target"] if isinstance(item["target"], list) else [item["target"]]
        found += [(one["source"], one["selector"]) for one in held if "texts/" in one["source"]]
    return found


@pytest.mark.parametrize("name", ["quake_pile", "hand_pile"])
def test_three_ways_lead_to_the_same_words(
    name: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    found = selectors(annotations(request.getfixturevalue(name), tmp_path))
    assert found
    for source, (quote, place, data) in found:
        content = (tmp_path / source).read_bytes()
        text, exact = content.decode(), quote["exact"]
        assert text[place["start"] : place["end"]] == exact
        assert content[data["start"] : data["end"]].decode() == exact
        assert quote["prefix"] + exact + quote["suffix"] in text


def test_every_claim_is_annotated(quake_pile: Pile, tmp_path: Path) -> None:
    items = annotations(quake_pile, tmp_path)
    claims = [item for item in items if item["reportedly:kind"] == "claim"]
    ids = {claim.id for claim in quake_pile.view.all(Claim)}
    assert {item["id"] for item in claims} == {f"urn:reportedly:{id}" for id in ids}
    assert all(
        item["reportedly:origin"]["id"].startswith("urn:reportedly:org-") for item in claims
    )
    assert {"linking", "identifying", "describing"} <= {item["motivation"] for item in items}


def test_linked_data_reads_all_of_it(quake_pile: Pile, tmp_path: Path) -> None:
    items = annotations(quake_pile, tmp_path)
    text = (tmp_path / "annotations.jsonld").read_text("utf-8")
    options = {"documentLoader": loaded, "base": "https://reader.example/"}
    nodes = jsonld.flatten(json.loads(text), options=options)
    kinds = [kind for node in nodes for kind in node.get("@type", [])]
    assert kinds.count(OA + "Annotation") == len(items)
    assert kinds.count(OA + "TextQuoteSelector") >= len(items)
    unknown = {key for node in nodes for key in node if not key.startswith(("@", "http", "urn:"))}
    assert not unknown


def test_pages_and_addresses_of_originals(hand_pile: Pile, tmp_path: Path) -> None:
    [release] = [a for a in hand_pile.view.all(Article) if a.pages]
    online = Article.of("Ida Berg spoke.", url="https://x.example/a b", fetched="2026-05-01")
    assert hand_pile.ledger is not None
    ledger = SQLiteLedger(hand_pile.ledger)
    with ledger.writer() as writer:
        told = [_claim(release, 12, 27), _claim(online, 0, 8)]
        writer.put([online, *told], by="more")
    ledger.close()
    held = {item["id"]: item["target"] for item in annotations(hand_pile, tmp_path)}
    page = held[f"urn:reportedly:{told[0].id}"][1]
    assert page["source"].startswith("ni:///sha-256;")
    assert page["selector"]["value"] == "page=2"
    assert page["selector"]["refinedBy"]["exact"] == "The dam is safe"
    web = held[f"urn:reportedly:{told[1].id}"][1]
    assert (web["source"], web["state"]["sourceDate"]) == ("https://x.example/a%20b", "2026-05-01")


def _claim(article: Article, start: int, end: int) -> Claim:
    return Claim(
        content=(article.at(start, end),), method=Method.INDIRECT, cue=None, speaker=None,
        hops=(hop("Ida Berg"),), status=Status.ASSERTED,
    )  # fmt: skip


def test_what_people_decided_is_theirs(hand_pile: Pile, tmp_path: Path) -> None:
    one, other, *_ = [claim.span for claim in hand_pile.view.all(Claim)]
    made = "2026-05-06T10:00:00+00:00"
    decision = Decision.of(
        Matter.CLAIMS, Anchor.at("claim", one), Anchor.at("claim", other), Verdict.SAME,
        by="human:ann", made=made, why="same words",
    )  # fmt: skip
    rating = Rating(
        about=Anchor.at("claim", one), credibility=Credibility.TWO, by="human:ann", made=made
    )
    assert hand_pile.ledger is not None
    ledger = SQLiteLedger(hand_pile.ledger)
    with ledger.writer() as writer:
        writer.put([decision, rating], by="human:ann")
    ledger.close()
    items = annotations(hand_pile, tmp_path)
    theirs = [item for item in items if item["motivation"] == "assessing"]
    assert {item["creator"]["name"] for item in theirs} == {"ann"}
    assert {item["created"] for item in theirs} == {made}
    assert {len(item["target"]) for item in theirs if "decision" in item["reportedly:kind"]} == {2}

"""The graph keeps to schema.org's own vocabulary, and judges nothing."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import rocrate
from pyld import jsonld

from reportedly.exports.base import Pile, export_of
from reportedly.model.article import Article
from reportedly.model.attribution import Method
from reportedly.model.claim import Claim
from reportedly.model.story import ClaimGroup


def graph(pile: Pile, out: Path) -> dict[str, Any]:
    list(export_of("schema-org").write(pile, out))
    told: dict[str, Any] = json.loads(out.read_text("utf-8"))
    return told


def some(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


@cache
def vocabulary() -> dict[str, dict[str, Any]]:
    """All of schema.org, as the RO-Crate library carries it."""
    path = Path(rocrate.__file__).parent / "data" / "schema.jsonld"
    nodes = json.loads(path.read_text("utf-8"))["@graph"]
    return {node["@id"].removeprefix("schema:"): node for node in nodes}


def named(value: Any) -> set[str]:
    return {one["@id"].removeprefix("schema:") for one in some(value)}


def kinds_of(kind: str) -> set[str]:
    above = named(vocabulary()[kind].get("rdfs:subClassOf"))
    return {kind}.union(*(kinds_of(one) for one in above if one in vocabulary()))


def faults(value: Any) -> list[str]:
    """Properties that do not exist, or not for things of this kind."""
    if isinstance(value, list):
        return [fault for one in value for fault in faults(one)]
    if not isinstance(value, dict):
        return []
    ours = [kind for kind in some(value.get("@type")) if ":" not in kind]
    mine = set[str]().union(*(kinds_of(kind) for kind in ours)) or {"Thing"}
    found = list[str]()
    for name in value:
        if not name.startswith("@") and ":" not in name:
            domain = named(vocabulary()[name].get("schema:domainIncludes"))
            found += [] if domain & mine else [f"{name} of {ours}"]
    return [*found, *(fault for one in value.values() for fault in faults(one))]


@pytest.mark.parametrize("name", ["quake_pile", "hand_pile"])
def test_every_property_is_one_of_its_kind(
    name: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    assert not faults(graph(request.getfixturevalue(name), tmp_path / "x.jsonld")["@graph"])


def test_nothing_is_reviewed_and_nothing_fetched(quake_pile: Pile, tmp_path: Path) -> None:
    told = graph(quake_pile, tmp_path / "x.jsonld")
    assert "ClaimReview" not in json.dumps(told)
    nodes = jsonld.flatten(told, options={"documentLoader": None})
    found = {node["@id"]: node for node in nodes}
    claims = list(quake_pile.view.all(Claim))
    for claim in claims:
        node = found[f"urn:reportedly:{claim.id}"]
        assert node["http://schema.org/text"] == [{"@value": claim.text}]
        place = {"@id": f"urn:reportedly:{claim.span.article}"}
        assert node["http://schema.org/appearance"] == [place]
        assert "http://schema.org/NewsArticle" in found[place["@id"]]["@type"]
    quoted = {c.id for c in claims if c.method in (Method.DIRECT, Method.MIXED)}
    assert quoted == {
        id.removeprefix("urn:reportedly:")
        for id, node in found.items()
        if "http://schema.org/Quotation" in node.get("@type", []) and ":clm-" in id
    }


def test_articles_keep_their_imprint(quake_pile: Pile, tmp_path: Path) -> None:
    nodes = {node["@id"]: node for node in graph(quake_pile, tmp_path / "x.jsonld")["@graph"]}
    for article in quake_pile.view.all(Article):
        node = nodes[f"urn:reportedly:{article.id}"]
        assert node.get("headline", "") == article.title
        assert node.get("publisher", {}).get("name", "") == article.outlet
        assert node["encoding"]["sha256"] == article.sha256
        assert node.get("datePublished") == (article.published and article.published.day)


def test_groups_tell_how_many_origins(quake_pile: Pile, tmp_path: Path) -> None:
    nodes = {node["@id"]: node for node in graph(quake_pile, tmp_path / "x.jsonld")["@graph"]}
    for group in quake_pile.view.all(ClaimGroup):
        node = nodes[f"urn:reportedly:{group.id}"]
        counts = [
            node[f"reportedly:{name}"] for name in ("originsAtLeast", "origins", "originsAtMost")
        ]
        assert counts == sorted(counts)
        assert len(node["appearance"]) == node["reportedly:articles"]


def test_who_is_not_known_to_be_a_person_is_called_neither(
    hand_pile: Pile, tmp_path: Path
) -> None:
    told = json.dumps(graph(hand_pile, tmp_path / "x.jsonld"), ensure_ascii=False)
    assert '"@type": "Person", "name": "Ida Berg"' in told
    assert "</script>" in told, "hostile words are data here; who puts them in a page escapes them"

"""Where things come from is read by the PROV library, and every way ends in bytes or a person."""

from dataclasses import replace
from pathlib import Path

import pytest
from prov.model import ProvDocument

from reportedly.exports.base import Pile, export_of
from reportedly.model.article import Article
from reportedly.model.claim import Claim
from reportedly.model.codec import KINDS
from reportedly.model.decision import Anchor, Decision, Matter
from reportedly.model.judgement import Verdict
from reportedly.store.sqlite import SQLiteLedger


def document(pile: Pile, out: Path) -> ProvDocument:
    [done] = list(export_of("prov").write(pile, out))
    made = ProvDocument.deserialize(content=out.read_text("utf-8"), format="json")
    entities = {
        str(one.identifier) for one in made.records if one.get_type().localpart == "Entity"
    }
    assert done.rows == len(entities)
    return made


def pairs(made: ProvDocument, relation: str) -> set[tuple[str, str]]:
    found = set[tuple[str, str]]()
    for one in made.records:
        if one.get_type().localpart == relation:
            (_, left), (_, right) = one.formal_attributes[:2]
            found.add((str(left), str(right)))
    return found


@pytest.fixture
def made(quake_pile: Pile, tmp_path: Path) -> ProvDocument:
    return document(quake_pile, tmp_path / "p.json")


def test_it_survives_its_own_library(made: ProvDocument) -> None:
    again = ProvDocument.deserialize(content=made.serialize(format="json"), format="json")
    assert again == made


def test_every_record_comes_from_bytes(made: ProvDocument, quake_pile: Pile) -> None:
    above = dict[str, set[str]]()
    for left, right in pairs(made, "Derivation"):
        above.setdefault(left, set()).add(right)

    def ends_in_bytes(id: str, seen: frozenset[str] = frozenset()) -> bool:
        if id.startswith("bytes:"):
            return True
        ways = above.get(id, set()) - seen
        return any(ends_in_bytes(one, seen | {id}) for one in ways)

    for kind in ("article", "claim", "measure", "origin", "referent", "series", "claimgroup"):
        found = list(quake_pile.view.all(KINDS[kind]))
        assert found
        assert all(ends_in_bytes(f"reportedly:{record.id}") for record in found)


def test_every_record_was_made_by_a_stage_of_an_edition(
    made: ProvDocument, quake_pile: Pile
) -> None:
    generated = dict(pairs(made, "Generation"))
    works = {str(one.identifier): one for one in made.records if one.identifier}
    ledger = SQLiteLedger(quake_pile.ledger or "")
    lines = {line.n: line for line in ledger.log()}
    ledger.close()
    for claim in quake_pile.view.all(Claim):
        work = works[generated[f"reportedly:{claim.id}"]]
        told = {name.localpart: value for name, value in work.attributes}
        line = lines[told["line"]]
        assert (told["stage"], told["edition"]) == ("claims", line.edition)
        assert line.about == claim.span.article
    assert {agent for _, agent in pairs(made, "Association")} == {"reportedly:software-0.1.0"}


def test_people_and_fetches(hand_pile: Pile, tmp_path: Path) -> None:
    one, other, *_ = [claim.span for claim in hand_pile.view.all(Claim)]
    decision = Decision.of(
        Matter.CLAIMS, Anchor.at("claim", one), Anchor.at("claim", other), Verdict.SAME,
        by="human:ann", made="2026-05-06T10:00:00+00:00",
    )  # fmt: skip
    page = Article.of(
        "The harbour is shut.", url="https://port.example/shut", sha256="cd" * 32,
        fetched="2026-05-06T09:00:00+00:00",
    )  # fmt: skip
    assert hand_pile.ledger is not None
    ledger = SQLiteLedger(hand_pile.ledger)
    with ledger.writer() as writer:
        writer.put([decision], by="human:ann")
        writer.put([page], by="read", about=page.id)
    ledger.close()
    made = document(hand_pile, tmp_path / "p.json")
    [(entity, person)] = pairs(made, "Attribution")
    assert entity == f"reportedly:{decision.id}"
    [ann] = made.get_record(person)
    assert ann.label == "ann"
    fetched = {right for left, right in pairs(made, "Generation") if ":page-" in left}
    assert len(fetched) == 1
    above = {right for left, right in pairs(made, "Derivation") if left.endswith(page.id)}
    assert {name.partition(":")[0] for name in above} == {"bytes", "reportedly"}


def test_without_a_file_there_is_no_edition(hand_pile: Pile, tmp_path: Path) -> None:
    made = document(replace(hand_pile, ledger=None), tmp_path / "p.json")
    names = {name.localpart for one in made.records for name, _ in one.attributes}
    assert "stage" in names
    assert "edition" not in names

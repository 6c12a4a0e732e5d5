"""What rests on something, and what is left without it."""

import pytest

from reportedly.model.article import Article
from reportedly.model.claim import Claim
from reportedly.model.correction import Correction, CorrectionKind
from reportedly.model.forecast import Fate, Forecast, Outcome
from reportedly.model.lineage import Lineage
from reportedly.model.origin import Origin
from reportedly.model.story import ClaimGroup, Event
from reportedly.pipeline import run
from reportedly.report.impact import Impact, impact
from reportedly.report.material import Material
from reportedly.report.subjects import correction_of, subjects
from reportedly.report.without import without
from reportedly.store.base import Ledger
from reportedly.store.memory import MemoryLedger


@pytest.fixture(scope="module")
def book(examples: list[Article]) -> Ledger:
    ledger = MemoryLedger()
    run(examples, ledger)
    return ledger


@pytest.fixture
def material(book: Ledger) -> Material:
    return Material(book.view())


def of(material: Material, *asked: str) -> Impact:
    return impact(material, subjects(material, asked))


def article(material: Material, source: str) -> Article:
    return next(one for one in material.articles.values() if one.source.endswith(source))


@pytest.mark.parametrize("by", ["id", "start", "source", "part", "name"])
def test_an_article_is_known_by_id_and_file(material: Material, by: str) -> None:
    found = article(material, "quake/03_morning_ledger.txt")
    words = {
        "id": found.id,
        "start": found.id[:9],
        "source": found.source,
        "part": "03_morning",
    }.get(by, "03_Morning_Ledger.TXT")
    [one] = subjects(material, [words])
    assert one.senses[0].articles == (found.id,)
    assert {material.claims[id].span.article for id in one.senses[0].claims} == {found.id}


def test_an_article_is_known_by_its_address(material: Material) -> None:
    found = next(one for one in material.articles.values() if one.url)
    [one] = subjects(material, [found.url])
    assert one.senses[0].articles == (found.id,)


def test_a_part_that_fits_several_file_names_is_refused_with_all_of_them(
    material: Material,
) -> None:
    with pytest.raises(LookupError, match="04_capital_post"):
        subjects(material, ["capital_post"])


def test_what_nobody_is_called_is_refused(material: Material) -> None:
    figure = next(iter(material.of(Event)))
    for words in ("clm-000000000000", "no such name at all", figure.id):
        with pytest.raises(LookupError):
            subjects(material, [words])


def test_articles_that_copy_one_are_named_and_stay(material: Material) -> None:
    found = of(material, "03_morning_ledger.txt")
    assert not found.falls
    told = {material.articles[copy.article].source for copy in found.copies}
    assert "quake/01_andes_press_agency.txt" in told
    assert all(one.still for one in found.conflicts if not one.falls)


def test_a_speaker_takes_figures_conflicts_and_sentences_along(material: Material) -> None:
    found = of(material, "Quispe")
    assert found.without == without(material, ["Quispe"])
    assert found.falls
    assert found.conflicts[0].falls
    assert found.sentences[0].falls
    gone = {id for one in found.without.removed for sense in one.senses for id in sense.claims}
    for one in found.sentences:
        assert len(one.claims) - one.claims_after == len(gone & set(one.claims))
    for event in found.events:
        assert event.claims_after < event.claims
    entity = next(e for e in material.entities if e.name == "Rosa Quispe")
    assert of(material, entity.id).without.claims_gone == found.without.claims_gone


def test_an_article_that_replaced_or_corrected_another_brings_it_back(material: Material) -> None:
    lineage, correction = next(iter(material.of(Lineage))), next(iter(material.of(Correction)))
    [older] = [one for one in of(material, lineage.last).revived if one.kind == "version"]
    assert (older.id, older.articles) == (lineage.id, lineage.articles[-2:-1])
    told = of(material, correction.notice.article).revived
    assert correction.id in {one.id for one in told}
    assert of(material, lineage.articles[0]).revived == ()


def test_a_claim_a_group_and_an_origin_have_one_each(material: Material) -> None:
    group = max(material.of(ClaimGroup), key=lambda group: (len(group.claims), group.id))
    told = of(material, group.id).without
    [row] = [row for row in told.statements if row.id == group.id]
    assert row.falls
    alone = of(material, group.claims[0]).without
    assert alone.claims_gone == 1
    origin = max(material.of(Origin), key=lambda one: (len(one.claims), one.id))
    assert of(material, origin.id).without.origins[:1] == (origin.id,)


def test_several_fall_together(material: Material) -> None:
    one, other = material.claims.keys() & {*list(material.claims)[:2]}
    assert of(material, one, other, one).without.claims_gone == 2


def test_forecasts_fall_or_lose_their_outcome(book: Ledger) -> None:
    one, other, third = list(book.view().all(Claim))[:3]
    ledger = MemoryLedger()
    run(book.view().all(Article), ledger)
    outcomes = tuple(
        Outcome(claim=claim.id, span=claim.span, fate=Fate.CAME_ABOUT, how="")
        for claim in (other, third)
    )
    made = Forecast(span=one.span, claim=one.id, outcomes=outcomes)
    with ledger.writer() as writer:
        writer.put([made], by="forecasts")
    material = Material(ledger.view())
    [lost] = of(material, other.id).forecasts
    assert (lost.outcomes, lost.outcomes_after, lost.falls) == (2, 1, False)
    [gone] = of(material, one.id).forecasts
    assert gone.falls


def test_what_a_correction_takes_back(book: Ledger) -> None:
    ledger = MemoryLedger()
    run(book.view().all(Article), ledger)
    claims = list(ledger.view().all(Claim))[:2]
    notice = next(iter(ledger.view().all(Article))).at(0, 5)
    made = Correction(
        kind=CorrectionKind.CORRECTION,
        notice=notice,
        of=(claims[0].span.article,),
        claims=tuple(claim.id for claim in claims),
    )
    with ledger.writer() as writer:
        writer.put([made], by="test")
    material = Material(ledger.view())
    assert correction_of(material, [made.id]) == made
    assert correction_of(material, ["Quispe"]) is None
    found = impact(material, subjects(material, [made.id]), taken_back=True)
    assert (found.without.claims_gone, found.taken_back) == (2, True)

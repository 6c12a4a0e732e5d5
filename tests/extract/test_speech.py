"""German speech by word lists alone: who is said to have said what, in news of several kinds."""

import pytest

from reportedly.model.article import Article
from reportedly.model.attribution import Attribution, Method
from reportedly.model.claim import Claim
from reportedly.model.hedge import Status
from reportedly.model.reading import Reading
from reportedly.pipeline import read_articles

Row = tuple[str, str, str, str]


def read(text: str) -> Reading:
    [reading] = read_articles([Article.of(text, language="de")])
    return reading


def told(text: str) -> list[Row]:
    """Content, speaker, cue and method of each attribution."""
    return [
        (
            a.span.text,
            a.speaker.text if a.speaker else "",
            a.cue.text if a.cue else "",
            str(a.method),
        )
        for a in read(text).of(Attribution)
    ]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "„Der Deich hält“, sagte Bürgermeisterin Elke Brandt am Morgen.",
            ("Der Deich hält", "Bürgermeisterin Elke Brandt", "sagte", "direct"),
        ),
        (
            "Brandt sagte am Freitag: „Wir haben die ganze Nacht Sand gefüllt.“",
            ("Wir haben die ganze Nacht Sand gefüllt.", "Brandt", "sagte", "direct"),
        ),
        (
            "»Wir geben nicht auf«, so der Gewerkschafter.",
            ("Wir geben nicht auf", "der Gewerkschafter", "so", "direct"),
        ),
        (
            "Am Abend sagte die Trainerin: „Das war unser bestes Spiel.“",
            ("Das war unser bestes Spiel.", "die Trainerin", "sagte", "direct"),
        ),
        (
            "Die Sprecherin der Klinik, Ute Lorenz, erklärte, dass 14 Kranke entlassen wurden.",
            ("14 Kranke entlassen wurden", "Die Sprecherin der Klinik, Ute Lorenz", "erklärte",
             "indirect"),
        ),
        (
            "Das Wasser werde bis Mittwoch steigen, teilte die Landesregierung mit.",
            ("Das Wasser werde bis Mittwoch steigen", "die Landesregierung", "teilte", "indirect"),
        ),
        (
            "Laut Polizei in Rostock wurden zwei Menschen verletzt.",
            ("wurden zwei Menschen verletzt", "Polizei", "Laut", "according to"),
        ),
        (
            "Nach Angaben der Feuerwehr waren 240 Helfer im Einsatz.",
            ("waren 240 Helfer im Einsatz", "Angaben der Feuerwehr", "Nach", "according to"),
        ),
        (
            "Der Polizei zufolge brannte zuerst das Lager.",
            ("brannte zuerst das Lager", "Der Polizei", "zufolge", "according to"),
        ),
        (
            "Wie der Wahlleiter mitteilte, lag die Beteiligung bei 61 Prozent.",
            ("lag die Beteiligung bei 61 Prozent", "der Wahlleiter", "mitteilte", "indirect"),
        ),
        (
            "Der Konzern kündigte an, 300 Stellen in Kassel zu streichen.",
            ("300 Stellen in Kassel zu streichen", "Der Konzern", "kündigte", "indirect"),
        ),
    ],
)  # fmt: skip
def test_each_way_of_saying(text: str, row: Row) -> None:
    assert told(text) == [row]


@pytest.mark.parametrize(
    "text",
    [
        "Die Fähre „Seeadler“ läuft um 10.30 Uhr aus.",
        "Das Magazin „Der Hafen“ erscheint seit 1998.",
        "Nachdem der Regen aufhörte, kehrten die Menschen zurück.",
        "Nach Abschluss der Ermittlungen wird Anklage erhoben.",
    ],
)
def test_a_name_in_marks_and_a_mere_clause_are_no_speech(text: str) -> None:
    assert told(text) == []


def test_the_subjunctive_goes_on_with_who_spoke_before() -> None:
    rows = told("Petersen sagte, das Wasser steige. Es gebe aber keine Gefahr. Es regnet.")
    assert [(content, speaker) for content, speaker, *_ in rows] == [
        ("das Wasser steige", "Petersen"),
        ("Es gebe aber keine Gefahr", "Petersen"),
    ]


def test_no_sentence_ends_within_a_date_a_short_form_or_a_quotation() -> None:
    text = "„Ja. Wir kommen am 3. März“, sagte Dr. Jan Roth. Mehr war z. B. von Voss zu hören."
    [row] = told(text)
    assert row[:2] == ("Ja. Wir kommen am 3. März", "Dr. Jan Roth")


def test_claims_name_the_source_and_say_what_was_inferred() -> None:
    reading = read(
        "„Wir sind bereit“, sagte Bürgermeisterin Elke Brandt. „Das Wasser steigt“, sagte sie."
        " Brandt dementierte, dass der Deich gebrochen sei. Die Polizei meldete, es sei ruhig."
    )
    rows = [(c.source, str(c.basis), c.status) for c in reading.of(Claim)]
    assert rows == [
        ("Elke Brandt", "stated", Status.ASSERTED),
        ("Elke Brandt", "resolved", Status.ASSERTED),
        ("Elke Brandt", "resolved", Status.DENIED),
        ("Polizei", "stated", Status.ASSERTED),
    ]
    assert reading.of(Claim)[0].hops[0].roles == ("Bürgermeisterin",)
    assert reading.of(Claim)[1].because == "“sie” is taken for Elke Brandt"


@pytest.mark.parametrize(
    ("speaker", "name", "kind"),
    [
        ("die Leiterin der Klinik, Ute Lorenz", "Ute Lorenz", "person"),
        ("der Sprecher der Lufthansa", "Sprecher der Lufthansa", "office"),
        ("Siemens", "Siemens", "organisation"),
        ("ein Augenzeuge", "Augenzeuge", "anonymous"),
        ("das Innenministerium", "Innenministerium", "state body"),
    ],
)
def test_who_speaks_is_told_by_kind(speaker: str, name: str, kind: str) -> None:
    [claim] = read(f"„Wir helfen, wo wir können“, sagte {speaker}.").of(Claim)
    assert (claim.source, str(claim.hops[0].kind)) == (name, kind)


def test_nothing_of_it_runs_on_english() -> None:
    [reading] = read_articles([Article.of("“We are ready,” Berg said.", language="en")])
    assert [a.method for a in reading.of(Attribution)] == [Method.DIRECT]
    assert {by for by, found in reading.made if found}.isdisjoint({"speech", "statements"})

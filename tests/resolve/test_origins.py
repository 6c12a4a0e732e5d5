"""Origins: five articles are not five sources, and every merge gives its reason."""

from dataclasses import replace

import pytest

from reportedly.engine.local import Local
from reportedly.model.attribution import Hop, HopKind, Method
from reportedly.model.claim import Claim
from reportedly.model.hedge import Status
from reportedly.model.judgement import Judgement
from reportedly.model.origin import Origin
from reportedly.model.span import Span
from reportedly.model.testimony import Testimony
from reportedly.reconcile.origins import origins
from reportedly.reconcile.testimonies import testimonies
from reportedly.resolve.origins import same_origin


def person(name: str, *roles: str) -> Hop:
    return Hop(kind=HopKind.PERSON, name=name, roles=roles)


def source(kind: HopKind, name: str) -> Hop:
    return Hop(kind=kind, name=name)


def claim(
    text: str,
    *way: Hop,
    article: str = "art-1",
    outlet: str = "Valley Post",
    channel: str = "",
    said: str = "",
    start: int = 100,
    status: Status = Status.ASSERTED,
) -> Claim:
    """A claim of ``text`` at ``start``; without a way it is the outlet's own statement."""
    medium = (Hop(kind=HopKind.CHANNEL, name=channel),) if channel else ()
    here = Hop(kind=HopKind.OUTLET, name=outlet)
    span = Span(article=article, start=start, end=start + len(text), text=text)
    return Claim(
        content=(span,),
        method=Method.INDIRECT if way else Method.NARRATOR,
        cue=None,
        speaker=None,
        hops=(*way[:1], *medium, *way[1:], here),
        status=status,
        attribution="att" if way else "",
        said=said,
    )


MAYOR = person("Ines Okoro", "mayor of Toluma")
CREWS = "Rescue crews have pulled 14 people from the mud"


def found(*claims: Claim) -> list[Origin]:
    engine, places = Local(), {c.span.article: "story" for c in claims}
    told = [t for t in engine.gather(testimonies, claims, (), {}) if isinstance(t, Testimony)]
    judged = [j for j in engine.compare(same_origin, told, places) if isinstance(j, Judgement)]
    return [o for o in engine.gather(origins, told, judged, places) if isinstance(o, Origin)]


def test_one_mans_sentences_on_one_occasion_are_one_origin() -> None:
    (origin,) = found(
        claim(CREWS, MAYOR, channel="Telegram", said="2024-05-03"),
        claim("The road will stay closed until autumn", MAYOR, said="2024-05-03", start=400),
    )
    assert origin.name == "Ines Okoro, post on Telegram, 3 May 2024"
    assert not origin.reasons, "that one man said both goes without saying"
    assert not origin.uncertain


def test_three_outlets_with_one_post_are_one_origin_of_three_articles() -> None:
    (origin,) = found(
        claim(CREWS, MAYOR, article="art-1", said="2024-05-03"),
        claim(
            "14 people were rescued from the mud",
            person("I. Okoro"),
            article="art-2",
            said="2024-05-03",
        ),
        claim(
            "Fourteen people had been saved by crews",
            person("Inès Okoro"),
            article="art-3",
            said="2024-05-03",
        ),
    )
    assert origin.articles == ("art-1", "art-2", "art-3")
    assert len(origin.reasons) == 2


def test_two_days_are_two_occasions() -> None:
    two = found(
        claim(CREWS, MAYOR, article="art-1", said="2024-05-03"),
        claim(CREWS, MAYOR, article="art-2", said="2024-05-09"),
    )
    assert len(two) == 2


def test_an_undated_statement_joins_by_content_and_says_so() -> None:
    joined = found(
        claim(CREWS, MAYOR, article="art-1", said="2024-05-03"),
        claim("Crews have rescued 14 people from the mud", MAYOR, article="art-2"),
    )
    assert len(joined) == 1
    assert "one of which does not say when" in joined[0].reasons[0].why
    assert joined[0].uncertain


def test_the_same_man_on_another_subject_without_a_day_stays_apart() -> None:
    apart = found(
        claim(CREWS, MAYOR, article="art-1", said="2024-05-03"),
        claim("The harbour budget will be cut by a third next year", MAYOR, article="art-2"),
    )
    assert len(apart) == 2


def test_two_speakers_with_one_figure_stay_two() -> None:
    apart = found(
        claim(CREWS, MAYOR, article="art-1"),
        claim(CREWS, source(HopKind.STATE_BODY, "Norwegian Red Cross"), article="art-2"),
    )
    assert len(apart) == 2


def test_a_narrator_does_not_connect_two_speakers() -> None:
    claims = (
        claim(CREWS, MAYOR, article="art-1"),
        claim(CREWS, source(HopKind.ORGANISATION, "Hill Rescue League"), article="art-2"),
        claim("Rescue crews have pulled 14 people from mud", article="art-3"),
    )
    made = found(*claims)
    assert len(made) == 2
    assert {claims[0].id, claims[1].id} not in [set(o.claims) for o in made]


def test_a_figure_without_source_is_taken_for_a_copy() -> None:
    (origin,) = found(
        claim(CREWS, MAYOR, article="art-1", said="2024-05-03"),
        claim("Rescue crews have pulled 14 people from the mud alive", article="art-2"),
    )
    assert origin.source.name == "Ines Okoro"
    assert origin.articles == ("art-1", "art-2")


def test_an_unnamed_official_is_probably_the_named_one() -> None:
    official = source(HopKind.ANONYMOUS, "a senior Norwegian official")
    minister = person("Kari Dahl", "Norwegian minister of fisheries")
    (origin,) = found(
        claim("Trawlers may be banned from the fjord soon", official, start=50),
        claim("We plan to ban the trawlers from that fjord", minister, start=600),
    )
    assert "probably Kari Dahl" in origin.uncertain


def test_an_unnamed_official_of_another_state_is_not() -> None:
    official = source(HopKind.ANONYMOUS, "a Danish official")
    minister = person("Kari Dahl", "Norwegian minister of fisheries")
    assert (
        len(
            found(
                claim("Trawlers may be banned from the fjord soon", official, start=50),
                claim("We plan to ban the trawlers from that fjord", minister, start=600),
            )
        )
        == 2
    )


def test_what_two_papers_have_through_one_agency_is_one_origin() -> None:
    wire = Hop(kind=HopKind.OUTLET, name="Northwire")
    pilot = source(HopKind.ANONYMOUS, "a pilot")
    (origin,) = found(
        claim("The ferry had lost both engines before the storm", pilot, wire, article="art-1"),
        claim(
            "The ferry lost both engines before the storm",
            source(HopKind.ANONYMOUS, "one pilot"),
            wire,
            article="art-2",
            outlet="Hill Times",
        ),
    )
    assert "Northwire" in origin.reasons[0].why
    assert origin.occasion == "through Northwire"


def test_an_outlets_own_statements_are_one_origin_of_their_own() -> None:
    (origin,) = found(
        claim("The road to the valley is cut in four places.", start=100),
        claim("A school hall serves as shelter.", start=900),
    )
    assert origin.name == "Valley Post, own words"
    assert not origin.reasons


def test_a_spokesman_and_his_office_are_one() -> None:
    (origin,) = found(
        claim(CREWS, source(HopKind.STATE_BODY, "Norwegian Coast Guard"), start=80),
        claim(
            "The search goes on through the night",
            person("Ola Lunde", "spokesman for the Norwegian Coast Guard"),
            start=500,
        ),
    )
    assert "speaks for" in origin.reasons[0].why


def test_what_a_paper_is_cited_for_is_what_it_printed() -> None:
    (origin,) = found(
        claim(CREWS, source(HopKind.ANONYMOUS, "an official"), outlet="Hill Times"),
        claim(
            "14 people were pulled from the mud by rescue crews",
            source(HopKind.ORGANISATION, "Hill Times"),
            article="art-2",
        ),
    )
    assert origin.articles == ("art-1", "art-2")
    assert "Hill Times, is cited for" in origin.reasons[0].why


AGENCY = source(HopKind.STATE_BODY, "the country's coast guard agency")
CHIEF = person("Ola Lunde", "head of the Norwegian Coast Guard Agency")


def test_a_body_and_its_head_with_one_figure_are_one_origin() -> None:
    inside = found(
        claim("At least 14 sailors drowned off Bergen", AGENCY, start=80),
        claim("We have 14 dead and will go on searching", CHIEF, start=500),
        claim("Fourteen sailors drowned off Bergen", start=0),
    )
    assert len(inside) == 1
    assert any("Ola Lunde leads" in reason.why for reason in inside[0].reasons)
    across = found(
        claim("At least 14 sailors drowned off Bergen", AGENCY),
        claim("14 sailors drowned in the storm off Bergen", CHIEF, article="art-2"),
    )
    assert len(across) == 1
    assert across[0].uncertain


def test_a_body_and_its_head_on_different_figures_stay_two() -> None:
    apart = found(
        claim("At least 14 sailors drowned off Bergen", AGENCY),
        claim("Nine boats were lost", CHIEF, article="art-2"),
    )
    assert len(apart) == 2


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_the_order_of_claims_does_not_matter(order: tuple[int, ...]) -> None:
    claims = [
        claim(CREWS, MAYOR, article="art-1", said="2024-05-03"),
        claim("Crews have rescued 14 people from the mud", MAYOR, article="art-2"),
        claim(CREWS, MAYOR, article="art-3", said="2024-05-09"),
    ]
    assert found(*(claims[i] for i in order)) == found(*claims)


def test_a_wire_report_in_three_papers_is_one_origin_for_its_source() -> None:
    wire = Hop(kind=HopKind.OUTLET, name="Northwire")
    office = source(HopKind.STATE_BODY, "the harbour office")
    words = "Nine trawlers were still missing off the coast on Friday evening"
    (origin,) = found(
        claim(words, office, article="art-1", outlet="Northwire"),
        claim(words, office, wire, article="art-2", outlet="Hill Times"),
        claim(words, office, wire, article="art-3", outlet="Coast Daily"),
    )
    assert len(origin.articles) == 3
    assert all(reason.why.startswith("verbatim copy") for reason in origin.reasons)
    assert not origin.uncertain
    assert all(";" not in reason.why for reason in origin.reasons)


def test_a_whole_state_in_two_articles_is_a_doubt_and_no_merge() -> None:
    apart = found(
        claim(CREWS, source(HopKind.STATE_BODY, "Norway"), article="art-1"),
        claim(
            "Crews rescued 14 people from mud", source(HopKind.STATE_BODY, "Norway"), article="b"
        ),
    )
    assert len(apart) == 2


def test_co_speakers_are_named_and_unnamed_reports_are_called_so() -> None:
    both = replace(claim(CREWS, MAYOR), beside=(person("Lars Holm"),))
    (origin,) = found(both)
    assert origin.name == "Ines Okoro and Lars Holm"
    (rumour,) = found(claim(CREWS, source(HopKind.UNNAMED_REPORTS, "reportedly")))
    assert rumour.name == "unnamed reports (“reportedly”), Valley Post"


def test_a_statement_without_a_day_is_dated_by_its_report() -> None:
    (origin,) = found(replace(claim(CREWS, MAYOR), reported="2024-05-04"))
    assert origin.name == "Ines Okoro, reported 4 May 2024"


def test_what_papers_share_without_a_source_is_a_text_of_its_own() -> None:
    words = "The road to the valley has been cut in four places since Friday night"
    shared = [
        claim(words, article="art-1", outlet="Hill Times"),
        claim(words, article="art-2", outlet="Coast Daily"),
        claim("A school hall serves as shelter", article="art-2", outlet="Coast Daily", start=900),
    ]
    names = sorted(origin.name for origin in found(*shared))
    assert names == ["Coast Daily and Hill Times, shared text", "Coast Daily, own words"]
    first = [replace(shared[0], reported="2024-05-03"), replace(shared[1], reported="2024-05-04")]
    (origin,) = found(*first)
    assert origin.name == "Hill Times, own words"
    assert origin.reasons[0].why.startswith("verbatim copy")


def test_what_an_article_says_itself_is_one_origin_however_long_it_is() -> None:
    said = ["The road is cut.", "A hall serves as shelter.", "Rain is forecast for the weekend."]
    (origin,) = found(*(claim(text, start=100 + 9000 * n) for n, text in enumerate(said)))
    assert len(origin.claims) == 3

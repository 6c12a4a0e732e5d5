"""Who speaks in each statement of an article, and who stands for whom in it."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.referents import one as one_of

from reportedly.engine.local import Local
from reportedly.model.attribution import Hop, HopKind, Method
from reportedly.model.claim import Claim
from reportedly.model.hedge import Status
from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.mention import MentionKind, Name
from reportedly.model.origin import Copy, CopyKind, Origin
from reportedly.model.span import Span
from reportedly.model.story import ClaimGroup
from reportedly.model.testimony import Testimony
from reportedly.reconcile.origins import origins
from reportedly.reconcile.testimonies import testimonies
from reportedly.resolve.origins import same_origin


def claim(text: str, *way: Hop, article: str = "a", start: int = 0, said: str = "") -> Claim:
    span = Span(article=article, start=start, end=start + len(text), text=text)
    paper = Hop(kind=HopKind.OUTLET, name="Post")
    return Claim(
        content=(span,),
        method=Method.INDIRECT if way else Method.NARRATOR,
        cue=None,
        speaker=None,
        hops=(*way, paper),
        status=Status.ASSERTED,
        attribution="att" if way else "",
        said=said,
    )


def person(name: str, *roles: str) -> Hop:
    return Hop(kind=HopKind.PERSON, name=name, roles=roles)


def body(name: str) -> Hop:
    return Hop(kind=HopKind.STATE_BODY, name=name)


def told(*records: object) -> list[Testimony]:
    found = Local().gather(testimonies, records, (), {})
    return sorted((t for t in found if isinstance(t, Testimony)), key=lambda t: t.span.start)


def name(words: str, article: str = "a") -> Name:
    span = Span(article=article, start=0, end=len(words), text=words)
    return Name(
        span=span,
        name=words,
        kind=MentionKind.PERSON,
        spellings=(words,),
        roles=(),
        mentions=(),
    )


def test_a_testimony_goes_by_its_claims_id_and_knows_the_entity_that_speaks() -> None:
    one, other = name("Андрій Мороз"), name("Andriy Moroz", "b")
    moroz = one_of(one, other)
    said = claim("The bridge is open", person("Андрій Мороз"))
    [found] = told(said, one, other, *moroz)
    assert (found.id, found.entity) == (said.id, moroz[0].entity)
    [nobody] = told(claim("The bridge is open", person("Lena Vik")), one, *moroz)
    assert not nobody.entity


def test_a_spokesman_is_tied_to_his_body_and_not_to_another() -> None:
    port, mill = body("Port Authority"), body("Grain Council")
    holm = person("Ulla Holm", "spokeswoman for the Port Authority")
    found = told(
        claim("Two cranes fell", port),
        claim("Wheat is scarce", mill, start=200),
        claim("We are clearing the quay", holm, start=400),
    )
    assert [tie.voice for tie in found[2].ties] == ["state body:port authority"]


def test_who_printed_a_sentence_first_is_taken_from_the_copies() -> None:
    words = "Nine trawlers were missing off the coast on Friday evening"
    first, second = claim(words), claim(words, article="b", start=50)
    copy = Copy(
        left="a",
        right="b",
        kind=CopyKind.PARTIAL,
        containment=0.5,
        earlier="a",
        carrier="b",
        passages=((first.span, second.span),),
    )
    by_article = {t.span.article: t for t in told(first, second, copy)}
    assert by_article["b"].after == ("a",)
    assert by_article["a"].after == ()
    agency = replace(copy, earlier="", carrier="", common="Northwire")
    assert {t.agency for t in told(first, second, agency)} == {"Northwire"}
    shared = replace(copy, kind=CopyKind.SHARED_QUOTATION)
    assert not any(t.after for t in told(first, second, shared))


def test_statements_of_one_group_say_the_same() -> None:
    one, other = claim("Crews saved 14"), claim("Fourteen were rescued", article="b")
    group = ClaimGroup(text="14 saved", claims=(one.id, other.id), articles=("a", "b"))
    assert {t.group for t in told(one, other, group)} == {group.id}


def test_what_a_reporter_saw_is_told_from_what_the_paper_just_says() -> None:
    seen = claim("A reporter of the Post counted 44 new graves")
    plain = claim("The cemetery lies behind the barracks", start=100)
    assert [t.observed for t in told(seen, plain)] == [True, False]


CLAIMS = (
    claim("Crews saved 14 people from the mud", person("Ines Okoro"), said="2024-05-03"),
    claim("14 people were saved from the mud", person("Okoro"), article="b", said="2024-05-03"),
    claim("Crews have saved 14 people from mud", person("I. Okoro"), article="c"),
    claim("Crews saved 14 people from the mud", article="d"),
    claim("The road will stay closed", person("Okoro"), article="b", start=300, said="2024-05-03"),
)


def joined(claims: Sequence[Claim], *decided: Judgement) -> list[set[str]]:
    """The claims of each origin, where analysts have decided; their word silences a stage's."""
    places = {c.span.article: "story" for c in claims}
    found = told(*claims)
    settled = {(j.left, j.right) for j in decided}
    links = [
        j
        for j in Local().compare(same_origin, found, places)
        if isinstance(j, Judgement) and (j.left, j.right) not in settled
    ]
    made = Local().gather(origins, found, [*links, *decided], places)
    return [set(o.claims) for o in made if isinstance(o, Origin)]


@given(st.permutations(CLAIMS), st.integers(0, 4), st.integers(0, 4))
def test_a_human_different_is_never_overruled_in_whatever_order(
    claims: list[Claim], one: int, other: int
) -> None:
    left, right = CLAIMS[one].id, CLAIMS[other].id
    if left == right:
        return
    word = Judgement.of(left, right, Verdict.DIFFERENT, "human:ann", "she was there", 0.0)
    found = joined(claims, word)
    assert not any({left, right} <= origin for origin in found)
    assert sorted(map(sorted, found)) == sorted(map(sorted, joined(CLAIMS, word)))


def test_a_human_same_joins_what_no_rule_would() -> None:
    mayor = claim("Crews saved 14 people", person("Ines Okoro"))
    league = claim("The shelter is full", body("Hill Rescue League"), article="b")
    word = Judgement.of(mayor.id, league.id, Verdict.SAME, "human:ann", "one briefing", 1.0)
    assert {mayor.id, league.id} in joined([mayor, league], word)


def test_names_that_an_analyst_told_apart_are_two_speakers() -> None:
    one, other = name("Ines Okoro"), name("Ines Okoro", "b")
    apart = [made for each in (one, other) for made in one_of(each, vetoes=("jud-1",))]
    words = "Crews saved 14 people from the mud in the night"
    claims = [
        claim(words, person("Ines Okoro"), said="2024-05-03"),
        claim(words, person("Ines Okoro"), article="b", said="2024-05-03"),
        claim(words, article="c"),
    ]
    found = told(*claims, one, other, *apart)
    places = dict.fromkeys("abc", "story")
    links = [j for j in Local().compare(same_origin, found, places) if isinstance(j, Judgement)]
    made = [o for o in Local().gather(origins, found, links, places) if isinstance(o, Origin)]
    assert not any({claims[0].id, claims[1].id} <= set(o.claims) for o in made)

"""What joins two names over articles, what keeps them apart, and what is left to a reader."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.model.article import Article
from reportedly.model.judgement import Verdict
from reportedly.model.mention import MentionKind, Name, Role
from reportedly.resolve.names import same_name
from reportedly.resolve.persons import person
from reportedly.resolve.roles import clash, goes_with, shared

SAME, DIFFERENT, UNSURE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE
PERSON, BODY = MentionKind.PERSON, MentionKind.ORGANISATION


def name(
    words: str, place: int, role: str = "", kind: MentionKind = PERSON, short: str = "",
    sex: str = "", beside: tuple[str, ...] = (),
) -> Name:  # fmt: skip
    article = Article.of(f"{words}, {role}.", source=f"{words}-{place}-{role}")
    start = len(words) + 2
    return Name(
        span=article.at(0, len(words)),
        name=words,
        kind=kind,
        spellings=(short, words) if short else (words,),
        roles=(role_of(role, article, start),) if role else (),
        mentions=(),
        sex=sex,
        beside=beside,
    )


def role_of(text: str, article: Article | None = None, start: int = 0) -> Role:
    article = article or Article.of(text)
    return Role(text=text, span=article.at(start, start + len(text)))


def verdict(one: Name, two: Name) -> Verdict | None:
    """What is decided where the two meet; None where they never do or nothing is said."""
    if not set(same_name.keys(one)) & set(same_name.keys(two)):
        return None
    judgement = same_name.judge(one, two)
    return judgement.verdict if judgement is not None else None


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("Nikola Đurić", "Nikola Djuric", SAME),
        ("Dragana Sotirov", "Dragana Sotirova", SAME),
        ("Noh Seung-woo", "Seungwoo Roh", SAME),
        ("Orban Viktor", "Viktor Orban", SAME),
        ("Ana Pérez Soto", "Pérez Soto", SAME),
        ("Robert Haig III", "Robert Haig", SAME),
        ("Paul Haig Jr.", "Paul Haig", UNSURE),
        ("Paul Haig Jr.", "Paul Haig Sr.", DIFFERENT),
        ("Anna Meyer", "Anna Mayer", UNSURE),
        ("Karin Berg", "Karen Berg", UNSURE),
        ("Maria Berg", "Mara Berg", UNSURE),
        ("Natalia Petrova", "Nataliya Petrova", SAME),
        ("Jean Miller", "John Miller", UNSURE),
        ("J. Okafor", "James Okafor", UNSURE),
        ("JR Okafor", "J. R. Okafor", SAME),
        ("Ilse de Graaf", "Ilse De Graaf", SAME),
        ("Aleksandr Petrov", "Aleksandra Petrova", DIFFERENT),
        ("Daniel Brandt", "Daniela Brandt", DIFFERENT),
        ("Luis Vega Ortiz", "Luis Vega", UNSURE),
    ],
)
def test_names_alone(one: str, two: str, expected: Verdict) -> None:
    assert verdict(name(one, 1), name(two, 2)) is expected


@pytest.mark.parametrize(
    ("one", "first", "two", "second", "expected"),
    [
        ("Haddad", "President", "Samir Haddad", "the Lebanese president", SAME),
        ("Haddad", "spokesman for the port", "Samir Haddad", "spokesman of the mayor", UNSURE),
        ("Haddad", "the port's spokesman", "Samir Haddad", "spokesman for the port", SAME),
        ("Haddad", "Prime Minister", "Samir Haddad", "Minister", UNSURE),
        ("Haddad", "Colonel", "Samir Haddad", "a fisherman", DIFFERENT),
        ("Samir Haddad", "Colonel", "Samir Haddad", "a fisherman", UNSURE),
        ("Dara Keo", "a virologist", "Keo Dara", "a farmer", UNSURE),
        ("Anna Meyer", "head of the reef institute", "Anna Mayer", "reef institute chief", SAME),
        ("Samir Haddad", "a lawyer", "Samir Haddad", "head of the union", SAME),
    ],
)
def test_roles_weigh_in(one: str, first: str, two: str, second: str, expected: Verdict) -> None:
    assert verdict(name(one, 1, first), name(two, 2, second)) is expected


def test_company_tells_whose_a_rare_family_name_is() -> None:
    cast = ("Harbour Union", "Lena Voss", "Rotterdam")
    full = name("Piet Zwart", 1, beside=cast)
    assert verdict(full, name("Zwart", 2, beside=cast)) is SAME
    assert verdict(full, name("Zwart", 2, beside=("Rotterdam",))) is UNSURE
    assert verdict(full, name("Zwart", 2, beside=("Oslo",))) is None
    assert verdict(full, name("Zwart", 2, beside=(*cast, "Eva Zwart"))) is UNSURE
    assert verdict(name("Ann Smith", 1, beside=cast), name("Smith", 2, beside=cast)) is UNSURE


def test_names_that_sound_alike_are_one_in_articles_about_one_matter() -> None:
    cast = ("Harbour Union", "Lena Voss")
    one = name("Anna Meyer", 1, beside=cast)
    assert verdict(one, name("Anna Mayer", 2, beside=cast)) is SAME
    assert verdict(one, name("Anna Mayer", 2, beside=cast[:1])) is UNSURE
    assert verdict(one, name("Anna Mayer", 2, beside=(*cast, "Anna Meyer"))) is UNSURE


def test_a_father_is_not_his_daughter() -> None:
    full = name("Sena Worku Abebe", 1)
    assert verdict(full, name("Worku Abebe", 2)) is SAME
    assert verdict(full, name("Worku Abebe", 2, "her father")) is not SAME


def test_mr_is_no_woman() -> None:
    assert verdict(name("Vargas", 1, sex="male"), name("Lucia Vargas", 2)) is DIFFERENT


@pytest.mark.parametrize(
    ("one", "short", "two", "other", "expected"),
    [
        ("State Bread Office", "DKU", "DKU", "", SAME),
        ("State Bread Office", "DKU", "DKV", "", None),
        ("Bread Office", "DKU", "Union of Drivers", "DKU", UNSURE),
        ("Defense Ministry (Peru)", "", "Ministry of Defence of Peru", "", SAME),
        ("Defense Ministry (Peru)", "", "Defense Ministry (Chile)", "", DIFFERENT),
        ("Peru's Defense Ministry", "", "Lima's Ministry of National Defence", "", None),
    ],
)
def test_letters_and_countries_of_bodies(
    one: str, short: str, two: str, other: str, expected: Verdict | None
) -> None:
    left, right = name(one, 1, kind=BODY, short=short), name(two, 2, kind=BODY, short=other)
    assert verdict(left, right) is expected


def test_a_company_goes_by_its_first_word_in_articles_about_one_matter() -> None:
    cast = ("Lena Voss", "Rotterdam")
    full = name("Norvik Steel", 1, kind=BODY, beside=cast)
    assert verdict(full, name("Norvik", 2, kind=BODY, beside=cast)) is SAME
    assert verdict(full, name("Norvik", 2, kind=BODY, beside=("Oslo",))) is None


def test_a_body_that_one_parser_took_for_a_person() -> None:
    assert verdict(name("Glas Naroda", 1), name("Glas Naroda", 2, kind=BODY)) is SAME
    assert verdict(name("Ana Ruiz", 1, "a judge"), name("Ana Ruiz", 2, kind=BODY)) is None


NAMES = [
    name(words, 1, role)
    for words, role in product(
        ["Kim", "Kim Jong-un", "Kim Jong Un", "Un Kim", "Ana Petrova", "Anna Petrov", "Petrov",
         "A. Petrov", "Ivan Petrov Jr.", "Ivan Petrov", "Петров"],
        ["", "President", "a farmer", "French minister"],
    )
]  # fmt: skip


@settings(deadline=None)
@given(st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_a_verdict_does_not_depend_on_the_order(one: Name, two: Name) -> None:
    if one.id == two.id:
        return
    there, back = same_name.judge(one, two), same_name.judge(two, one)
    assert (there and (there.verdict, there.score)) == (back and (back.verdict, back.score))


@settings(deadline=None)
@given(st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_names_with_one_key_of_equals_are_never_told_apart(one: Name, two: Name) -> None:
    if one.id != two.id and same_name.equal(one) == same_name.equal(two) != "":
        found = same_name.judge(one, two)
        assert found is None or found.verdict is not DIFFERENT


def test_a_suffix_is_no_family_name() -> None:
    assert person("Paul Haig, Jr.") == ("haig", "paul", (), "jr")
    assert person("Robert S. Haig III")[:3] == ("haig", "robert", ("s",))


@given(st.text(max_size=12) | st.sampled_from(["Mr.", "Dr", "Jr.", "De", "Lady Mr", ""]))
def test_any_words_can_be_taken_apart(words: str) -> None:
    assert isinstance(person(words).family, str)


def test_what_roles_share() -> None:
    def of(*texts: str) -> tuple[Role, ...]:
        return tuple(role_of(text) for text in texts)

    assert shared(of("Norwegian Foreign Minister"), of("the foreign minister")) != ""
    assert shared(of("Deputy Foreign Minister"), of("Foreign Minister")) == ""
    assert shared(of("analyst"), of("analyst")) == ""
    assert "Norway" in clash(of("Norwegian minister"), of("a Danish farmer"))
    assert clash(of("an expert on Norway"), of("a Danish farmer")) == ""
    assert goes_with("head of the reef institute", "the reef institute's director")
    assert not goes_with("French president", "Polish president")

"""Three spellings of one man are one; two Andreis, and two Carters, are not."""

import pytest

from reportedly.engine.local import Local
from reportedly.extract.mentions import mentions
from reportedly.extract.names import names
from reportedly.model.article import Article
from reportedly.model.judgement import Verdict
from reportedly.model.mention import Entity, MentionKind, Name, Referent, Role
from reportedly.reconcile.referents import assembled, referents
from reportedly.resolve.names import same_name

SAME, DIFFERENT, UNSURE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE


def name(words: str, place: int, kind: MentionKind = MentionKind.PERSON, role: str = "") -> Name:
    article = Article.of(f"{words}, {role}.", source=f"{words}-{place}")
    start = len(words) + 2
    roles = (Role(text=role, span=article.at(start, start + len(role))),) if role else ()
    return Name(
        span=article.at(0, len(words)), name=words, kind=kind, spellings=(words,), roles=roles,
        mentions=(),
    )  # fmt: skip


def verdict(one: Name, two: Name) -> Verdict | None:
    """What the stage decides about two names that meet; None where they never meet."""
    if not set(same_name.keys(one)) & set(same_name.keys(two)):
        return None
    left, right = sorted((one, two), key=lambda n: n.id)
    judgement = same_name.judge(left, right)
    return judgement.verdict if judgement is not None else None


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Andrei Kovalenko", "Andriy Kovalenko"),
        ("Andrii Kovalenko", "Андрій Коваленко"),
        ("Volodymyr Zelenskyy", "Vladimir Zelensky"),
        ("Oleksandr Syrskyi", "Alexander Syrskiy"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("Cho Tae-yul", "Tae-yul Cho"),
        ("Mohammed al-Masri", "Muhammad El Masri"),
        ("William Hart", "Bill Hart"),
        ("Donald Trump", "Donald J. Trump"),
        ("Yevgeny Petrov", "Evgenii Petrov"),
        ("Xi Jinping", "Xi Jinping"),
    ],
)
def test_spellings_of_one_name(one: str, two: str) -> None:
    assert verdict(name(one, 1), name(two, 2)) is SAME


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Andrei Kovalenko", "Andrei Rudenko"),
        ("Andrei Kovalenko", "Andrei Belousov"),
        ("John Carter", "Mark Carter"),
        ("Kim Jong Un", "Kim Yo Jong"),
        ("Marco Rossi", "Mario Russo"),
    ],
)
def test_names_of_different_people(one: str, two: str) -> None:
    assert verdict(name(one, 1), name(two, 2)) in {DIFFERENT, None}


def test_a_family_name_alone_needs_a_role_in_common() -> None:
    full = name("Omar Diallo", 1, role="Senegalese president")
    assert verdict(full, name("Diallo", 2)) is None
    assert verdict(full, name("Diallo", 2, role="spokesman")) is UNSURE
    assert verdict(full, name("Diallo", 2, role="president")) is SAME
    assert verdict(full, name("Diallo", 2, role="French striker")) is DIFFERENT


def test_roles_of_different_countries_keep_namesakes_open() -> None:
    one = name("Ivan Novak", 1, role="Croatian minister")
    two = name("Ivan Novak", 2, role="a Czech farmer")
    assert verdict(one, two) is UNSURE


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("Center for Countering Fraud", "Centre for Combating Fraud", SAME),
        ("Ukrainian Center for Clean Rivers", "Center for Clean Rivers", SAME),
        ("National Health Board", "NHB", UNSURE),
        ("National Public Health Board", "NPHB", SAME),
        ("Ministry of Defense of Peru", "Chilean Defence Ministry", DIFFERENT),
        ("Defense Ministry", "Ministry of Defence", UNSURE),
        ("Harbour Workers Union", "Harbor Pilots Guild", None),
        ("Acme Ltd", "Acme Limited", SAME),
    ],
)
def test_bodies(one: str, two: str, expected: Verdict | None) -> None:
    body = MentionKind.ORGANISATION
    assert verdict(name(one, 1, body), name(two, 2, body)) is expected


def test_a_place_is_no_person() -> None:
    assert verdict(name("Sofia", 1), name("Sofia", 2, MentionKind.PLACE)) is None


def gathered(*articles: Article) -> list[Entity]:
    engine = Local()
    readings = engine.extract([mentions, names], articles)
    found = [one for reading in readings for one in reading.of(Name)]
    judged = list(engine.compare(same_name, found, {}))
    made = engine.gather(referents, found, judged, {})
    return list(assembled((one for one in made if isinstance(one, Referent)), found))


def test_an_entity_keeps_every_spelling_and_role() -> None:
    made = gathered(
        Article.of("Serhiy Bondar, head of the harbour office, spoke. Bondar left."),
        Article.of("Sergei Bondar, a former captain, said so."),
        Article.of("Deputy Mayor Petro Bondar disagreed."),
    )
    persons = {e.name: e for e in made if e.kind is MentionKind.PERSON}
    assert len(persons) == 2
    one = next(e for e in persons.values() if len(e.articles) == 2)
    assert set(one.spellings) == {"Serhiy Bondar", "Sergei Bondar", "Bondar"}
    assert {role.text for role in one.roles} == {"head of the harbour office", "a former captain"}


def test_the_seeds(seeds: list[Article]) -> None:
    made = [e for e in gathered(*seeds) if e.kind is MentionKind.PERSON]
    [kovalenko] = [e for e in made if e.name.endswith("Kovalenko")]
    assert len({s for s in kovalenko.spellings if " " in s}) == 3
    assert len({role.text for role in kovalenko.roles}) == 4
    assert {"Andrei Rudenko", "Andrei Belousov"} <= {e.name for e in made}

"""Whom names stand for: an id that stays, and a story that speaks of its own articles only."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reportedly.engine.local import Local
from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.mention import MentionKind, Name, Referent, Role, entity_id
from reportedly.model.span import Span
from reportedly.reconcile.referents import assembled, referents
from reportedly.stage import Group

IDS = st.text("0123456789abcdef", min_size=3, max_size=3)
DAYS = ("", "2026-03-09", "2026-03-10", "2026-04-01")


def name(words: str, article: str, role: str = "") -> Name:
    def at(start: int, text: str) -> Span:
        return Span(article=article, start=start, end=start + len(text), text=text)

    return Name(
        span=at(0, words), name=words, kind=MentionKind.PERSON, spellings=(words,),
        roles=(Role(text=role, span=at(40, role)),) if role else (), mentions=tuple(words),
    )  # fmt: skip


NAMES = (
    name("Mayor Ida Berg", "art-1", "mayor of Lom"),
    name("Ida Bergh", "art-2", "a baker"),
    name("Berg", "art-3"),
    name("Ida Berg", "art-4"),
)


def judged(verdict: Verdict, one: Name, other: Name, by: str = "same_name") -> Judgement:
    return Judgement.of(one.id, other.id, verdict, by, score=0.9)


def told(*links: Judgement) -> list[Referent]:
    made = Local().gather(referents, NAMES, links, {})
    return [one for one in made if isinstance(one, Referent)]


CHAIN = [judged(Verdict.SAME, one, NAMES[0]) for one in NAMES[1:]]


@given(st.lists(st.tuples(st.sampled_from(DAYS), IDS), min_size=1, max_size=8))
def test_the_id_stays_while_later_articles_name_the_same(told: list[tuple[str, str]]) -> None:
    names = [replace(NAMES[0], day=day, mentions=(id,)) for day, id in told]
    first = min(day or "9999" for day, _ in told)
    later = [name for name in names if (name.day or "9999") > first]
    before = [name for name in names if name not in later]
    assert entity_id(names) == entity_id(before)
    assert entity_id(names).removeprefix("ent-") in {
        name.id.removeprefix("nam-") for name in before
    }


def test_a_name_more_leaves_the_referents_of_the_others_as_they_are() -> None:
    *before, newcomer = sorted(NAMES, key=lambda one: one.id)
    links = [judged(Verdict.SAME, one, before[0]) for one in (*before[1:], newcomer)]
    there = {one for one in told(*links[:-1]) if one.name != newcomer.id}
    assert there == {one for one in told(*links) if one.name != newcomer.id}
    assert len({(one.entity, one.called) for one in told(*links)}) == 1


def test_how_somebody_is_called_stays_when_later_articles_call_them_otherwise() -> None:
    def called(*forms: str) -> str:
        some = [
            replace(name(form, f"art-{n}"), day=f"2026-03-{n:02}")
            for n, form in enumerate(forms, 1)
        ]
        made = referents.fold(Group(members=tuple(some[::-1])))
        [found] = {one.called for one in made if isinstance(one, Referent)}
        return found

    early = ("Berg", "Ida Berg", "Ida Bergh", "Ida Berg", "Berg", "Ida Berg", "Ida Bergh")
    assert called(*early) == "Ida Berg", "the first five full ones"
    assert called(*early, *["Ida Marie Berg"] * 9) == "Ida Berg"
    assert called("Berg") == "Berg"


@given(st.permutations(NAMES))
def test_an_entity_is_the_same_in_whatever_order_its_names_come(names: list[Name]) -> None:
    [one] = assembled(told(*CHAIN), names)
    assert (one,) == assembled(reversed(told(*CHAIN)), NAMES)
    assert one.articles == ("art-1", "art-2", "art-3", "art-4")
    assert [role.text for role in one.roles] == ["mayor of Lom", "a baker"]


def test_of_some_articles_it_says_nothing_of_others_but_how_it_is_called() -> None:
    [here] = assembled(told(*CHAIN), NAMES[2:3])
    assert (here.name, here.spellings, here.roles) == ("Mayor Ida Berg", ("Berg",), ())
    [all_of_it] = assembled(told(*CHAIN), NAMES)
    assert here.id == all_of_it.id


def test_two_that_an_analyst_told_apart_know_it_of_each_other() -> None:
    apart = judged(Verdict.DIFFERENT, NAMES[0], NAMES[3], "human:ann")
    found = told(*CHAIN[:2], apart)
    assert {one.vetoes for one in found} == {(apart.id,)}
    assert len({one.entity for one in found}) == 2

"""Units: which articles are worked on together, and that nothing reaches beyond them."""

from collections.abc import Iterator
from itertools import pairwise

from hypothesis import given as drawn
from hypothesis import strategies as st

from reportedly.engine.plan import Wide, Within, phases
from reportedly.engine.units import Unit, given, units, work
from reportedly.model.article import Article
from reportedly.model.claim import Claim
from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.mention import Name
from reportedly.model.origin import Copy, CopyKind
from reportedly.model.quantity import Bound, Quantity
from reportedly.model.record import articles_of
from reportedly.model.story import ClaimGroup, Story
from reportedly.model.testimony import Testimony
from reportedly.pipeline import STAGES
from reportedly.stage import Closure, Compare, Gather, Group, Key, PerStory

TEXTS = [Article.of(f"{word} 7 7 7") for word in ("one", "two", "three")]
ONE, TWO, THREE = (article.id for article in TEXTS)


def test_the_work_is_what_may_reach_anywhere_and_then_story_by_story() -> None:
    *wide, last = phases(STAGES)
    assert all(isinstance(phase, Wide) for phase in wide)
    assert isinstance(last, Within)
    assert last.stages[0].name == "meanings"
    assert Claim in given(last.stages)
    assert not {Testimony, ClaimGroup, Judgement} & {*given(last.stages)}, "made on the way"


def test_a_later_stage_that_reaches_anywhere_parts_the_work() -> None:
    far = Gather(name="far", of=(Name,), makes=Copy, by=Closure("same_name"), fold=lambda g: ())
    near = Gather(
        name="near", of=(Claim,), makes=Copy, by=Closure("same_claim"), fold=lambda g: ()
    )
    *_, before, between, after = phases((*STAGES, far, near))
    assert isinstance(before, Within)
    assert between == Wide(stage=far)
    assert after == Within(stages=(near,))
    assert Judgement in given(after.stages)


places = st.sampled_from("abcdefgh")
some = st.lists(st.frozensets(places, min_size=1), max_size=6)


@drawn(some, some)
def test_units_are_the_connected_articles(
    told: list[frozenset[str]], joined: list[frozenset[str]]
) -> None:
    seen = set[str]()
    stories = list[Story]()
    for articles in told:  # an article is in one story
        if left := sorted(articles - seen):
            stories.append(Story(title="", articles=tuple(left)))
            seen.update(left)
    made = list(units(stories, (tuple(sorted(one)) for one in joined), "abcdefgh"))
    assert sorted(id for unit in made for id in unit.articles) == list("abcdefgh")
    home = {id: unit for unit in made for id in unit.articles}
    for linked in (*(story.articles for story in stories), *joined):
        assert len({id_of(home[id]) for id in linked}) == 1
    for unit in made:
        assert {*unit.stories} == unit.articles & seen
        assert _connected(unit, [*(frozenset(s.articles) for s in stories), *joined])


def id_of(unit: Unit) -> str:
    return min(unit.articles)


def _connected(unit: Unit, links: list[frozenset[str]]) -> bool:
    reached = {min(unit.articles)}
    for _ in unit.articles:
        reached.update(*(link for link in links if link & reached))
    return reached == unit.articles


def number(article: Article, place: int) -> Quantity:
    start = article.text.index("7") + 2 * place
    span = article.at(start, start + 1)
    return Quantity(span=span, whole=span, value=place, low=None, high=None, bound=Bound.EXACT)


def pairing(group: Group) -> Iterator[Copy]:
    """That each two neighbours among the articles of a group share something."""
    articles = sorted({id for member in group.members for id in articles_of(member)})
    for left, right in pairwise(articles):
        yield Copy(left=left, right=right, kind=CopyKind.PARTIAL, containment=1.0)


same = Compare(
    name="same",
    of=Quantity,
    makes=Judgement,
    keys=lambda one: ["all"],
    judge=lambda one, other: Judgement.of(one.id, other.id, Verdict.SAME, "same"),
    within_story=True,
)
closed = Gather(name="closed", of=(Quantity,), makes=Copy, by=Closure("same"), fold=pairing)
after = Gather(name="after", of=(Copy,), makes=Copy, by=Key(articles_of), fold=pairing)


def test_each_stage_sees_what_those_before_it_said_of_the_unit() -> None:
    unit = Unit(articles=frozenset({ONE, TWO}), stories={ONE: "sto-1", TWO: "sto-1"})
    numbers = [number(article, 0) for article in TEXTS[:2]]
    beyond = Copy(
        left=min(ONE, THREE), right=max(ONE, THREE), kind=CopyKind.PARTIAL, containment=1
    )
    said = work([same, closed, after], unit, {Quantity: numbers, Copy: [beyond]}, {})
    [link] = said["same"]
    [found] = said["closed"]
    assert set(articles_of(found)) == {ONE, TWO}
    assert {*said["after"]} == {found}, "what rests on an article of others too is left to nobody"
    left, right = sorted(n.id for n in numbers)
    apart = Judgement.of(left, right, Verdict.DIFFERENT, "human:ann")
    said = work([same, closed], unit, {Quantity: numbers}, {"same": [apart]})
    assert (said["same"], said["closed"]) == ((link,), ())


def test_an_article_that_is_in_no_story_is_worked_on_alone() -> None:
    seen = list[tuple[str, ...]]()

    def looked(group: Group) -> Iterator[Copy]:
        seen.append(tuple(dict.fromkeys(id for one in group.members for id in articles_of(one))))
        yield from ()

    told = Gather(name="told", of=(Quantity,), makes=Copy, by=PerStory(), fold=looked)
    unit = Unit(articles=frozenset({ONE, TWO}), stories={ONE: "sto-1"})
    work([told], unit, {Quantity: [number(article, 0) for article in TEXTS]}, {})
    assert sorted(seen) == sorted([(ONE,), (TWO,)])

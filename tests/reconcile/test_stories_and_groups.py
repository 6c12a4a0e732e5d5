"""Gathering: weak bridges do not chain stories, humans outrank, groups name their centre."""

from reportedly.model.attribution import Hop, HopKind, Method
from reportedly.model.claim import Claim
from reportedly.model.hedge import Status
from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.span import Span
from reportedly.model.story import ClaimGroup, Sketch, Story
from reportedly.reconcile.claim_groups import claim_groups
from reportedly.reconcile.stories import stories
from reportedly.stage import Group


def sketch(title: str) -> Sketch:
    span = Span(article=f"art-{title}", start=0, end=len(title), text=title)
    return Sketch(span=span, terms=((title, 1.0),), names=())


def link(one: Sketch, other: Sketch, score: float, by: str = "same_story") -> Judgement:
    return Judgement.of(one.id, other.id, Verdict.SAME, by, score=score)


def told(members: list[Sketch], *links: Judgement) -> list[set[str]]:
    made = stories.fold(Group(members=tuple(members), links=links))
    found = [{a.removeprefix("art-") for a in s.articles} for s in made if isinstance(s, Story)]
    return sorted(found, key=sorted)


def test_one_article_about_two_things_does_not_chain_two_stories() -> None:
    a, b, c, d = (sketch(name) for name in "abcd")
    links = link(a, b, 0.9), link(c, d, 0.9), link(b, c, 0.5)
    assert told([a, b, c, d], *links) == [{"a", "b"}, {"c", "d"}]


def test_a_person_can_join_what_the_words_do_not() -> None:
    a, b, c, d = (sketch(name) for name in "abcd")
    links = link(a, b, 0.9), link(c, d, 0.9), link(b, c, 0.5, "human:editor")
    assert told([a, b, c, d], *links) == [{"a", "b", "c", "d"}]


def test_the_most_connected_article_names_the_story() -> None:
    a, b, c = (sketch(name) for name in "abc")
    (story,) = stories.fold(Group(members=(a, b, c), links=(link(a, b, 0.9), link(b, c, 0.9))))
    assert isinstance(story, Story)
    assert story.title == "b"


def test_a_claim_alone_is_no_group_and_two_are() -> None:
    def claim(article: str, text: str) -> Claim:
        return Claim(
            content=(Span(article=article, start=0, end=len(text), text=text),),
            method=Method.NARRATOR,
            cue=None,
            speaker=None,
            hops=(Hop(kind=HopKind.OUTLET, name="Valley Post"),),
            status=Status.ASSERTED,
        )

    one, other = claim("art-1", "that the dam broke"), claim("art-2", "the dam burst at noon")
    assert list(claim_groups.fold(Group(members=(one,)))) == []
    same = Judgement.of(one.id, other.id, Verdict.SAME, "same_claim", score=0.8)
    (group,) = claim_groups.fold(Group(members=(one, other), links=(same,)))
    assert isinstance(group, ClaimGroup)
    assert group.text == "the dam broke"
    assert group.articles == ("art-1", "art-2")

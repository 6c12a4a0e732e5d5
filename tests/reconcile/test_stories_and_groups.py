"""Gathering: weak bridges do not chain stories, humans outrank, groups name their centre."""

from itertools import combinations

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


def test_a_person_keeps_apart_what_the_words_join() -> None:
    a, b, c, d = (sketch(name) for name in "abcd")
    alike = [link(*pair, 0.9) for pair in ((a, b), (c, d), (a, c), (b, c), (b, d))]
    no = Judgement.of(a.id, d.id, Verdict.DIFFERENT, "human:editor")
    yes = link(b, c, 0.0, "human:editor")
    for links in ([*alike, no], [*alike, no, yes]):
        (at,) = (story for story in told([a, b, c, d], *links) if "a" in story)
        assert "d" not in at


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


def test_the_shortest_headline_that_says_as_much_names_the_story() -> None:
    def titled(name: str, title: str) -> Sketch:
        span = Span(article=f"art-{name}", start=0, end=4, text="Lead")
        words = (("Flood", 3.0), ("Kaunas", 3.0), ("bridge", 2.0), ("shut", 2.0))
        return Sketch(span=span, terms=words, names=(), title=title)

    members = (
        titled("a", "Flood in Kaunas shuts bridge after days of rain in the north | Baltic News"),
        titled("b", "Flood shuts Kaunas bridge | Baltic News"),
        titled("c", "Live updates"),
        titled("d", ""),
    )
    links = tuple(link(one, other, 0.9) for one, other in combinations(members, 2))
    (story,) = stories.fold(Group(members=members, links=links))
    assert isinstance(story, Story)
    assert story.title == "Flood shuts Kaunas bridge"


def test_claims_are_not_chained_by_weak_links() -> None:
    def claim(name: str) -> Claim:
        return Claim(
            content=(Span(article=f"art-{name}", start=0, end=1, text=name),),
            method=Method.NARRATOR,
            cue=None,
            speaker=None,
            hops=(Hop(kind=HopKind.OUTLET, name="Valley Post"),),
            status=Status.ASSERTED,
        )

    a, b, c, d = (claim(name) for name in "abcd")

    def same(one: Claim, other: Claim, score: float, by: str = "same_claim") -> Judgement:
        return Judgement.of(one.id, other.id, Verdict.SAME, by, score=score)

    def told(*links: Judgement) -> list[str]:
        made = claim_groups.fold(Group(members=(a, b, c, d), links=links))
        named = {claim.id: claim.text for claim in (a, b, c, d)}
        return sorted(
            "".join(sorted(named[id] for id in group.claims))
            for group in made
            if isinstance(group, ClaimGroup)
        )

    links = same(a, b, 0.9), same(c, d, 0.9), same(b, c, 0.7)
    assert told(*links) == ["ab", "cd"]
    assert told(*links, same(a, d, 1.0, "human:editor")) == ["abcd"]

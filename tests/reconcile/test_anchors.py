"""Decisions find their records again, or say what is missing."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pytest

from reportedly.model.article import Article
from reportedly.model.attribution import Hop, HopKind, Method
from reportedly.model.claim import Claim
from reportedly.model.decision import Decision, Matter
from reportedly.model.hedge import Status
from reportedly.model.judgement import Verdict
from reportedly.model.mention import Mention, MentionKind, Name
from reportedly.model.record import articles_of
from reportedly.model.story import Sketch
from reportedly.reconcile.anchors import Located, anchor, locate

STRIKE = Article.of(
    "Strike ends\n\nChair Janne Moen of the union signed. Moen left. "
    "The mill, Moen said, will reopen.",
    source="strike.txt",
)
VOTE = Article.of("J. Moen lost the vote in Tana, the clerk said.", source="vote.txt")


@dataclass
class Held:
    """Records as a view gives them."""

    records: Sequence[Any]

    def get(self, kind: type[Any], id: str) -> Any:
        return next((one for one in self.all(kind) if one.id == id), None)

    def all(
        self,
        kind: type[Any],
        *,
        articles: Collection[str] | None = None,
        by: Collection[str] | None = None,
    ) -> Iterator[Any]:
        found = (record for record in self.records if type(record) is kind)
        return (r for r in found if articles is None or {*articles} & {*articles_of(r)})


def name(article: Article, *words: str, full: str = "") -> list[Any]:
    """A name of an article by its mentions, given in the order of the text, and these."""
    mentions, at = list[Mention](), 0
    for text in words:
        start = article.text.index(text, at)
        at = start + len(text)
        span = article.at(start, at)
        mentions.append(Mention(span=span, name=full or words[0], kind=MentionKind.PERSON))
    made = Name(
        span=mentions[0].span,
        name=full or words[0],
        kind=MentionKind.PERSON,
        spellings=words,
        roles=(),
        mentions=tuple(mention.id for mention in mentions),
    )
    return [made, *mentions]


def at(article: Article, word: str, nth: int) -> list[Any]:
    """A name with one mention: the ``nth`` place of a word, from 0."""
    start = [found.start() for found in re.finditer(word, article.text)][nth]
    span = article.at(start, start + len(word))
    mention = Mention(span=span, name=f"{word} {nth}", kind=MentionKind.PERSON)
    made = Name(
        span=span,
        name=mention.name,
        kind=MentionKind.PERSON,
        spellings=(word,),
        roles=(),
        mentions=(mention.id,),
    )
    return [made, mention]


def claim(article: Article, words: str, source: str) -> Claim:
    start = article.text.index(words)
    return Claim(
        content=(article.at(start, start + len(words)),),
        method=Method.INDIRECT,
        cue=None,
        speaker=None,
        hops=(Hop(kind=HopKind.PERSON, name=source),),
        status=Status.ASSERTED,
    )


def decided(one: Any, other: Any, matter: Matter = Matter.NAMES) -> Decision:
    made = "2026-03-01T09:00:00.000000+00:00"
    sides = anchor(one), anchor(other)
    return Decision.of(matter, *sides, Verdict.SAME, by="human:ann", made=made)


LOST = name(VOTE, "J. Moen")
SIGNED = name(STRIKE, "Janne Moen", "Moen", "Moen")


def found(decision: Decision, *records: Any) -> Located:
    [one] = locate(Held(records), [decision])
    return one


def ids(one: Located) -> set[str]:
    return {one.left, one.right}


def test_the_very_place_is_found() -> None:
    one = found(decided(SIGNED[0], LOST[0]), *SIGNED, *LOST)
    assert ids(one) == {SIGNED[0].id, LOST[0].id}


@pytest.mark.parametrize(
    "now",
    [
        pytest.param(name(STRIKE, "Chair Janne Moen", "Moen"), id="a longer mention"),
        pytest.param(name(STRIKE, "Moen", "Moen", full="Janne Moen"), id="a shorter mention"),
        pytest.param(name(STRIKE, "Strike", "Janne Moen"), id="another first mention"),
        pytest.param(name(STRIKE, "The mill", full="Janne Moen"), id="the same full name"),
    ],
)
def test_a_name_that_is_read_otherwise_now_is_found_all_the_same(now: list[Any]) -> None:
    other = name(STRIKE, "union", full="Union")
    one = found(decided(SIGNED[0], LOST[0]), *now, *other, *LOST)
    assert ids(one) == {now[0].id, LOST[0].id}


def test_the_nearest_of_the_same_words_is_meant() -> None:
    first, near, far = (at(STRIKE, "Moen", nth) for nth in range(3))
    assert ids(found(decided(first[0], LOST[0]), *far, *near, *LOST)) == {near[0].id, LOST[0].id}


def test_a_longer_name_that_only_holds_the_words_is_another() -> None:
    body = name(STRIKE, "Janne Moen of the union signed", full="The union")
    lost = found(decided(SIGNED[0], LOST[0]), *body, *LOST)
    assert not lost.left
    assert "no name stands any more at “Janne Moen”" in lost.lacking


def test_a_place_in_the_name_of_a_body_is_another() -> None:
    hall = Article.of("The Hall of Culture in Tana burned.", source="hall.txt")
    body, place = name(hall, "Hall of Culture in Tana"), name(hall, "Tana")
    body[0] = replace(body[0], kind=MentionKind.ORGANISATION)
    assert not found(decided(body[0], LOST[0]), *place, *LOST).left


def test_an_article_that_is_gone_is_named() -> None:
    lost = found(decided(SIGNED[0], LOST[0]), *SIGNED)
    assert lost.lacking == f"nothing is known of {VOTE.id}, where “J. Moen” stood"


def test_two_names_that_have_become_one_need_no_decision() -> None:
    one = found(decided(SIGNED[0], at(STRIKE, "Moen", 1)[0]), *SIGNED)
    assert "are one record now" in one.lacking


def test_of_two_statements_at_one_place_the_one_of_that_source_is_meant() -> None:
    his, hers = (claim(STRIKE, "will reopen", who) for who in ("Moen", "the mill"))
    other = claim(VOTE, "J. Moen lost", "the clerk")
    longer = claim(STRIKE, "The mill, Moen said, will reopen", "Strike Post")
    one = found(decided(his, other, Matter.CLAIMS), longer, hers, his, other)
    assert ids(one) == {his.id, other.id}
    lost = found(decided(his, other, Matter.CLAIMS), longer, other)
    assert "no claim stands any more" in lost.lacking


def test_an_article_has_but_one_sketch() -> None:
    one, other = (
        Sketch(span=article.at(0, 5), terms=(), names=(), title="A strike")
        for article in (STRIKE, VOTE)
    )
    now = Sketch(span=STRIKE.at(13, 23), terms=(("mill", 1.0),), names=())
    assert ids(found(decided(one, other, Matter.STORIES), now, other)) == {now.id, other.id}

"""Blocks: equals are chained, one of them meets the rest, and a crowd proposes nothing."""

from dataclasses import replace

from reportedly.engine.blocks import MAX_BLOCK, compare_all
from reportedly.engine.local import Local
from reportedly.model.article import Article
from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.quantity import Bound, Quantity
from reportedly.stage import Compare

TEXT = "7 " * 2000


def number(place: int, value: float) -> Quantity:
    span = Article.of(TEXT).at(2 * place, 2 * place + 1)
    return Quantity(span=span, whole=span, value=value, low=None, high=None, bound=Bound.EXACT)


def judge(left: Quantity, right: Quantity) -> Judgement:
    verdict = Verdict.SAME if left.value == right.value else Verdict.DIFFERENT
    return Judgement.of(left.id, right.id, verdict, "numbers")


def stage(equal: bool) -> Compare:
    return Compare(
        name="numbers",
        of=Quantity,
        makes=Judgement,
        keys=lambda q: ["all", "again"],
        judge=judge,
        equal=(lambda q: str(q.value)) if equal else (lambda q: ""),
    )


def judged(equal: bool, *numbers: Quantity) -> list[Judgement]:
    return list(compare_all(stage(equal), numbers, {}))  # type: ignore[arg-type]


def test_every_pair_meets_where_nothing_is_equal() -> None:
    assert len(judged(False, *(number(i, i % 2) for i in range(6)))) == 15


def test_equals_are_linked_in_a_chain_and_one_of_them_meets_the_others() -> None:
    links = judged(True, *(number(i, i % 2) for i in range(6)))
    assert sorted(link.verdict for link in links) == ["different"] + ["same"] * 4


def test_a_crowd_of_equals_is_linked_and_a_crowd_of_others_is_not() -> None:
    many = [number(i, 1) for i in range(MAX_BLOCK + 50)]
    assert len(judged(True, *many)) == MAX_BLOCK + 49
    assert not judged(False, *many)


def test_a_pile_is_compared_alike_in_whatever_order_it_comes() -> None:
    some = [number(i, i % 3) for i in range(9)]
    for equal in (True, False):
        assert judged(equal, *some[::-1]) == judged(equal, *some)


def test_what_all_share_proposes_nothing() -> None:
    crowded = replace(stage(False), common=lambda members: len(members) > 2)
    some = [number(i, 1) for i in range(3)]
    assert not list(Local().compare(crowded, some, {}))
    assert len(list(Local().compare(crowded, some[:2], {}))) == 1


def test_only_records_of_one_story_meet() -> None:
    inside = replace(stage(False), within_story=True)
    some = [number(i, 1) for i in range(3)]
    article = Article.of(TEXT).id
    assert len(list(Local().compare(inside, some, {article: "sto-1"}))) == 3
    assert not list(Local().compare(inside, some, {}))


def test_a_pair_that_shares_two_keys_is_judged_once() -> None:
    seen = list[tuple[str, str]]()

    def counted(left: Quantity, right: Quantity) -> Judgement:
        seen.append((left.id, right.id))
        return judge(left, right)

    comparing = Compare(
        name="numbers",
        of=Quantity,
        makes=Judgement,
        keys=lambda q: ["all", "again"],
        judge=counted,
    )
    found = list(Local().compare(comparing, [number(0, 1), number(1, 2)], {}))
    assert len(found) == len(seen) == 1

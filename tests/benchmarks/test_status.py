"""The scoring of reserves, on items that we made up for it."""

import pytest

from benchmarks.tasks.status import Ours, answer, items_in, right, score

GOLD = """
== A dam, weather
The dam may fail, Ana Torres said. The ministry denied it. Pumps may run.
- hedged | cue: may | holder: speaker | scope: The dam may fail
- denied | cue: denied | holder: The ministry | scope: The dam may fail
- hedged | cue: may#2 | holder: outlet | scope: Pumps may run

== A fair, business
The fair opened on Monday.
- none
"""


def ours(text: str, status: str, cue: str, holder: str, scope: str) -> Ours:
    def place(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    return Ours(status, place(cue), frozenset({holder}), (), (place(scope),))


def test_places_are_whole_words_and_counted() -> None:
    [dam, fair] = items_in(GOLD)
    assert (dam.title, dam.kind) == ("A dam", "weather")
    assert [dam.text[slice(*g.cue)] for g in dam.reserves] == ["may", "denied", "may"]
    assert dam.reserves[2].cue[0] > dam.reserves[1].cue[0]
    assert fair.reserves == ()


@pytest.mark.parametrize(
    "line", ["- hedged | cue: may", "- hedged | cue: x | holder: outlet | scope: y"]
)
def test_a_line_that_makes_no_sense_is_an_error(line: str) -> None:
    with pytest.raises(ValueError, match="B"):
        items_in(f"== B, war\nIt may rain.\n- none\n{line}\n")


def test_right_asks_for_status_cue_scope_and_holder() -> None:
    [dam, _] = items_in(GOLD)
    made = ours(dam.text, "denied", "denied", "ministry", "The dam may fail")
    assert right(dam.reserves[1], made)
    for wrong in (
        ours(dam.text, "hedged", "denied", "ministry", "The dam may fail"),
        ours(dam.text, "denied", "Pumps", "ministry", "The dam may fail"),
        ours(dam.text, "denied", "denied", "Ana Torres", "The dam may fail"),
        ours(dam.text, "denied", "denied", "ministry", "Pumps may run"),
    ):
        assert not right(dam.reserves[1], wrong)


def test_score_counts_what_is_missing_and_what_is_too_much() -> None:
    items = items_in(GOLD)
    found = ours(items[0].text, "hedged", "may", "speaker", "The dam may fail")
    extra = ours(items[1].text, "hedged", "opened", "outlet", "The fair opened")
    figures = score(items, [[found], [extra]])
    assert figures["both_f1"] == pytest.approx(2 * 1 / (3 + 2))
    assert figures["none_right"] == 0.0
    assert score(items, [[found], []])["none_right"] == 1.0


def test_stretches_that_we_hold_in_one_statement_are_one() -> None:
    text = "Rain fell and wind rose, he said. It could not be verified."
    [item] = items_in(
        f"== C, weather\n{text}\n- unverified by outlet | cue: could not be verified "
        "| holder: outlet | scope: Rain fell ; wind rose\n"
    )
    made = ours(text, "unverified by outlet", "could not", "outlet", "Rain fell and wind rose")
    assert score([item], [[made]])["both_f1"] == 1.0


def test_a_weaker_second_cue_counts_neither_way() -> None:
    text = "If it rains, the dam could fail."
    [item] = items_in(
        f"== D, weather\n{text}\n- hedged | cue: If | holder: outlet | scope: {text[:-1]}\n"
    )
    first = ours(text, "hedged", "If", "outlet", text[:-1])
    second = ours(text, "hedged", "could", "outlet", "the dam could fail")
    assert score([item], [[first, second]])["both_f1"] == 1.0


def test_the_stages_answer_a_text() -> None:
    [dam, fair] = items_in(GOLD)
    figures = score([dam, fair], [answer(dam.text), answer(fair.text)])
    assert figures["none_right"] == 1.0
    assert figures["status_f1"] > 0.6

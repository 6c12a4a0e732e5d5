"""The scoring of figures, on items that we made up for it."""

from dataclasses import replace

import pytest

from benchmarks.days import days_of, length_of
from benchmarks.figures_gold import Bounds, Item
from benchmarks.tasks.figures import Answer, Number, When, answer, items_in, score
from benchmarks.wording import head_of, kindred, same_unit

GOLD = """
== A dam, weather (published 2026-03-12)
At least 1,300 houses were flooded at Sela on Tuesday by 2 of 2 rivers.

Flight 12 turned back; a third of its fuel was gone after two tries.
- 1,300 | at least 1300 | of: house | state: flooded / damaged | place: Sela | kind: event
- 2#2 | exact 2 | of: river
- a third | exact 33.333 | of: none / fuel | unit: percent | kind: share
@ Tuesday | 2026-03-10
x Flight 12
? two

== A fair, business (published 2026-03-12)
The fair drew dozens of people last year or so, for 3 to 4 days.
- dozens | vague, from 24 | of: person
- 3 to 4 | between 3 and 4 or about 3 | unit: day / year
@ last year | 2025 or in 2024
@ 3 to 4 days | P3D/P4D or P3D
"""
SURE = {
    "unit": ("",),
    "counted": ("", "house", "houses"),
    "state": ("damaged",),
    "place": ("Sela",),
    "kind": ("event",),
}


def place(item: Item, words: str, nth: int = 0) -> tuple[int, int]:
    start = -1
    for _ in range(nth + 1):
        start = item.text.index(words, start + 1)
    return start, start + len(words)


def number(item: Item, words: str, bound: str, low: float | None, high: float | None) -> Number:
    return Number(place(item, words), Bounds(bound, low, high), SURE)


def test_marks_are_read_with_their_places() -> None:
    [dam, fair] = items_in(GOLD)
    assert (dam.title, dam.kind, dam.day) == ("A dam", "weather", "2026-03-12")
    assert [dam.text[slice(*f.where)] for f in dam.figures] == ["1,300", "2", "a third"]
    assert dam.figures[1].where == place(dam, "2", nth=1)
    assert dam.figures[0].fields["state"] == ("flooded", "damaged")
    assert dam.figures[2].fields["counted"] == ("", "fuel")
    assert [b.bound for b in fair.figures[1].bounds] == ["between", "about"]
    assert fair.moments[0].values == ("2025", "in 2024")


@pytest.mark.parametrize(
    "line",
    ["- 7 | exact 7", "- 6 | some 6", "- 6 | exact 6 | colour: red", "@ Monday | soon", "x 7"],
)
def test_a_line_that_makes_no_sense_is_an_error(line: str) -> None:
    with pytest.raises(ValueError, match="B"):
        items_in(f"== B, war (published 2026-01-01)\nIt took 6 towns on Monday.\n{line}\n")


def test_score_counts_what_is_found_missing_and_too_much() -> None:
    [dam, _] = items_in(GOLD)
    right = number(dam, "1,300", "at least", 1300, None)
    decoy, excused = number(dam, "12", "exact", 12, 12), number(dam, "two", "exact", 2, 2)
    figures = score([dam], [Answer((right, decoy, excused))])
    assert figures["quantities_f1"] == pytest.approx(2 * 1 / (3 + 2))
    assert figures["decoys"] == 1
    assert figures["low_high"] == figures["bound"] == figures["measures"] == 1.0
    wrong = replace(right, bounds=Bounds("about", 1300, 1300))
    assert score([dam], [Answer((wrong,))])["low_high"] == 0.0


def test_a_vague_count_is_right_to_a_factor_of_two() -> None:
    [_, fair] = items_in(GOLD)
    for low, share in ((20, 1.0), (100, 0.0)):
        made = number(fair, "dozens", "vague", low, None)
        assert score([fair], [Answer((made,))])["low_high"] == share


def test_times_are_right_by_the_days_they_cover() -> None:
    [dam, fair] = items_in(GOLD)
    tuesday = When(place(dam, "on Tuesday"), ("2026-03-10", "2026-03-10"))
    figures = score([dam], [Answer(times=(tuesday,))])
    assert (figures["times_f1"], figures["times_value"]) == (1.0, 1.0)
    by_then = replace(tuesday, days=("", "2026-03-10"))
    assert score([dam], [Answer(times=(by_then,))])["times_value"] == 1.0
    year = When(place(fair, "last year"), ("2024-05-01", "2024-05-31"))
    days = When(place(fair, "3 to 4 days"), length="PT72H")
    stray = When(place(fair, "fair"), ("2026-03-12", "2026-03-12"))
    figures = score([fair], [Answer(times=(year, days, stray))])
    assert figures["times_f1"] == pytest.approx(0.8)
    assert figures["times_value"] == 1.0


def test_days_and_lengths() -> None:
    assert days_of("2024-02") == ("2024-02-01", "2024-02-29")
    assert days_of("2025-24") == ("2025-12-01", "2026-02-28")
    assert days_of("2026-33") == days_of("2026-01/2026-03") == ("2026-01-01", "2026-03-31")
    assert days_of("2026-03/..") is None
    assert length_of("P1Y6M") == length_of("P18M")
    assert length_of("PT24H") == length_of("P1D")


def test_words_that_are_one_answer() -> None:
    assert kindred(["sold"], ["sells"])
    assert kindred(["rose"], ["up"])
    assert kindred(["sent"], ["expected sent"])
    assert kindred(["injured"], ["wounded"])
    assert not kindred(["sent"], ["not sent"])
    assert head_of("armed men in the yard") == "men"
    assert same_unit([""], ["barrel"], ["barrel"])
    assert not same_unit([""], ["percent"], ["barrel"])


def test_the_stages_answer_a_text() -> None:
    items = items_in(GOLD)[:1]
    figures = score(items, [answer(item) for item in items])
    assert figures["times_f1"] == figures["times_value"] == 1.0
    assert figures["low_high"] > 0.5

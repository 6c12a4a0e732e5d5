"""How answers are scored: half of the words found, lines in vain, silence where it is due."""

from benchmarks.tasks.questions import Asked, Score


def test_half_of_the_words_is_found_and_a_line_elsewhere_is_in_vain() -> None:
    score = Score()
    asked = Asked(words="?", evidence=(("a", 0, 10), ("b", 0, 10)), mention=("12", "13"))
    score.count(asked, [[("a", 0, 5)], [("b", 7, 30)], [("c", 0, 5)]], "12 died", answers=True)
    found = score.metrics()
    assert found["evidence_recall"] == found["mentions"] == 0.5
    assert found["evidence_precision"] == 2 / 3
    assert found["answered"] == 1


def test_silence_is_right_only_where_nothing_answers() -> None:
    score = Score()
    none = Asked(words="?", evidence=(), answerable=False)
    score.count(none, [], "", answers=False)
    score.count(none, [[("a", 0, 5)]], "x", answers=True)
    score.count(Asked(words="?", evidence=(("a", 0, 4),)), [], "", answers=False)
    assert score.metrics()["abstained"] == 0.5
    assert score.metrics()["answered"] == 0

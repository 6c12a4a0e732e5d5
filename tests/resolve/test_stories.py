"""Stories: what belongs together over time, and what only shares a subject."""

from itertools import permutations

from reportedly.engine.local import Local
from reportedly.extract.sketches import sketches
from reportedly.model.article import Article, Known, Published
from reportedly.model.judgement import Judgement
from reportedly.model.reading import Reading
from reportedly.model.story import Sketch, Story
from reportedly.reconcile.stories import stories
from reportedly.resolve.stories import bar, same_story

QUAKE_A = (
    "Quake kills dozens near Antalya",
    "A strong earthquake shook the coast near Antalya, and rescuers pulled survivors from "
    "collapsed hotels in Manavgat. The disaster agency AFAD counted aftershocks all night.",
)
QUAKE_A2 = (
    "Rescuers still dig in Manavgat",
    "Two days after the earthquake near Antalya rescuers in Manavgat heard voices under a hotel. "
    "AFAD said aftershocks made the work dangerous for survivors and crews.",
)
QUAKE_B = (
    "Earthquake topples church towers in Oaxaca",
    "An earthquake damaged churches in Oaxaca, and Mexican civil protection crews sheltered "
    "families in Juchitan. The seismological service counted aftershocks.",
)
STRIKE = (
    "Dockers walk out in Rotterdam",
    "Dockers at two Rotterdam terminals walked out over pensions, and the union FNV said "
    "container ships were waiting at sea while talks with employers stalled.",
)


def sketch(parts: tuple[str, str], day: str = "") -> Sketch:
    text = "\n\n".join(parts)
    published = Published(first=day, last=day, how=Known.METADATA) if day else None
    whole = Article.of(text, source=parts[0])
    article = Article(id=whole.id, text=text, source=parts[0], published=published)
    (made,) = sketches(Reading(article=article))
    assert isinstance(made, Sketch)
    return made


def made(drawn: list[Sketch]) -> list[Story]:
    engine = Local()
    judged = [j for j in engine.compare(same_story, drawn, {}) if isinstance(j, Judgement)]
    return [s for s in engine.gather(stories, drawn, judged, {}) if isinstance(s, Story)]


def found(drawn: list[Sketch]) -> list[set[str]]:
    titles = {s.span.article: s.span.text for s in drawn}
    return sorted(({titles[a] for a in story.articles} for story in made(drawn)), key=sorted)


def test_two_days_of_one_quake_are_one_story_and_two_quakes_are_two() -> None:
    drawn = [
        sketch(QUAKE_A, "2024-03-04"),
        sketch(QUAKE_A2, "2024-03-06"),
        sketch(QUAKE_B, "2024-03-05"),
        sketch(STRIKE, "2024-03-05"),
    ]
    assert found(drawn) == [
        {STRIKE[0]},
        {QUAKE_B[0]},
        {QUAKE_A[0], QUAKE_A2[0]},
    ]


def test_the_order_of_arrival_does_not_matter() -> None:
    days = ("2024-03-04", "2024-03-06", "2024-03-05", "")
    drawn = [
        sketch(parts, day)
        for parts, day in zip((QUAKE_A, QUAKE_A2, QUAKE_B, STRIKE), days, strict=True)
    ]
    told = found(drawn)
    assert all(found(list(order)) == told for order in permutations(drawn))
    assert len({story.id for order in permutations(drawn) for story in made(list(order))}) == 3


def test_two_floods_that_struck_two_towns_are_two_stories() -> None:
    words = (
        "The flood tore bridges away after a night of rain and rescuers went from roof to roof in "
        "boats; the army sent helicopters, schools became shelters and wells were fouled."
    )
    drawn = [
        sketch((f"Flood in {town}: {tail}", f"{words} {river} rose over {town}, said {mayor}."))
        for town, river, mayor in (
            ("Karvasta", "The Ilm", "Mayor Dorta Venn"),
            ("Oyambe", "The Luado", "Governor Pita Masongo"),
        )
        for tail in ("the night", "the boats", "the wells", "the army", "the schools")
    ]
    assert [len(told) for told in found(drawn)] == [5, 5]


def test_what_has_little_in_common_is_not_spoken_of() -> None:
    one, other = sorted((sketch(QUAKE_A), sketch(STRIKE)), key=lambda s: s.id)
    assert same_story.judge(one, other) is None


def test_without_dates_the_subject_decides() -> None:
    assert {QUAKE_A[0], QUAKE_A2[0]} in found([sketch(QUAKE_A), sketch(QUAKE_A2), sketch(STRIKE)])


def test_the_reason_names_the_subject_in_readable_words() -> None:
    one, other = sorted((sketch(QUAKE_A), sketch(QUAKE_A2)), key=lambda s: s.id)
    judged = same_story.judge(one, other)
    assert isinstance(judged, Judgement)
    assert "Manavgat" in judged.why


def test_a_longer_gap_asks_for_more_likeness() -> None:
    assert bar(0) < bar(30) < bar(400)
    assert bar(0) < bar(None) < bar(400)


def test_an_article_without_words_is_no_sketch() -> None:
    assert list(sketches(Reading(article=Article.of(" … ")))) == []


def test_a_sketch_points_at_the_headline() -> None:
    made = sketch(QUAKE_A, "2024-03-04")
    assert made.span.text == QUAKE_A[0]
    assert (made.first, made.last) == ("2024-03-04", "2024-03-04")
    assert "Antalya" in [word for word, _ in made.terms]

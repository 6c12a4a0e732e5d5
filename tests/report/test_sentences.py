"""The brief in sentences: who says what, counted by origins, with notes that lead to the words."""

import pytest

from reportedly.model.article import Article
from reportedly.model.claim import Claim
from reportedly.model.mention import Mention
from reportedly.report.brief import brief, chosen
from reportedly.report.endnotes import endnotes
from reportedly.report.material import Material
from reportedly.report.parts import Part, cut
from reportedly.report.sentences import sentences
from reportedly.store.base import Ledger


def told(parts: tuple[Part, ...], key: str) -> list[str]:
    return [one.text for part in parts if part.key == key for one in part.sentences]


def test_each_part_says_who_says_it(ferry: Ledger) -> None:
    parts = sentences(Material(ferry.view()))
    assert [part.key for part in parts] == ["disputed", "denied", "unverified"]
    [clash] = told(parts, "disputed")
    assert "Ida Bergh, 6 May: “As many as 62 people were rescued”" in clash
    assert "(62 or fewer against 55 to 60)" in clash
    assert told(parts, "denied") == [
        "Denied by Nordfar: “the ferry was overloaded”, in Daily Fjord."
    ]
    [held] = told(parts, "unverified")
    assert held.startswith("Not verified by Coast Post (“could not verify”): “At least 40")
    assert held.endswith("on the word of Ida Berg, 6 May.")


def test_every_sentence_cites_claims_of_the_ledger(ferry: Ledger) -> None:
    view = ferry.view()
    for part in sentences(Material(view)):
        for one in part.sentences:
            assert one.cited
            assert set(one.cited) <= set(one.claims)
            assert all(view.get(Claim, id) for id in one.claims)


def test_only_what_rests_on_the_claims_asked_for(ferry: Ledger) -> None:
    view = ferry.view()
    [denial] = [c.id for c in view.all(Claim) if "overloaded" in c.text]
    parts = sentences(Material(view), [denial])
    assert [part.key for part in parts] == ["denied"]
    made = chosen(view, "Person: Nordfar", lambda material: [denial])
    [story] = made.stories
    assert story.title == "Person: Nordfar"
    assert [article.source for article in story.articles] == ["daily.txt"]
    assert chosen(view, "Nobody", lambda material: []).stories == ()


def test_what_is_left_out_is_counted(ferry: Ledger) -> None:
    view = ferry.view()
    whole = sentences(Material(view), most=None)
    assert all(part.more == 0 for part in whole)
    assert {len(part.sentences) for part in sentences(Material(view), most=1)} == {1}


def test_an_endnote_says_where_the_words_stand(ferry: Ledger) -> None:
    view = ferry.view()
    material = Material(view)
    notes = endnotes(material, sentences(material), first=7)
    assert [note.n for note in notes] == [7, 8, 9, 10]
    for note in notes:
        article = view.get(Article, note.article)
        assert article is not None
        assert article.text[note.span.start : note.span.end] == note.span.text
    last = notes[-1]
    assert last.chain == ("Ida Berg", "Coast Post")
    assert last.portion == "¶ 3, characters 55–116"
    assert last.rating == "F6, judged by nobody"
    assert "not verified by Coast Post" in last.source


def test_numbers_run_through_all_stories(ferry: Ledger) -> None:
    made = brief(ferry.view())
    numbers = [note.n for story in made.stories for note in story.notes]
    assert numbers == list(range(1, len(numbers) + 1))


def test_who_is_named_often_and_never_heard(ferry: Ledger) -> None:
    """A silence is told where five statements of two articles name somebody."""
    view = ferry.view()
    assert not told(sentences(Material(view)), "silent")
    assert list(view.all(Mention))


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("“We are done,” he said", "‘We are done,’ he said"),
        ("there was “a crack” in it.", "there was ‘a crack’ in it"),
        ("one, two,", "one, two"),
        ("a b " * 80, "a b " * 59 + "a b …"),
    ],
)
def test_a_quotation_inside_marks(words: str, shown: str) -> None:
    assert cut(words) == shown

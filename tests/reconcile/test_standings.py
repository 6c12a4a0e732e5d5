"""Wordings of one position go together; other bodies, states and offices are shown apart."""

from reportedly.model.article import Article
from reportedly.model.mention import Role
from reportedly.reconcile.standings import disagreements, standings


def roles(*texts: str) -> list[Role]:
    found = []
    for number, text in enumerate(texts):
        article = Article.of(text, source=str(number))
        found.append(Role(text=text, span=article.at(0, len(text))))
    return found


def test_wordings_of_one_position() -> None:
    given = roles(
        "head of the Centre for Reef Research",
        "the Center for Reef Studies’ head",
        "a member of the harbour council",
    )
    first, second = standings(given)
    assert {role.text for role in first.roles} == {given[0].text, given[1].text}
    assert (len(first.articles), len(second.articles)) == (2, 1)


def test_a_role_said_in_two_articles_is_one_wording() -> None:
    [one] = standings(roles("mayor of Split", "mayor of Split"))
    assert (len(one.roles), len(one.articles)) == (1, 2)


def test_where_articles_disagree() -> None:
    [one] = disagreements(roles("head of the reef centre", "member of the harbour council"))
    assert one.why == "of another body"
    [two] = disagreements(roles("Polish president", "the Czech president"))
    assert two.why == "of Poland, or of Czech Republic"
    [three] = disagreements(roles("spokesman for the port", "director of the port"))
    assert three.why == "in another office"


def test_what_somebody_was_is_no_disagreement() -> None:
    assert disagreements(roles("former head of the reef centre", "mayor of Split")) == ()
    assert disagreements(roles("President", "the French president")) == ()
    assert disagreements([]) == ()

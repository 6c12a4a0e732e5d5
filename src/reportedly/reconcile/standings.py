"""What somebody is said to be, and where that disagrees: "head of the port", "the mayor"."""

from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

from reportedly.model.mention import Role
from reportedly.resolve.roles import countries, goes_with, is_past, office, telling

__all__ = ["Disagreement", "Standing", "disagreements", "standings"]


class Standing(NamedTuple):
    """One position, in all the words it is given in: "head of the port", "the port's chief".

    ``roles`` are the different wordings, those of most articles first, each at its first place;
    ``articles`` are the ids of the articles that state it.
    """

    roles: tuple[Role, ...]
    articles: tuple[str, ...]


class Disagreement(NamedTuple):
    """Two positions that one person hardly holds at once, or that of two articles one has wrong.

    ``one`` and ``other`` are the wordings to show, with their spans; ``why`` is half a sentence.
    """

    one: Role
    other: Role
    why: str


def standings(roles: Iterable[Role]) -> tuple[Standing, ...]:
    """The roles of one entity by position, the one of most articles first."""
    groups = list[list[Role]]()
    for role in sorted(roles, key=lambda r: (-len(r.text), r.span.article, r.span.start)):
        home = next((g for g in groups if all(goes_with(role.text, o.text) for o in g)), None)
        if home is None:
            groups.append([role])
        else:
            home.append(role)
    return tuple(sorted(map(_standing, groups), key=lambda s: (-len(s.articles), s.roles[0].text)))


def _standing(roles: list[Role]) -> Standing:
    wordings = dict[str, list[Role]]()
    for role in sorted(roles, key=lambda r: (r.span.article, r.span.start)):
        wordings.setdefault(role.text.casefold(), []).append(role)
    listed = sorted(wordings.values(), key=lambda w: (-len(w), -len(w[0].text), w[0].text))
    articles = sorted({role.span.article for role in roles})
    return Standing(tuple(words[0] for words in listed), tuple(articles))


def disagreements(roles: Iterable[Role]) -> tuple[Disagreement, ...]:
    """Where articles differ in what they call somebody: another country, another body, another
    office. Wordings of one position do not differ, nor does what somebody was before."""
    found = list[Disagreement]()
    for one, two in combinations(standings(roles), 2):
        pairs = [(a, b) for a in one.roles for b in two.roles if not is_past(a.text, b.text)]
        clear = [(a, b, why) for a, b in pairs if (why := _why(a, b))]
        found += [Disagreement(*clear[0])] if clear else []
    return tuple(found)


def _why(one: Role, two: Role) -> str:
    mine, theirs = countries((one,)), countries((two,))
    if mine and theirs and not set(mine) & set(theirs):
        return f"of {' and '.join(mine)}, or of {' and '.join(theirs)}"
    first, second = office(one.text), office(two.text)
    if not first.rest or not second.rest:
        return ""
    if not goes_with(one.text, two.text) and not telling(first.rest & second.rest):
        return "of another body"
    return "" if goes_with(one.text, two.text) else "in another office"

"""Everybody whom the ledger names, counted without reading the articles: "16 statements"."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from typing import Any

from reportedly.model.decision import Matter
from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.mention import MentionKind, Referent
from reportedly.model.record import record
from reportedly.model.story import Story
from reportedly.model.testimony import Testimony
from reportedly.reconcile.decisions import judged_by
from reportedly.report.bearers import folded
from reportedly.report.entities import Called, derived, everybody
from reportedly.report.ground import SURE
from reportedly.report.material import Material
from reportedly.report.names import KINDS, name_row
from reportedly.report.rows import NameRow
from reportedly.store.base import View

__all__ = ["SORTS", "PersonRow", "doubtful", "name_rows", "people", "picked"]

_ROLES = 2
_BODIES = (MentionKind.ORGANISATION, MentionKind.GOVERNMENT)


@record
class PersonRow:
    """One person, body or place. ``roles`` are some of those stated; the numbers are of articles,
    stories, statements, and of other names of which it is not sure that it is (not) them."""

    id: str
    name: str
    kind: str
    spellings: tuple[str, ...]
    roles: tuple[str, ...]
    articles: int
    stories: int
    statements: int
    doubts: int


def _ranked(row: PersonRow) -> tuple[Any, ...]:
    rank = {str(kind): n for n, kind in enumerate(KINDS)}
    return rank.get(row.kind, 9), -row.articles, -row.statements, row.name, row.id


SORTS: dict[str, Callable[[PersonRow], tuple[Any, ...]]] = {
    "kind": _ranked,
    "statements": lambda row: (-row.statements, -row.articles, row.name, row.id),
    "articles": lambda row: (-row.articles, -row.statements, row.name, row.id),
    "stories": lambda row: (-row.stories, -row.articles, row.name, row.id),
    "spellings": lambda row: (-len(row.spellings), -row.articles, row.name, row.id),
    "doubts": lambda row: (-row.doubts, -row.articles, row.name, row.id),
    "name": lambda row: (folded(row.name), row.id),
}
"""By what a list can be sorted; "kind" has people first, then bodies and places."""


def people(view: View, within: Collection[str] | None = None) -> tuple[PersonRow, ...]:
    """All that are named, in ``within`` (ids of articles) or anywhere."""
    told = derived(view, Testimony, ("whose",), within)
    said = Counter(id for _, ids in told if ids for id in ids.split("\n"))
    story = {id: one.id for one in view.all(Story, articles=within) for id in one.articles}
    those = list(everybody(view, within))
    doubts = _doubts(view, those)
    return tuple(
        PersonRow(
            id=one.id,
            name=one.name,
            kind=one.kind,
            spellings=one.spellings,
            roles=one.roles[:_ROLES],
            articles=len(one.articles),
            stories=len({story[id] for id in one.articles if id in story}),
            statements=said[one.id],
            doubts=doubts[one.id],
        )
        for one in those
    )


def _doubts(view: View, those: Iterable[Called]) -> Counter[str]:
    """How many open questions there are about each entity."""
    of = {name: one.id for one in those for name in one.names}
    settled = {(j.left, j.right) for j in view.all(Judgement, by=(judged_by("same_name"),))}
    found = Counter[str]()
    links = view.columns(Judgement, _LINK, where={"by": "same_name"})
    for one, other, verdict, score in links:
        left, right = of.get(one, ""), of.get(other, "")
        if (one, other) not in settled and doubtful(verdict, score, joined=left == right):
            found.update({left, right} - {""})
    return found


_LINK = ("left", "right", "verdict", "score")


def doubtful(verdict: str, score: float, *, joined: bool) -> bool:
    """Whether the machine is not sure of two names that are held to be one now, or to be two."""
    if joined:
        return verdict == Verdict.SAME and score < SURE[Matter.NAMES]
    return verdict != Verdict.DIFFERENT


def picked(
    rows: Iterable[PersonRow],
    *,
    kind: str = "",
    words: str = "",
    speakers: bool = False,
    uncertain: bool = False,
    sort: str = "kind",
) -> tuple[PersonRow, ...]:
    """Those of a kind ("person", "body", "place"; a part of the name will do) with these words in
    name, spelling or role; only who is cited, or only of whom something is not sure."""
    kinds = {str(one) for one in MentionKind if kind.casefold() in one}
    if kind and ("body".startswith(kind.casefold()) or "bodies".startswith(kind.casefold())):
        kinds = {str(one) for one in _BODIES}
    wanted = folded(words)
    kept = [
        row
        for row in rows
        if row.kind in kinds
        and (not speakers or row.statements)
        and (not uncertain or row.doubts)
        and (
            not wanted
            or any(wanted in folded(one) for one in (row.name, *row.spellings, *row.roles))
        )
    ]
    return tuple(sorted(kept, key=SORTS[sort]))


def name_rows(
    view: View, rows: Iterable[PersonRow], within: Collection[str] | None = None
) -> tuple[NameRow, ...]:
    """The same people with their names, roles and passages, of their articles alone."""
    those = list(rows)
    articles = {
        article
        for row in those
        for (article,) in view.columns(Referent, ("at_article",), where={"entity": row.id})
        if within is None or article in within
    }
    material = Material(view, articles)
    told = {one.id: one for one in material.entities}
    return tuple(
        replace(
            name_row(material, told[row.id]),
            statements=row.statements,
            stories=row.stories,
            doubts=row.doubts,
        )
        for row in those
        if row.id in told
    )

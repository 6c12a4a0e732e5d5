"""One source in full: what it is the origin of, what it passes on and from whom, its stories."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from reportedly.model.article import Article
from reportedly.model.origin import RootKind
from reportedly.model.rating import Reliability, SourceNote
from reportedly.model.record import record
from reportedly.model.story import Story
from reportedly.report.bearers import Bearers, folded
from reportedly.report.entities import entity
from reportedly.report.material import Material
from reportedly.report.rows import ClaimRow
from reportedly.report.source_counts import Census, Tally
from reportedly.report.source_rows import SourceRow
from reportedly.report.sources import SourceTable
from reportedly.report.wording import own_words
from reportedly.store.base import View
from reportedly.store.clock import END

__all__ = ["NoteRow", "PassedRow", "PrintRow", "RootRow", "SourceView", "ToldIn", "source_view"]

READ = 150
"""So many of its articles are read, the newest."""


@record
class NoteRow:
    """What one analyst noted and when (ISO 8601), and until when it stood, "" if it does."""

    by: str
    made: str
    name: str
    reliability: str
    meaning: str
    party: str
    owner: str
    why: str
    until: str = ""


@record
class ToldIn:
    """A story, and how many of its statements rest on this source and came through it."""

    id: str
    title: str
    first: str
    last: str
    claims: int
    relays: int


@record
class RootRow:
    """An origin that it is the root of: what it said on one occasion. ``claims`` are the
    statements that rest on it, ``outlets`` those that carry them."""

    id: str
    name: str
    first: str
    story: str
    outlets: tuple[str, ...]
    claims: tuple[ClaimRow, ...]


@record
class PassedRow:
    """Whose statements it passes on, and these."""

    source: str
    claims: tuple[ClaimRow, ...]


@record
class PrintRow:
    """An article of its own, or (``how``: "republished" …) one that carries its report."""

    article: str
    outlet: str
    title: str
    day: str
    how: str = ""


@record
class SourceView:
    """``row`` is its line of the table, ``spellings`` all its names, ``roles`` the words in which
    articles describe it. ``notes`` stand, those of ``history`` did before, the newest first. Of
    its ``articles`` (their number) ``read`` were read for what follows, the newest."""

    row: SourceRow
    spellings: tuple[str, ...]
    roles: tuple[str, ...]
    notes: tuple[NoteRow, ...]
    history: tuple[NoteRow, ...]
    articles: int
    read: int
    stories: tuple[ToldIn, ...]
    origins: tuple[RootRow, ...]
    passed: tuple[PassedRow, ...]
    prints: tuple[PrintRow, ...]


def source_view(view: View, census: Census, name: str) -> SourceView | None:
    """Of the source that goes by this key or name; None where nobody does."""
    table = SourceTable(view, census)
    tally = table.tally(name)
    if tally is None:
        return None
    material = Material(view, _newest(view, [census.articles[n] for n in tally.articles]))
    found = _Found(material, tally)
    known = entity(view, tally.key)
    return SourceView(
        row=table.rows([tally])[0],
        spellings=tally.spellings,
        roles=tuple(dict.fromkeys(role.text for role in known.roles)) if known else (),
        notes=tuple(_note_row(note) for note in table.ratings.notes(tally.name, tally.spellings)),
        history=tuple(_history(view, tally)),
        articles=len(tally.articles),
        read=len(material.articles),
        stories=tuple(found.stories()),
        origins=tuple(found.roots()),
        passed=tuple(found.passed()),
        prints=tuple(found.prints()),
    )


def _newest(view: View, ids: Sequence[str]) -> list[str]:
    if len(ids) <= READ:
        return list(ids)
    days = view.columns(Article, ("first_day", "id"), ids=ids)
    return [id for _, id in sorted(((day or "", id) for day, id in days), reverse=True)[:READ]]


def _history(view: View, tally: Tally) -> Iterator[NoteRow]:
    """What was noted of it under any of its names and does not stand any more."""
    names = {folded(name) for name in (tally.name, *tally.spellings)}
    past = [(entry.record, entry.until) for entry in view.past(SourceNote)]
    for note, until in reversed(past):
        if not isinstance(note, SourceNote) or folded(note.name) not in names:
            continue
        if until != END and until <= (view.as_of or END):
            yield _note_row(note, until)


def _note_row(note: SourceNote, until: str = "") -> NoteRow:
    grade = note.reliability
    return NoteRow(
        by=note.who,
        made=note.made,
        name=note.name,
        reliability=grade,
        meaning=Reliability(grade).meaning if grade else "",
        party=note.party,
        owner=note.owner,
        why=note.why,
        until=until,
    )


class _Found:
    """What some articles hold of one bearer of a name."""

    def __init__(self, material: Material, tally: Tally) -> None:
        self._material, self._key = material, tally.key
        self._bearers = Bearers(material)
        self._said, self._through = list[ClaimRow](), defaultdict[str, list[ClaimRow]](list)
        for id, claim in material.claims.items():
            ways = [self._bearers.of(claim.span.article, hop.name) for hop in claim.hops]
            origin = material.origin_of.get(id)
            if not ways or (origin is not None and origin.kind is RootKind.REPORTS):
                continue
            if ways[0] == self._key:
                if len(ways) > 1 or (origin is not None and not own_words(origin)):
                    self._said.append(material.rows[id])
            elif self._key in ways[1:-1]:
                self._through[ways[0]].append(material.rows[id])

    def roots(self) -> Iterator[RootRow]:
        """Those that most rests on first."""
        home = defaultdict[str, list[ClaimRow]](list)
        for row in self._said:
            home[row.origin].append(row)
        stories = self._stories
        for id in sorted(home, key=lambda id: (not id, -len(home[id]), id)):
            rows, origin = home[id], self._material.origins.get(id)
            yield RootRow(
                id=id,
                name=(origin.name if origin else "") or "no origin found",
                first=origin.first if origin else "",
                story=next((stories[r.article].id for r in rows if r.article in stories), ""),
                outlets=tuple(dict.fromkeys(row.outlet for row in rows)),
                claims=tuple(rows),
            )

    def passed(self) -> Iterator[PassedRow]:
        """Those first of whom it passes on most."""
        for key in sorted(self._through, key=lambda key: (-len(self._through[key]), key)):
            rows = self._through[key]
            yield PassedRow(source=self._bearers.name(key) or rows[0].source, claims=tuple(rows))

    def prints(self) -> Iterator[PrintRow]:
        """Its own articles and those that carry its reports, the newest first."""
        rows = list[PrintRow]()
        for id, article in self._material.articles.items():
            hows = [r.how for r in article.relays if self._bearers.of(id, r.outlet) == self._key]
            own = article.outlet and self._bearers.of(id, article.outlet) == self._key
            if own or hows:
                published = article.published
                rows.append(
                    PrintRow(
                        article=id,
                        outlet=self._material.outlet(id),
                        title=article.title or article.source,
                        day=(published.day or published.first) if published else "",
                        how="" if own else hows[0],
                    )
                )
        rows.sort(key=attrgetter("day", "title"), reverse=True)
        yield from rows

    def stories(self) -> Iterator[ToldIn]:
        """Those first in which most rests on it."""
        said = self._per_story(self._said)
        through = self._per_story(row for rows in self._through.values() for row in rows)
        found = {story.id: story for story in self._stories.values()}
        for id in sorted(found, key=lambda id: (-said[id], -through[id], found[id].title)):
            one = found[id]
            yield ToldIn(
                id=id,
                title=one.title,
                first=one.first,
                last=one.last,
                claims=said[id],
                relays=through[id],
            )

    def _per_story(self, rows: Iterable[ClaimRow]) -> Counter[str]:
        stories = self._stories
        return Counter(stories[row.article].id for row in rows if row.article in stories)

    @property
    def _stories(self) -> dict[str, Story]:
        here = self._material.articles
        told = self._material.of(Story)
        return {id: story for story in told for id in story.articles if id in here}

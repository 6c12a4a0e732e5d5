"""A pile as one page that opens by double click: press "at least 40 were saved", see where it is.

The page needs nothing else: no server, no network, no other file. Its policy allows this script
and this style by their hashes and nothing from anywhere; the script only shows and hides what
stands in the page.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

from reportedly import __version__
from reportedly.exports.base import Export, Pile, Written, put
from reportedly.exports.enclosed import Enclosed
from reportedly.exports.room_part import names_within
from reportedly.model.article import Article
from reportedly.model.record import record
from reportedly.model.story import Story
from reportedly.report.brief import Rest, numbered
from reportedly.report.html import allowed, environment
from reportedly.report.material import Material
from reportedly.report.reader import reader
from reportedly.report.reader_rows import Reader
from reportedly.report.story_brief import StoryBrief, in_full
from reportedly.store.base import View

__all__ = ["VIEWER", "Proof", "Shown", "page", "stories_of"]

MOST = 40
"""Stories that are told in full, the largest first; the others are named."""

PAPERS = 300
"""Articles that are shown in full; of larger piles a browser would take long to open the page."""


@record
class Shown:
    """A story as the brief tells it, and its articles with a card for every claim, as far as there
    is room for them."""

    told: StoryBrief
    papers: tuple[Reader, ...]


@record
class Proof:
    """What a page was made from: ``moment`` is that of the last line of the log (UTC, "" where
    there is none), ``head`` its hash, ``held_back`` the records that are not in the room."""

    version: str
    articles: tuple[Article, ...]
    moment: str = ""
    head: str = ""
    lines: int = 0
    held_back: int = 0
    files: tuple[Enclosed, ...] = ()


def stories_of(
    pile: Pile, named: View | None = None
) -> tuple[tuple[Shown, ...], tuple[Rest, ...]]:
    """The stories of the pile in full, the largest first, and those beyond `MOST` by name. The
    first `PAPERS` articles are shown with their texts. ``named`` is where names are known from,
    if that is not the pile's own view."""
    found, rest = list[tuple[StoryBrief, Material]](), list[Rest]()
    for story, held in _held(pile):
        if len(found) < MOST:
            material = Material(pile.view, held, pile.profile)
            told = in_full(material, story)
            if named is not None:
                told = replace(told, names=names_within(named, held))
            found.append((told, material))
        elif story:
            rest.append(
                Rest(
                    id=story.id,
                    title=story.title,
                    first=story.first,
                    last=story.last,
                    articles=len(held),
                )
            )
    shown, left = list[Shown](), PAPERS
    for one, (_, material) in zip(numbered(one for one, _ in found), found, strict=True):
        ids = list(material.articles)[:left]
        left -= len(ids)
        shown.append(Shown(told=one, papers=tuple(reader(material, id) for id in ids)))
    return tuple(shown), tuple(rest)


def _held(pile: Pile) -> Iterator[tuple[Story | None, Collection[str]]]:
    """Each story with its articles that are of the pile, then the articles of none. An article
    that is of several stories is told in the largest."""
    told = set[str]()
    stories = pile.view.all(Story, articles=pile.articles)
    for story in sorted(stories, key=lambda one: (-len(one.articles), one.first, one.id)):
        asked = pile.articles
        held = [id for id in story.articles if id not in told and (asked is None or id in asked)]
        told.update(held)
        if held:
            yield story, held
    ids = pile.articles
    if ids is None:
        ids = frozenset(id for (id,) in pile.view.columns(Article, ("id",)))
    if left := sorted(ids - told):
        yield None, left


def page(pile: Pile, proof: Proof, named: View | None = None) -> str:
    """The whole page; ``named`` is as in `stories_of`. What articles say is escaped, and controls
    that would reorder or hide it are written out; addresses of articles are told, not linked."""
    from markupsafe import Markup

    shown, rest = stories_of(pile, named)
    css = _file("report", "templates/brief.css") + _file("exports", "static/viewer.css")
    script = _file("exports", "static/viewer.js")
    made = environment("reportedly.exports").get_template("viewer.html.jinja")
    return made.render(
        stories=shown,
        rest=rest,
        told={read.id for one in shown for read in one.papers},
        proof=proof,
        as_of=pile.view.as_of or "",
        css=Markup(css),
        script=Markup(script),
        style_hash=allowed(css),
        script_hash=allowed(script),
    )


def _file(package: str, name: str) -> str:
    return files(f"reportedly.{package}").joinpath(name).read_text("utf-8")


def _write(pile: Pile, out: Path) -> Iterator[Written]:
    proof = Proof(version=__version__, articles=tuple(pile.material.articles.values()))
    content = page(pile, proof).encode("utf-8", "replace")
    yield put(out, content, len(pile.material.articles), "articles")


VIEWER = Export(
    name="viewer",
    says="one HTML page with articles, claims and all that they rest on; opens without network",
    suffix=".html",
    write=_write,
)

"""The brief of some articles: "5 articles, 14 origins", and everything that stands behind it."""

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace

from reportedly.model.article import Article
from reportedly.model.failure import Failure
from reportedly.model.receipt import Receipt
from reportedly.model.record import record
from reportedly.model.story import Story
from reportedly.report.material import Material
from reportedly.report.story_brief import NO_STORY, Speaker, StoryBrief, in_full
from reportedly.store.base import View

__all__ = [
    "Brief",
    "Rest",
    "Speaker",
    "StoryBrief",
    "brief",
    "chosen",
    "in_full",
    "numbered",
    "retold",
    "stamped",
]

MOST = 10
"""How many stories a brief tells in full unless it is told otherwise."""


@record
class Rest:
    """A story that the brief names only; ``whole`` unless some of its articles were not asked
    for."""

    id: str
    title: str
    first: str
    last: str
    articles: int
    whole: bool = True


@record
class Brief:
    """``stories`` are told in full, the largest first; ``rest`` are only named."""

    stories: tuple[StoryBrief, ...]
    failures: tuple[Failure, ...]
    rest: tuple[Rest, ...] = ()

    @property
    def scope(self) -> str:
        """How many articles it has of the stories that it only names, where that is not all
        (JSON)."""
        return json.dumps({"rest": {one.id: one.articles for one in self.rest if not one.whole}})

    @property
    def articles(self) -> int:
        told = sum(len(story.articles) for story in self.stories)
        return told + sum(story.articles for story in self.rest)


def brief(
    view: View,
    articles: Collection[str] | None = None,
    failures: Iterable[Failure] = (),
    *,
    story: str = "",
    most: int = MOST,
    profile: str = "best",
) -> Brief:
    """Everything about the articles with these ids (None: the whole ledger), story by story.

    ``story`` keeps those whose id starts with it or whose title holds it; ``most`` stories are
    told in full, origins counted by ``profile`` (see `Counted`). ``failures`` are the inputs that
    could not be read, to be named in the brief.
    """
    asked, told = None if articles is None else set(articles), set[str]()
    found = list[tuple[Story | None, list[str]]]()
    meant = view.asked.get(story, frozenset[str]())  # its id may have been another then
    for one in sorted(view.all(Story, articles=asked), key=_size):
        held = [id for id in one.articles if id not in told and (asked is None or id in asked)]
        told.update(held)
        if held and (_fits(story, one) or not meant.isdisjoint(held)):
            found.append((one, held))
    left = [] if story else sorted((_known(view) if asked is None else asked) - told)
    if left := [article.id for article in view.all(Article, articles=left)]:
        found.append((None, left))
    full, rest = found[:most], found[most:]
    return Brief(
        stories=numbered(in_full(Material(view, held, profile), one) for one, held in full),
        rest=tuple(_named(one, held) for one, held in rest),
        failures=tuple(dict.fromkeys(one for one in failures if not one.left_out)),
    )


def stamped(made: Brief, moment: str, reading: str = "") -> Brief:
    """The same, saying in its head of which moment it is and how that was read ("published",
    "ledger", "" for whichever fits), so that `verify` can hold it against that."""

    def told(scope: str) -> str:
        return json.dumps({**json.loads(scope), "as_of": str(moment), "reading": reading})

    stories = tuple(replace(story, scope=told(story.scope)) for story in made.stories)
    return replace(made, stories=stories)


def retold(view: View, some: Mapping[str, int]) -> tuple[Rest, ...]:
    """Every story of the ledger as a brief names it that does not tell it; ``some`` are the
    numbers of articles, by the story's id, of those of which it has not all."""
    found = [_named(story, list(story.articles)) for story in view.all(Story)]
    found += [_named(None, [])] if "sto-none" in some else []
    return tuple(replace(one, articles=some.get(one.id, one.articles)) for one in found)


def chosen(
    view: View,
    title: str,
    choose: Callable[[Material], Collection[str]],
    *,
    among: Collection[str] | None = None,
    profile: str = "best",
) -> Brief:
    """The brief of the claims (ids) that ``choose`` picks of the articles ``among`` (None: of the
    whole ledger): of a person, a measure, a question. Its annexes are those of the articles that
    make these claims."""
    whole = Material(view, among, profile)
    claims = frozenset(choose(whole))
    held = sorted({whole.claims[id].span.article for id in claims if id in whole.claims})
    if not held:
        return Brief(stories=(), failures=())
    made = in_full(whole.within(held), None, claims)
    return Brief(stories=numbered([replace(made, title=title)]), failures=())


def numbered(stories: Iterable[StoryBrief]) -> tuple[StoryBrief, ...]:
    """Endnotes are numbered through the whole brief."""
    found, last = list[StoryBrief](), 0
    for story in stories:
        notes = tuple(replace(note, n=note.n + last) for note in story.notes)
        found.append(replace(story, notes=notes))
        last += len(notes)
    return tuple(found)


def _size(story: Story) -> tuple[int, str, str]:
    return (-len(story.articles), story.first, story.id)


def _fits(words: str, story: Story) -> bool:
    return story.id.startswith(words) or words.casefold() in story.title.casefold()


def _known(view: View) -> set[str]:
    """Every article that has been read; receipts are lighter than ten thousand texts."""
    receipts = {receipt.article for receipt in view.all(Receipt)}
    return receipts or {article.id for article in view.all(Article)}


def _named(story: Story | None, held: list[str]) -> Rest:
    return Rest(
        id=story.id if story else "sto-none",
        title=story.title if story else NO_STORY,
        first=story.first if story else "",
        last=story.last if story else "",
        articles=len(held),
        whole=story is not None and len(held) == len(story.articles),
    )

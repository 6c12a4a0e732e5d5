"""One story worked out as a line: what is in conflict, the main figure, who carries whose word."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportedly.model.story import Story
from reportedly.report.clashes import Clash, Side, clashes
from reportedly.report.figure_rows import FigureRow
from reportedly.report.figures import figures
from reportedly.report.hues import Hues, hues
from reportedly.report.material import Material
from reportedly.report.safe import shortened
from reportedly.report.stories_rows import Carrier, Cell, Held, LeadRow, OpenRow, StoryRow
from reportedly.report.story_brief import title_of
from reportedly.report.tables import conflicts
from reportedly.report.withheld import withheld
from reportedly.report.wording import estimated

__all__ = ["story_row"]

PLACES = 16
"""Places of the picture: origins that one article can show."""
_SHARED = 10
"""Places, the first, each kept for one origin that several articles carry."""
_DENIED = ("denied", "retracted", "superseded")
_SILENT = ("no comment",)


def story_row(material: Material, story: Story) -> StoryRow:
    """The line of one story; ``material`` is that of its articles."""
    rows = material.made(figures)
    pairs = [row for row in material.made(conflicts) if row.verdict == "conflicting"]
    found = [_open(clash, rows) for clash in clashes(pairs, rows)]
    claims = Counter(claim.span.article for claim in material.claims.values())
    reserves = Counter(row.status for row in withheld(material.rows.values()))
    independent = material.counted(material.claims)
    held = _carried(material, independent.origins)
    shared = [id for id, articles in held.items() if len(articles) > 1]
    return StoryRow(
        id=story.id,
        title=title_of(story, tuple(material.articles.values())),
        first=story.first,
        last=story.last,
        works=len(material.works),
        articles=tuple(
            Held(
                id=id,
                name=material.label(id),
                title=article.title,
                outlet=article.outlet,
                day=f"{day.first}/{day.last}" if (day := article.published) else "",
                claims=claims[id],
                later=id not in material.works,
            )
            for id, article in material.articles.items()
        ),
        independent=independent,
        lead=next((_lead(row) for row in rows if row.several and row.latest), None),
        figures=tuple(row for row in found if row.kind == "numeric"),
        conflicts=tuple(row for row in found if row.kind != "numeric"),
        pairs=len(pairs),
        denied=sum(reserves[status] for status in _DENIED),
        unverified=sum(n for s, n in reserves.items() if s not in (*_DENIED, *_SILENT)),
        silent=sum(reserves[status] for status in _SILENT),
        carriers=tuple(_carriers(material, held, shared)),
        shared=len(shared),
    )


def _lead(row: FigureRow) -> LeadRow:
    latest = row.latest
    assert latest is not None
    told = estimated(latest.low, latest.best, latest.high, row.unit)
    return LeadRow(id=row.id, label=row.label, told=told, independent=row.independent)


def _open(clash: Clash, rows: Sequence[FigureRow]) -> OpenRow:
    other = clash.others[0]
    return OpenRow(
        id=clash.id,
        kind=clash.kind,
        about=", ".join(clash.about) or _label(clash, rows),
        one=clash.one.span.text,
        one_by=_who(clash.one),
        other=other.span.text,
        other_by=_who(other),
        more=len(clash.others) - 1,
    )


def _who(side: Side) -> str:
    return side.source or side.outlet


def _label(clash: Clash, rows: Sequence[FigureRow]) -> str:
    """The figure that either side of two figures in conflict gives, as its words stand there."""
    if clash.kind != "numeric":
        return ""
    sides = {(side.claim, side.span.start) for side in (clash.one, *clash.others)}
    for row in rows:
        if any((point.claim, point.span.start) in sides for point in row.points):
            return row.label
    return ""


def _carried(material: Material, origins: Iterable[str]) -> dict[str, Counter[str]]:
    """How many claims of each article rest on each of these origins; older versions aside."""
    found = defaultdict[str, Counter[str]](Counter)
    counted = set(origins)
    for id, claim in material.claims.items():
        origin = material.origin_of.get(id)
        behind = origin.id if origin else id
        article = claim.span.article
        if behind in counted and article in material.works and id not in material.withdrawn:
            found[behind][article] += 1
    return found


def _carriers(
    material: Material, held: Mapping[str, Counter[str]], shared: Sequence[str]
) -> Iterator[Carrier]:
    """An origin of several articles has one place in all of them, those of one article alone
    stand behind."""
    colours = material.made(hues)
    ranked = sorted(shared, key=lambda id: (-len(held[id]), colours.number(id), id))
    kept = {id: n for n, id in enumerate(ranked[:_SHARED])}
    for article in material.works:
        here = [id for id in held if article in held[id]]
        here.sort(
            key=lambda id: (kept.get(id, PLACES), -held[id][article], colours.number(id), id)
        )
        alone = [id for id in here if id not in kept][: PLACES - len(kept)]
        drawn = kept | {id: n for n, id in enumerate(alone, len(kept))}
        yield Carrier(
            article=article,
            name=shortened(material.label(article), 60),
            cells=tuple(
                _cell(colours, id, drawn[id], held[id][article]) for id in here if id in drawn
            ),
            more=len([id for id in here if id not in drawn]),
        )


def _cell(colours: Hues, origin: str, place: int, claims: int) -> Cell:
    return Cell(
        origin=origin,
        number=colours.number(origin),
        colour=colours.colour(origin),
        place=place,
        claims=claims,
    )

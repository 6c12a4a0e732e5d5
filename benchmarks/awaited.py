"""Silences, denials and forecasts of a gold beside ours."""

from collections.abc import Iterator

from benchmarks.disputed import Disputed, Item, told
from benchmarks.points import Row
from reportedly.model.forecast import Forecast, Outcome

__all__ = ["false_fates", "fates", "forecasts", "silences"]


def silences(story: Disputed, *, about: bool) -> Iterator[Item]:
    """Each silence or denial, and whether one that we list has its cue and status (``about``: and
    is put on, or stands after, what it is about; those of which the gold does not say it are left
    out)."""
    for row in story.gold["silences"]:
        if about and not row["about"]:
            continue
        wanted, matter = (row["status"], *row["also"]), story.side(row["about"])
        ours = [own for own in story.answers if story.side([row["cue"]]).has(own.cue)]
        right = [o for o in ours if o.status in wanted and (not about or matter.has(*o.about))]
        found = [f"{own.status}: {told(story, *own.about)}" for own in ours]
        asked = f"{row['status']}: {row['who']} “{row['cue']['words']}” about {matter}"
        yield f"{asked}, ours {found}", bool(right)


def _ours(story: Disputed, row: Row) -> list[Forecast]:
    place = story.side([row])
    return [forecast for forecast in story.forecasts if place.has(forecast.span)]


def forecasts(story: Disputed) -> Iterator[Item]:
    for row in story.gold["forecasts"]:
        yield f"{row['article']} “{row['words']}”", bool(_ours(story, row))


def fates(story: Disputed) -> Iterator[Item]:
    """Each outcome of a forecast, and whether we have it with its fate; one without any is right
    where we have the forecast and no outcome of it."""
    for row in story.gold["forecasts"]:
        ours = _ours(story, row)
        later = [outcome for forecast in ours for outcome in forecast.outcomes]
        found = [f"{o.fate}: {told(story, o.span)}" for o in later]
        asked = f"{row['article']} “{row['words']}”"
        for wanted in row["outcomes"]:
            if not wanted.get("optional"):
                right = any(_is(story, wanted, own) for own in later)
                where = story.side(wanted["passages"])
                yield f"{asked} {wanted['fate']}: {where}, ours {found}", right
        if not row["outcomes"]:
            yield f"{asked} no outcome, ours {found}", bool(ours) and not later


def _is(story: Disputed, wanted: Row, ours: Outcome) -> bool:
    allowed = (wanted["fate"], *wanted.get("also", ()))
    return ours.fate in allowed and story.side(wanted["passages"]).has(ours.span)


def false_fates(story: Disputed) -> Iterator[Item]:
    """Outcomes of ours, of forecasts that the gold has, that it does not know."""
    for row in story.gold["forecasts"]:
        for forecast in _ours(story, row):
            for own in forecast.outcomes:
                if not any(_is(story, wanted, own) for wanted in row["outcomes"]):
                    words = f"{row['article']} “{row['words']}”"
                    yield f"{words} {own.fate}: {told(story, own.span)} ({own.how})", False

"""``reportedly impact``: everything that rests on an article, a speaker, an origin, a claim."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.cli import options
from reportedly.cli.console import fail, out, print_json, progress, shown

if TYPE_CHECKING:
    from reportedly.model.correction import Correction
    from reportedly.report.impact import Impact
    from reportedly.report.material import Material
    from reportedly.store.base import View

__all__ = ["impact"]

SHOWN = 20
"""How many lines a list has unless it is told otherwise."""


@click.command()
@click.argument("subjects", nargs=-1, required=True, metavar="ID_OR_NAME...")
@options.scoped
@options.profile
@click.option(
    "--strict", is_flag=True, help="Exit with 3 if a statement or figure loses all support."
)
def impact(
    subjects: tuple[str, ...],
    strict: bool,
    profile: str,
    ledger: Path,
    as_of: str | None,
    limit: int | None,
    as_json: bool,
    story: str | None,
    article: str | None,
    outlet: str | None,
) -> None:
    """Show everything that rests on something, and what is left without it.

    ID_OR_NAME is an article (id, file name or a part of it, URL), a speaker or outlet in any
    spelling, an origin, a claim or a group of claims; several fall together. Of a correction it is
    what it has changed: what rested on the statements that it takes back before its notice was
    read.

    Lists statements with their origins before and after, figures, conflicts, forecasts, days of
    the timeline, the sentences of the brief, and other articles that share text with an article.
    """
    from reportedly.report.export import document
    from reportedly.report.impact_view import ImpactView
    from reportedly.report.scope import scope

    with (
        shown(ledger, as_of, story=story, article=article) as view,
        ExitStack() as stack,
    ):
        asked = {"article": article, "outlet": outlet, "story": story}
        material = scope(view, profile=profile, **asked)
        try:
            reckoned = _impact(view, material, subjects)
            found, before = stack.enter_context(reckoned)
        except LookupError as unknown:
            fail(str(unknown), 1)
        if as_json:
            told = {"profile": profile, "falls": found.falls, "impact": found}
            print_json(document(view, "impact", as_of=as_of, **told))
        else:
            out().print(ImpactView(found, before, limit or SHOWN))
    sys.exit(3 if strict and found.falls else 0)


@contextmanager
def _impact(
    view: "View", material: "Material", asked: tuple[str, ...]
) -> "Iterator[tuple[Impact, Material]]":
    """The impact, and what knows the names in it."""
    from reportedly.report.impact import impact as reckon
    from reportedly.report.subjects import correction_of, subjects, taken_back

    correction = correction_of(material, asked)
    if correction is None:
        yield reckon(material, subjects(material, asked)), material
    elif len(asked) > 1:
        raise click.UsageError("ask for one correction at a time, and for nothing else with it")
    else:
        with _uncorrected(view, material, correction) as before:
            found = (taken_back(before, correction),)
            yield reckon(before, found, taken_back=True), before


@contextmanager
def _uncorrected(
    view: "View", material: "Material", correction: "Correction"
) -> "Iterator[Material]":
    """The stories that a correction touches, as they were without its notice."""
    from reportedly.model.story import Story
    from reportedly.report.material import Material
    from reportedly.report.published import published_by
    from reportedly.store.clock import now

    touched = set(correction.articles)
    stories = [s for s in material.of(Story) if touched & set(s.articles)]
    near = touched.union(*(story.articles for story in stories)) - {correction.notice.article}
    with ExitStack() as stack:
        with progress() as step:
            made = published_by(view, view.as_of or now(), near, progress=step)
            then = stack.enter_context(made)
        yield Material(then, None, material.profile)

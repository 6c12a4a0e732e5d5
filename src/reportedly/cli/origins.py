"""``reportedly origins``: which statements rest on one word, why, and what stands without it."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportedly.cli import options
from reportedly.cli.console import fail, note, out, print_json, shown
from reportedly.cli.listing import has, listed

if TYPE_CHECKING:
    from reportedly.report.tree_rows import StoryTrees

__all__ = ["origins"]

SHOWN = 40
"""How many trees are printed unless it is told otherwise."""


@click.command()
@options.scoped
@options.profile
@click.option("--speaker", metavar="WORDS", help="Only origins of this name.")
@click.option("--of", "about", metavar="WORDS", help="Only origins that say something of this.")
@click.option(
    "--explain",
    is_flag=False,
    flag_value="",
    metavar="[ID|WORDS]",
    help="Trees: statement, origins, relays, articles, and the reason for every merge; of all"
    " that several articles say, or of one origin, group, figure or statement.",
)
@click.option(
    "--without",
    "without",
    metavar="NAME",
    multiple=True,
    help="Leave out a speaker, an outlet, an origin or an article (their ids), and show what still"
    " stands; may be repeated.",
)
@click.option(
    "--strict",
    is_flag=True,
    help="With --without: exit with 3 if a statement or figure loses all support.",
)
def origins(
    speaker: str | None,
    about: str | None,
    explain: str | None,
    without: tuple[str, ...],
    strict: bool,
    profile: str,
    **scope: Any,
) -> None:
    """Which statements rest on one word, and why they are held to.

    --explain shows it as trees. --without leaves somebody out, as the source of what they say, as
    the outlet through which alone something came, and as the outlet that prints it.
    """
    if sum((explain is not None, bool(without), bool(speaker or about))) > 1:
        raise click.UsageError("give one of --explain, --without, and --speaker or --of")
    if without:
        sys.exit(_without(without, strict, profile, **scope))
    if explain is None:
        listed(
            "origins",
            lambda row: (
                has(speaker, row.name, row.source)
                and has(about, *(claim.text for claim in row.claims))
            ),
            profile=profile,
            **scope,
        )
        return
    _explain(explain, profile, **scope)


def _explain(
    asked: str,
    profile: str,
    *,
    ledger: Path,
    as_of: str | None,
    limit: int | None,
    as_json: bool,
    **scope: str | None,
) -> None:
    from reportedly.report.explained import explained, forest
    from reportedly.report.export import document
    from reportedly.report.scope import scope as material_of
    from reportedly.report.tree_view import ForestView, TreeView

    with shown(ledger, as_of, story=scope["story"], article=scope["article"]) as view:
        material = material_of(view, profile=profile, **scope)
        if not asked:
            stories = _some(forest(material), limit or (None if as_json else SHOWN))
            if as_json:
                told = {"profile": profile, "stories": stories}
                print_json(document(view, "origins", as_of=as_of, **told))
                return
            out().print(ForestView(stories))
            count = sum(len(story.trees) for story in stories)
            note(f"{count:,} trees; --story WORDS shows all of one story")
            return
        trees = explained(view, asked, material)
        if not trees:
            fail(f"no statement, figure or origin has the id or the words {asked!r}", 1)
        cut = trees[: limit or SHOWN]
        if as_json:
            found = {"profile": profile, "asked": asked, "total": len(trees), "trees": cut}
            print_json(document(view, "origins", as_of=as_of, **found))
            return
        for n, tree in enumerate(cut):
            out().print(*([""] if n else []), TreeView(tree))
        note(f"{len(cut):,} of {len(trees):,} trees")


def _some(stories: Iterator["StoryTrees"], most: int | None) -> list["StoryTrees"]:
    """The first stories with trees, as far as they fill so many."""
    found = list["StoryTrees"]()
    for story in stories:
        left = None if most is None else most - sum(len(one.trees) for one in found)
        if left == 0:
            break
        if story.trees:
            found.append(replace(story, trees=story.trees[:left]))
    return found


def _without(
    names: tuple[str, ...],
    strict: bool,
    profile: str,
    *,
    ledger: Path,
    as_of: str | None,
    limit: int | None,
    as_json: bool,
    **scope: str | None,
) -> int:
    """Print what stands and return the exit code."""
    from reportedly.report.export import document
    from reportedly.report.scope import scope as material_of
    from reportedly.report.without import without
    from reportedly.report.without_view import WithoutView

    with shown(ledger, as_of, story=scope["story"], article=scope["article"]) as view:
        material = material_of(view, profile=profile, **scope)
        try:
            found = without(material, names)
        except LookupError as unknown:
            fail(str(unknown), 1)
        if as_json:
            told = {"profile": profile, "falls": found.falls, "without": found}
            print_json(document(view, "without", as_of=as_of, **told))
        else:
            out().print(WithoutView(found, material, limit or SHOWN // 2))
    return 3 if strict and found.falls else 0

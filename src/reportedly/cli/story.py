"""What an analyst asks of a story, a command each: "reportedly reserves --story quake"."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportedly.cli import options
from reportedly.cli.console import note, out, print_json, shown
from reportedly.cli.listing import has, listed

if TYPE_CHECKING:
    from reportedly.report.material import Material

__all__ = ["articles", "changes", "reserves", "voices"]

Parts = Mapping[str, Iterable[Any]]


@click.command()
@options.scoped
def reserves(**scope: Any) -> None:
    """What is withheld: denials with what they deny, what nobody confirmed, who kept silent."""

    def parts(material: "Material") -> Parts:
        from reportedly.report.reserves import reserves as made

        return made(material).parts

    _several("reserves", parts, **scope)


@click.command()
@options.scoped
def changes(**scope: Any) -> None:
    """What moved: versions, corrections, drift, headlines against bodies, forecasts."""

    def parts(material: "Material") -> Parts:
        from reportedly.report.changes import changes as made

        return made(material).parts

    _several("changes", parts, **scope)


@click.command()
@options.scoped
@click.option("--speaker", metavar="WORDS", help="Only what this source says.")
def voices(speaker: str | None, **scope: Any) -> None:
    """Who is said to have said what, with the roles that the articles give."""
    listed("voices", lambda row: has(speaker, row.name, *(c.source for c in row.claims)), **scope)


@click.command()
@options.scoped
def articles(**scope: Any) -> None:
    """The articles with what is in each: versions, claims, furniture, text shared with others."""
    listed("articles", lambda row: True, **scope)


def _several(
    kind: str,
    parts: "Callable[[Material], Parts]",
    *,
    ledger: Path,
    article: str | None,
    outlet: str | None,
    story: str | None,
    limit: int | None,
    as_of: str | None,
    as_json: bool,
) -> None:
    """Several tables one after the other; as JSON each under its name."""
    from reportedly.report.columns import table
    from reportedly.report.export import document
    from reportedly.report.scope import scope

    with shown(ledger, as_of, story=story, article=article) as view:
        made = parts(scope(view, article=article, outlet=outlet, story=story))
        if as_json:
            told = {name: [*rows][:limit] for name, rows in made.items()}
            print_json(document(view, kind, as_of=as_of, **told))
            return
        for name, rows in made.items():
            if cut := [*rows][:limit]:
                out().print(f"\n[bold]{name}[/]", table(name, cut))
        note(", ".join(f"{len([*rows]):,} {name}" for name, rows in made.items()))

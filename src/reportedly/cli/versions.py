"""What outlets change and take back, a command each: "reportedly corrections --outlet Echo"."""

from typing import Any

import click

from reportedly.cli import options
from reportedly.cli.listing import has, listed

__all__ = ["corrections", "versions"]


@click.command()
@options.scoped
@click.option("--kind", metavar="KIND", help="Only corrections, clarifications or retractions.")
@click.option("--of", "about", metavar="WORDS", help="Only notices with these words.")
def corrections(kind: str | None, about: str | None, **scope: Any) -> None:
    """What outlets corrected or retracted, and which claims fall with it."""
    listed(
        "corrections",
        lambda row: has(kind, row.kind) and has(about, row.notice.text),
        **scope,
    )


@click.command()
@options.scoped
def versions(**scope: Any) -> None:
    """Articles that stand in several versions: in which order, and how much has changed."""
    listed("versions", lambda row: True, **scope)

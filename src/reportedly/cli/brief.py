"""``reportedly brief``: read what is new, then print and write the brief."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.cli import options
from reportedly.cli.console import fail, fill, note, opened, out, print_json, sum_up

if TYPE_CHECKING:
    from reportedly.report.brief import Brief

__all__ = ["brief"]


@click.command()
@options.paths(required=False)
@options.ledger
@options.mapping
@options.extra
@click.option(
    "--out",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("brief"),
    show_default=True,
    help="Where brief.md and brief.html are written.",
)
@click.option(
    "--story", metavar="WORDS", default="", help="Only this story: its id or words of it."
)
@click.option(
    "--most",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    metavar="N",
    help="Tell the N largest stories in full; name the others.",
)
@options.profile
@click.option("--no-write", is_flag=True, help="Print only; write no files.")
@click.option("--strict", is_flag=True, help="Exit with 3 if any input failed.")
@options.as_of
@options.as_json
def brief(
    paths: tuple[str, ...],
    ledger: Path,
    mapping: dict[str, str] | None,
    extra: tuple[Path, ...],
    folder: Path,
    story: str,
    most: int,
    profile: str,
    no_write: bool,
    strict: bool,
    as_of: str | None,
    as_json: bool,
) -> None:
    """Read what is new under PATHS, then print the brief and write brief.md and brief.html.

    The brief covers the articles under PATHS, or the whole ledger where no PATHS are given.
    """
    from reportedly.model.failure import Failure
    from reportedly.report.brief import brief as gather
    from reportedly.report.export import document

    if not paths and not ledger.exists():
        raise click.UsageError(
            f"there is no ledger at {ledger} yet: name files or folders of articles to read"
        )
    with opened(ledger, create=bool(paths)) as book:
        summary, seen = fill(book, paths, mapping, extra) if paths else (None, None)
        view = book.view(as_of=as_of)
        failures = summary.failures if summary else view.all(Failure)
        made = gather(view, seen, failures, story=story, most=most, profile=profile)
        if not made.articles:
            sys.exit((sum_up(summary, strict) if summary else 0) or _nothing(as_of, story))
        if as_json:
            print_json(document(view, "brief", brief=made))
        else:
            _print(made)
        if not no_write:
            _write(made, folder)
    sys.exit(sum_up(summary, strict) if summary else 0)


def _nothing(as_of: str | None, story: str) -> int:
    if story:
        note(f"no story here has the words {story!r}")
    else:
        note(
            "there was nothing to read"
            if as_of is None
            else f"the ledger held none of it by {as_of[:16]}"
        )
    return 1


def _print(made: "Brief") -> None:
    from reportedly.report.terminal import BriefView

    out().print(BriefView(made))


def _write(made: "Brief", folder: Path) -> None:
    from reportedly.report.html import html
    from reportedly.report.markdown import markdown

    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "brief.md").write_text(markdown(made), encoding="utf-8")
        (folder / "brief.html").write_text(html(made), encoding="utf-8")
    except OSError as error:
        fail(f"cannot write to {folder}: {error.strerror}", 1)
    note(f"wrote {folder / 'brief.md'} and {folder / 'brief.html'}")

"""``reportedly brief``: read what is new, then print and write the brief."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.cli import options
from reportedly.cli.console import fail, fill, known_then, note, opened, out, print_json, sum_up

if TYPE_CHECKING:
    from reportedly.pipeline import Summary
    from reportedly.report.brief import Brief
    from reportedly.store.base import View

__all__ = ["brief"]


@click.command()
@options.paths(required=False)
@options.ledger
@options.mapping
@options.extra
@options.engine
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
@click.option("--person", metavar="NAME", default="", help="What is told of or by this person.")
@click.option("--measure", metavar="WORDS", default="", help="What is told of this measure.")
@click.option("--question", metavar="TEXT", default="", help="What bears on this question.")
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
    jobs: int | None,
    timeout: float | None,
    folder: Path,
    story: str,
    person: str,
    measure: str,
    question: str,
    most: int,
    profile: str,
    no_write: bool,
    strict: bool,
    as_of: str | None,
    as_json: bool,
) -> None:
    """Read what is new under PATHS, then print the brief and write brief.md and brief.html.

    The brief covers the articles under PATHS, or the whole ledger where no PATHS are given. Its
    first part is in sentences, each with endnotes; 'reportedly verify' checks them. With --person,
    --measure or --question it tells of the statements that bear on one thing only.
    """
    from reportedly.report.brief import stamped
    from reportedly.report.export import document

    asked = {"person": person, "measure": measure, "question": question}
    if not paths and not ledger.exists():
        raise click.UsageError(
            f"there is no ledger at {ledger} yet: name files or folders of articles to read"
        )
    with opened(ledger, create=bool(paths)) as book:
        summary, seen = None, None
        if paths:
            summary, seen = fill(book, paths, mapping, extra, jobs=jobs, timeout=timeout)
        with known_then(book, as_of, story=story or None) as view:
            if any(asked.values()):
                made = _chosen(view, asked, profile)
            else:
                made = _whole(view, summary, seen, story, most, profile)
            if not made.articles:
                code = sum_up(summary, strict) if summary else 0
                sys.exit(code or _nothing(as_of, story, asked))
            made = stamped(made, as_of, getattr(as_of, "reading", "")) if as_of else made
            if as_json:
                print_json(document(view, "brief", brief=made))
            else:
                _print(made)
            if not no_write:
                _write(made, folder)
    sys.exit(sum_up(summary, strict) if summary else 0)


def _whole(
    view: "View",
    summary: "Summary | None",
    seen: list[str] | None,
    story: str,
    most: int,
    profile: str,
) -> "Brief":
    from reportedly.model.failure import Failure
    from reportedly.report.brief import brief as gather

    failures = summary.failures if summary else view.all(Failure)
    return gather(view, seen, failures, story=story, most=most, profile=profile)


def _chosen(view: "View", asked: dict[str, str], profile: str) -> "Brief":
    from reportedly.report.asking import selection
    from reportedly.report.asking_search import about
    from reportedly.report.brief import chosen

    title = "; ".join(f"{name.capitalize()}: {words}" for name, words in asked.items() if words)
    among = about(view, " ".join(filter(None, asked.values())))
    try:
        return chosen(
            view,
            title,
            lambda material: selection(material, **asked),
            among=among,
            profile=profile,
        )
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def _nothing(as_of: str | None, story: str, asked: dict[str, str]) -> int:
    if any(asked.values()):
        note(f"nothing in the ledger bears on {next(filter(None, asked.values()))!r}")
    elif story:
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

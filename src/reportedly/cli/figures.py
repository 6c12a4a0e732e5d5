"""``reportedly figures``: low, best and high of each measure as table, JSON, CSV or one page."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportedly.cli import options
from reportedly.cli.console import fail, note, out, print_json, print_text, shown

if TYPE_CHECKING:
    from reportedly.report.figure_rows import FigureRow
    from reportedly.report.material import Material
    from reportedly.store.base import View

__all__ = ["figures"]

RULES = ("ucdp", "acled", "min-max")
BY = ("measure", "place", "side", "story", "source", "origin", "outlet", "day")
DRAWN = 200
"""How many series a page draws unless it is told otherwise."""


def _day(context: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value and not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value):
        raise click.BadParameter(f"{value!r} is no day (2026-03-11), month (2026-03) or year")
    return value


@click.command()
@options.scoped
@click.option("--of", "counted", metavar="WORDS", help="Only figures whose label has these words.")
@click.option(
    "--rule",
    type=click.Choice(RULES),
    help="How figures become low, best and high; else as the ledger was made.",
)
@options.profile
@click.option("--by", type=click.Choice(BY), help="Put the figures under heads of this kind.")
@click.option(
    "--since",
    metavar="DAY",
    callback=_day,
    help="Only figures as of this day or later: 2026-03-11, or a month, or a year.",
)
@click.option(
    "--until",
    metavar="DAY",
    callback=_day,
    help="Only figures as of this day or earlier.",
)
@click.option(
    "--csv",
    "sheet",
    is_flag=False,
    flag_value="figures",
    type=click.Choice(("figures", "estimates")),
    help="CSV on standard output: a line a figure, or a line an estimate.",
)
@click.option(
    "--html",
    "page",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write one page with interactive plots that needs nothing else.",
)
def figures(
    counted: str | None,
    rule: str | None,
    by: str | None,
    since: str | None,
    until: str | None,
    sheet: str | None,
    page: Path | None,
    limit: int | None,
    as_json: bool,
    **scope: Any,
) -> None:
    """Low, best and high of each measure, and every figure behind them.

    --as-of is the ledger as it stood then; --since and --until go by the days that the figures
    are for. --since, --until and --by leave the reckoning alone: an estimate rests on all figures
    of its day.
    """
    if sum((as_json, sheet is not None, page is not None)) > 1:
        raise click.UsageError("give one of --json, --csv and --html")
    from reportedly.report.scope import scope as material_of

    as_of, ledger = scope.pop("as_of"), scope.pop("ledger")
    asked = {"rule": rule, "by": by, "of": counted, "since": since, "until": until}
    with shown(ledger, as_of) as view:
        material = material_of(view, **scope)
        rows = _rows(material, asked)
        cut = rows[: limit or (DRAWN if page else None)]
        if as_json:
            print_json(_document(view, as_of=as_of, **asked, total=len(rows), rows=cut))
        elif sheet:
            print_text(_sheet(sheet, cut, material))
        else:
            if page:
                moment = f"{as_of[:16]} (the ledger of then)" if as_of else None
                _write(page, material, cut, asked | scope | {"as of": moment}, len(rows))
            else:
                _print(cut)
            note(f"{len(cut):,} of {len(rows):,} figures" if cut else "no figures match")


Asked = dict[str, str | None]


def _rows(material: "Material", asked: Asked) -> "list[FigureRow]":
    from reportedly.report.facets import grouped, within
    from reportedly.report.figures import figures as gather

    words = (asked["of"] or "").casefold()
    rows = [row for row in gather(material, asked["rule"]) if words in row.label.casefold()]
    kept = within(rows, asked["since"], asked["until"])
    return list(grouped(kept, asked["by"]) if asked["by"] else kept)


def _document(view: "View", **parts: Any) -> str:
    from reportedly.report.export import document

    return document(view, "figures", **parts)


def _sheet(kind: str, rows: "list[FigureRow]", material: "Material") -> str:
    from reportedly.report.sheets import sheet

    return sheet(kind, rows, material.articles)


def _print(rows: "list[FigureRow]") -> None:
    from reportedly.report.figure_table import FigureTable

    if rows:
        out().print(FigureTable(rows))


def _write(
    page: Path, material: "Material", rows: "list[FigureRow]", asked: Asked, total: int
) -> None:
    from reportedly.report.figure_page import figure_page

    named = (item for item in asked.items() if item[0] not in ("rule", "by", "profile"))
    limits = [f"{name} {value}" for name, value in named if value]
    text = figure_page(material, rows, asked["rule"], total=total, limits=limits)
    try:
        page.write_text(text, encoding="utf-8")
    except OSError as error:
        fail(f"cannot write {page}: {error.strerror}", 1)
    note(f"wrote {page}")

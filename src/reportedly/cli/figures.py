"""``reportedly figures``: low, best and high of each measure as table, JSON, CSV or one page."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportedly.cli import options
from reportedly.cli.console import fail, note, out, print_json, print_text, shown

if TYPE_CHECKING:
    from reportedly.report.figure_choice import Choice, Cut
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
@click.option("--page", type=click.IntRange(min=1), default=1, help="Which page of --limit rows.")
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
    "target",
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
    target: Path | None,
    page: int,
    limit: int | None,
    as_json: bool,
    **scope: Any,
) -> None:
    """Low, best and high of each measure, and every figure behind them.

    --as-of is the ledger as it stood then; --since and --until go by the days that the figures
    are for. --since, --until and --by leave the reckoning alone: an estimate rests on all figures
    of its day.
    """
    if sum((as_json, sheet is not None, target is not None)) > 1:
        raise click.UsageError("give one of --json, --csv and --html")
    from reportedly.report.figure_choice import Choice

    as_of, ledger = scope.pop("as_of"), scope.pop("ledger")
    asked = {"rule": rule, "by": by, "of": counted, "since": since, "until": until}
    with shown(ledger, as_of) as view:
        most = limit or (DRAWN if target else None)
        material, found = _cut(view, Choice(**asked), page, most, scope)
        if as_json:
            print_json(_document(view, as_of=as_of, **asked, total=found.total, rows=found.rows))
        elif sheet:
            print_text(_sheet(sheet, found.rows, material))
        else:
            if target:
                moment = f"{as_of[:16]} (the ledger of then)" if as_of else None
                _write(target, material, found, asked | scope | {"as of": moment})
            else:
                _print(found.rows)
            told = f"{len(found.rows):,} of {found.total:,} figures"
            note(told if found.rows else "no figures match")


Asked = dict[str, str | None]


def _cut(
    view: "View", choice: "Choice", page: int, most: int | None, scope: dict[str, Any]
) -> "tuple[Material, Cut]":
    """The rows asked for, and what the ledger holds of their articles."""
    from reportedly.report import figure_choice as choosing
    from reportedly.report.scope import scope as material_of

    material = material_of(view, **scope)
    if most and not any(scope[name] for name in ("article", "outlet", "story")):
        found = choosing.figures_of_all(view, choice, page, most, profile=material.profile)
        behind = {point.article for row in found.rows for point in row.points}
        return material.within(behind), found
    return material, choosing.cut(choosing.chosen_figures(material, choice), page, most)


def _document(view: "View", **parts: Any) -> str:
    from reportedly.report.export import document

    return document(view, "figures", **parts)


def _sheet(kind: str, rows: "Sequence[FigureRow]", material: "Material") -> str:
    from reportedly.report.sheets import sheet

    return sheet(kind, rows, material.articles)


def _print(rows: "Sequence[FigureRow]") -> None:
    from reportedly.report.figure_table import FigureTable

    if rows:
        out().print(FigureTable(rows))


def _write(target: Path, material: "Material", found: "Cut", asked: Asked) -> None:
    from reportedly.report.figure_page import figure_page

    named = (item for item in asked.items() if item[0] not in ("rule", "by", "profile"))
    limits = [f"{name} {value}" for name, value in named if value]
    text = figure_page(material, found.rows, asked["rule"], total=found.total, limits=limits)
    try:
        target.write_text(text, encoding="utf-8")
    except OSError as error:
        fail(f"cannot write {target}: {error.strerror}", 1)
    note(f"wrote {target}")

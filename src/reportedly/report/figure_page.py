"""Figures as one page with plots that answer: by which rule, as of when, without whom."""

from base64 import b64encode
from collections.abc import Sequence
from importlib.resources import files

from reportedly.report.figure_rows import FigureRow
from reportedly.report.figure_view import PLOT_STYLE, drawn, over_all, reads
from reportedly.report.html import allowed, environment
from reportedly.report.material import Material

__all__ = ["PLOT_STYLE", "VENDORED", "figure_page"]

VENDORED = {
    "d3.min.js": "f2094bbf6141b359722c4fe454eb6c4b0f0e42cc10cc7af921fc158fceb86539",
    "plot.umd.min.js": "4358086467740777dd788d6b27a95cebdbaefdd50c730a3060117073bd7134cb",
}
"""d3 7.9.0 and Observable Plot 0.6.17 as their makers built them, with the sha256 of each: a
browser refuses to run an altered one."""

_OURS = ("figures.plot.js", "figures.page.js")


def figure_page(
    material: Material,
    rows: Sequence[FigureRow],
    rule: str | None = None,
    *,
    total: int = 0,
    limits: Sequence[str] = (),
) -> str:
    """The page of these rows. ``rule`` is the one that is shown first (else that of the rows),
    ``total`` how many rows there were before some were left out, ``limits`` say in words what
    else the page leaves out."""
    from markupsafe import Markup

    found = drawn(material, rows, rule, total=total)
    ours = [_read(f"templates/{name}") for name in _OURS]
    scripts = [*(_read(f"vendor/{name}") for name in VENDORED), *ours]
    css = _read("templates/brief.css") + _read("templates/figures.css")
    page = environment().get_template("figures.html.jinja")
    return page.render(
        drawn=found,
        limits=limits,
        css=Markup(css),
        scripts=[Markup(script) for script in scripts],
        reads=reads,
        over_all=over_all,
        data=Markup(found.data),
        styles=[allowed(css), allowed(PLOT_STYLE)],
        runs=[
            *(b64encode(bytes.fromhex(h)).decode() for h in VENDORED.values()),
            *map(allowed, ours),
        ],
    )


def _read(name: str) -> str:
    return files("reportedly.report").joinpath(name).read_text("utf-8")

"""Figures of a story, or of all: "killed, by UCDP's rule, as of 11 March, under their places"."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from reportedly.reconcile.rules import RULES
from reportedly.report.export import document
from reportedly.report.facets import BY, OF_ROWS
from reportedly.report.figure_choice import Choice, Cut, chosen_figures, cut, figures_of_all
from reportedly.report.figure_view import Drawn, drawn, over_all, reads
from reportedly.report.figures import figures, outlines
from reportedly.report.hues import hues
from reportedly.report.material import Material
from reportedly.report.paging import pages
from reportedly.workbench.page import Asked, Missing, Page, Screen
from reportedly.workbench.story_frame import framed

__all__ = ["SCREENS"]

_PANELS = 24
"""How many series a page draws."""
_AT_ONCE = 300
"""Of so many articles all rules are reckoned for a page; of more, only the one that is shown."""
_GROUPED = 3000
"""So many series can be put under heads that differ from figure to figure."""
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_HEADS = {
    "measure": "measure",
    "place": "place",
    "side": "side",
    "origin": "origin",
    "source": "source",
    "outlet": "outlet",
    "day": "day",
    "story": "story",
}


def story_figures(asked: Asked) -> Page:
    frame = framed(asked, "figures")
    story, material = frame.story, frame.story.material
    choice, page = _choice(asked), asked.number("page", 1)

    def rows(wanted: Choice) -> Cut:
        key = ("figures", story.id, material.profile, wanted.rule)
        held = asked.shown.made(key, lambda: figures(material, wanted.rule))
        return cut(chosen_figures(material, wanted, held), page, _PANELS)

    def make() -> Drawn:
        found = rows(replace(choice, until=None))
        return drawn(
            material,
            found.rows,
            choice.rule,
            total=found.total,
            until=choice.until,
            rules=_rules(material),
            hues=material.made(hues),
        )

    key = ("figures drawn", story.id, material.profile, choice, page)
    made = asked.shown.made(key, make)
    return Page(
        "story_figures.jinja",
        f"Figures: {story.title}",
        command=("figures", "--story", story.id, *_words(asked, choice, page, made.total)),
        twin=lambda: _document(asked, choice, rows(choice)),
        here="/stories",
        context={**_context(asked, choice, page, made), **frame.context},
    )


def all_figures(asked: Asked) -> Page:
    choice, page = _choice(asked), asked.number("page", 1)
    view, profile = asked.shown.view, _profile(asked)
    known = asked.shown.made("figure outlines", lambda: outlines(view))
    if not choice.by_rows and choice.by not in (None, *OF_ROWS) and len(known) > _GROUPED:
        raise Missing(
            f"There are {len(known):,} figures here: open a story to put them under each"
            f" {choice.by}."
        )

    def rows(wanted: Choice) -> Cut:
        return figures_of_all(view, wanted, page, _PANELS, profile=profile, known=known)

    def make() -> Drawn:
        found = rows(replace(choice, until=None))
        behind = {point.article for row in found.rows for point in row.points}
        material = asked.shown.material(articles=behind, profile=profile)
        return drawn(
            material,
            found.rows,
            choice.rule,
            total=found.total,
            until=choice.until,
            rules=_rules(material),
        )

    made = asked.shown.made(("all figures drawn", profile, choice, page), make)
    return Page(
        "figures_all.jinja",
        "Figures",
        command=("figures", *_words(asked, choice, page, _PANELS + 1)),
        twin=lambda: _document(asked, choice, rows(choice)),
        here="/stories",
        context=_context(asked, choice, page, made),
    )


def _choice(asked: Asked) -> Choice:
    """What the address asks for; what it says that there is not is left alone."""
    rule, by, until = asked.one("rule"), asked.one("by"), asked.one("until")
    return Choice(
        rule=rule if rule in RULES else None,
        of=asked.one("of") or None,
        by=by if by in BY else None,
        until=until if _DAY.fullmatch(until) else None,
    )


def _profile(asked: Asked) -> str:
    given = asked.one("profile")
    return given if given in ("conservative", "generous") else "best"


def _rules(material: Material) -> tuple[str, ...]:
    return tuple(RULES) if len(material.articles) <= _AT_ONCE else ()


def _words(asked: Asked, choice: Choice, page: int, total: int) -> tuple[str, ...]:
    """The options that say the same."""
    given = {
        "--rule": choice.rule,
        "--by": choice.by,
        "--of": choice.of,
        "--until": choice.until,
        "--profile": _profile(asked) if _profile(asked) != "best" else None,
        "--limit": str(_PANELS) if total > _PANELS else None,
        "--page": str(page) if page > 1 else None,
    }
    return tuple(word for name, value in given.items() if value for word in (name, value))


def _document(asked: Asked, choice: Choice, found: Cut) -> str:
    return document(
        asked.shown.view,
        "figures",
        as_of=asked.as_of,
        rule=choice.rule,
        by=choice.by,
        of=choice.of,
        since=choice.since,
        until=choice.until,
        total=found.total,
        rows=found.rows,
    )


def _context(asked: Asked, choice: Choice, page: int, made: Drawn) -> Mapping[str, Any]:
    days = asked.one("days")
    query = {
        "rule": choice.rule,
        "by": choice.by,
        "of": choice.of,
        "until": choice.until,
        "days": days if days in ("side", "scale") else None,
        "profile": _profile(asked) if _profile(asked) != "best" else None,
    }
    return {
        "drawn": made,
        "data": Markup(made.data),
        "reads": reads,
        "over_all": over_all,
        "choice": choice,
        "days": query["days"] or "auto",
        "rules": tuple(RULES.values()),
        "heads": _HEADS,
        "asking": query,
        "leaf": page,
        "leaves": pages(made.total, _PANELS),
    }


SCREENS = (
    Screen("/stories/{id}/figures", story_figures, story="id"),
    Screen("/figures", all_figures),
)

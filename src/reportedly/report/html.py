"""The brief as one HTML file that needs nothing else: print it, mail it, open it offline."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from reportedly.report import plots
from reportedly.report.brief import Brief
from reportedly.report.days import day
from reportedly.report.figure_rows import why_of
from reportedly.report.imprint import imprint
from reportedly.report.passages import anchor, passage
from reportedly.report.safe import one_line, shortened, visible
from reportedly.report.wording import amount, count, estimated, range_of, withheld_by

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["allowed", "environment", "html", "templates"]


def html(brief: Brief) -> str:
    """The whole page. Text from articles is escaped, and controls that would reorder or hide it
    are written out; no script, no style and no image from elsewhere is allowed in."""
    from markupsafe import Markup

    css = files("reportedly.report").joinpath("templates/brief.css").read_text("utf-8")
    page = environment().get_template("brief.html.jinja")
    return page.render(brief=brief, css=Markup(css), digest=allowed(css))


def allowed(text: str) -> str:
    """How a Content-Security-Policy names a style or script that it allows (CSP 3, 2.3.1): the
    SHA-256 of its text, in base 64."""
    return b64encode(sha256(text.encode()).digest()).decode()


@cache
def environment(*packages: str) -> "Environment":
    """Where pages of one file are made, by the templates of these packages and then ours: all that
    they link to stands in them."""
    made = templates(*packages, "reportedly.report")
    made.filters |= {
        "at": lambda span: f"#{anchor(span)}",
        "paper": lambda article: f"#{article}",
        "word": lambda origin: f"#{origin}",
    }
    return made


def templates(*packages: str) -> "Environment":
    """Templates of these packages, the first that has one; what comes from articles is made
    visible and escaped. Who uses them says where links lead by three filters: "at" the passage of
    a span, "paper" an article by its id, "word" an origin by its id."""
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=ChoiceLoader([PackageLoader(package, "templates") for package in packages]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_harmless,
    )
    made.filters |= {
        "day": day,
        "anchor": anchor,
        "line": one_line,
        "amount": amount,
        "short": shortened,
    }
    made.globals |= {
        "count": count,
        "estimated": estimated,
        "imprint": imprint,
        "passage": passage,
        "plots": plots,
        "range_of": range_of,
        "why_of": why_of,
        "withheld_by": withheld_by,
    }
    return made


def _harmless(value: Any) -> Any:
    """What every expression of the template passes through before it is escaped."""
    return value if not isinstance(value, str) or hasattr(value, "__html__") else visible(value)

"""One story of a brief as a piece of a page, to be set into a page of one's own."""

from typing import TYPE_CHECKING

from reportedly.report.html import environment
from reportedly.report.story_brief import StoryBrief

if TYPE_CHECKING:
    from markupsafe import Markup

__all__ = ["story_html"]


def story_html(story: StoryBrief) -> "Markup":
    """Its header and main part, as in the brief of this one story; all links stay within it."""
    from markupsafe import Markup

    page = environment().get_template("story.jinja")
    return Markup(page.render(story=story, alone=True))  # escaped by its template

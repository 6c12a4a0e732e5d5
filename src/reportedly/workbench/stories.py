"""Stories: where the day starts: "3 stories, 12 articles → 7 origins"."""

from reportedly.workbench.page import Asked, Page, Screen

__all__ = ["SCREENS"]


def stories(asked: Asked) -> Page:
    return Page("stories.jinja", "Stories", here="/stories")


SCREENS = (Screen("/stories", stories),)

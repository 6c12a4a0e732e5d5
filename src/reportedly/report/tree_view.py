"""Origin trees in a terminal: a branch for each origin, below it who carries its word, and why."""

from collections.abc import Iterable, Iterator

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.text import Text
from rich.tree import Tree as Drawn

from reportedly.report.days import day
from reportedly.report.safe import one_line, shortened
from reportedly.report.tree_rows import (
    CERTAIN,
    DECIDED,
    POSSIBLY,
    PROBABLE,
    SIGNS,
    Branch,
    Carrier,
    MaybeOne,
    StoryTrees,
    Tree,
    Why,
)
from reportedly.report.wording import count

__all__ = ["ForestView", "TreeView", "drawn"]

_GUIDE = "dim"
_STYLES = {DECIDED: "bold green", CERTAIN: "green", PROBABLE: "yellow", POSSIBLY: "yellow"}


class TreeView:
    """One tree as a rich renderable."""

    def __init__(self, shown: Tree) -> None:
        self.shown = shown

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield drawn(self.shown, options.max_width)


class ForestView:
    """The trees of some stories under their titles."""

    def __init__(self, stories: Iterable[StoryTrees]) -> None:
        self.stories = tuple(stories)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for n, story in enumerate(self.stories):
            yield from _head(story, n == 0)
            for shown in story.trees:
                yield drawn(shown, options.max_width)
                yield Text()
            if story.more:
                yield Text(f"{count(story.more, 'statement')} that one article alone makes", "dim")


def _head(story: StoryTrees, first: bool) -> Iterator[RenderableType]:
    days = f", {day(f'{story.first}/{story.last or story.first}')}" if story.first else ""
    lead = "" if first else "\n"
    yield Text(f"{lead}{one_line(story.title)}", "bold underline")
    told = f"{count(story.articles, 'article')} → {story.independent.told()}"
    yield Text.assemble((told, "bold cyan"), (f"{days}  {story.id}\n", "dim"))


def drawn(shown: Tree, width: int) -> Drawn:
    head = Text(f"“{shortened(shown.text, 2 * width)}”" if shown.kind == "statement" else "")
    if shown.kind != "statement":
        head = Text(shortened(shown.text, 2 * width))
    head.stylize("bold")
    if shown.kind != "origin":
        behind = f": {shown.independent.told()} behind {count(len(shown.articles), 'article')}"
        head.append(behind, "bold cyan")
    head.append(f"  {shown.id}", "not bold dim")
    made = Drawn(head, guide_style=_GUIDE, highlight=False)
    for branch in shown.branches:
        _branch(made, branch, shown.kind)
    for doubt in shown.doubts:
        made.add(_doubt(doubt))
    if shown.alike:
        said = made.add(Text("held to say one thing", "dim"))
        for why in shown.alike:
            said.add(_why(why))
    return made


def _branch(made: Drawn, branch: Branch, kind: str) -> None:
    at = made if kind == "origin" else made.add(_called(branch))
    for through, carriers in branch.relays:
        below = at.add(Text(f"through {' and '.join(map(one_line, through))}")) if through else at
        for carrier in carriers:
            below.add(_carrier(carrier, branch))
    for why in branch.whys:
        at.add(_why(why))


def _called(branch: Branch) -> Text:
    words = Text.assemble((f"{branch.n} ", "cyan"), (one_line(branch.name), "bold"))
    if branch.roles:
        words.append(f", {shortened(branch.roles[0], 60)}", "not bold")
    notes = [branch.sure] if branch.sure and branch.sure != "stated" else []
    if not branch.asserts:
        notes.append("does not assert it")
    elif not branch.counted:
        notes.append("not counted: somebody is cited for the same")
    if notes:
        words.append(f" ({one_line('; '.join(notes))})", "not bold yellow")
    return words.append(f"  {branch.origin}", "not bold dim")


def _carrier(carrier: Carrier, branch: Branch) -> Text:
    words = Text(one_line(carrier.label))
    if carrier.source not in ("", branch.source, carrier.outlet, carrier.label):
        words.append(f", citing {one_line(carrier.source)}", "")
    said = ", the same words" if carrier.same else f": “{shortened(carrier.text, 160)}”"
    words.append(said)
    if carrier.reserve:
        words.append(f" {one_line(carrier.reserve)}", "yellow")
    if carrier.how:
        words.append(f" ({one_line(carrier.how)})", "dim")
    return words.append(f"  {carrier.claim}", "dim")


def _why(link: Why) -> Text:
    sign, style = SIGNS[link.certainty], _STYLES[link.certainty]
    return Text.assemble(
        (f"{sign} {link.certainty}", style), (f": {one_line(link.why)}{_ends(link)}", "")
    )


def _ends(link: Why) -> str:
    ends = [one_line(end) for end in dict.fromkeys((link.left_in, link.right_in)) if end]
    return f" [{' — '.join(ends)}]" if len(ends) > 1 else ""


def _doubt(doubt: MaybeOne) -> Text:
    sign, style = SIGNS[POSSIBLY], _STYLES[POSSIBLY]
    right = f"{doubt.right}" if doubt.right else f"as {one_line(doubt.right_name)}"
    pair = f" {doubt.left} and {right}" if doubt.right else f" {right}"
    return Text.assemble(
        (f"{sign} {doubt.link.certainty}{pair}", style), (f": {one_line(doubt.link.why)}", "")
    )

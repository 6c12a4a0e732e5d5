"""Who stands behind what, in Markdown: shared statements, origins, quotations, copies."""

from collections.abc import Iterator

from reportedly.report.brief import StoryBrief
from reportedly.report.markdown_text import claim, link, places, text
from reportedly.report.origin_rows import OriginRow, SharedRow
from reportedly.report.passages import anchor
from reportedly.report.quotation_rows import QuotedPiece
from reportedly.report.safe import shortened
from reportedly.report.tree_rows import CERTAIN, POSSIBLY, PROBABLE, Carrier
from reportedly.report.wording import count

__all__ = ["copies", "origin", "quotations", "shared"]

_ALIKE = 4
"""How many reasons are told for which statements are held to say one thing."""


def shared(story: StoryBrief, row: SharedRow) -> Iterator[str]:
    """A statement of several articles: its origins, who carries each, and every reason."""
    articles = count(len(row.articles), "article")
    words = link(row.claims[0].span, row.text)
    yield f"- **{articles}, {row.behind}**: {words}"
    for branch in row.tree.branches:
        number = story.number(branch.origin)
        origin = f"origin {number}, " if number else ""
        aside = ", not counted" if branch.asserts and not branch.counted else ""
        yield f"    - {origin}**{text(branch.name)}**{aside}"
        yield from (f"        - {_carrier(carrier)}" for carrier in branch.carriers)
        yield from (f"        - *{why.certainty}*: {text(why.why)}" for why in branch.whys)
    for doubt in row.tree.doubts:
        pair = f"{text(doubt.left_name)} and {text(doubt.right_name)}"
        yield f"    - *{doubt.link.certainty}*, {pair}: {text(doubt.link.why)}"
    for why in row.tree.alike[:_ALIKE]:
        yield f"    - held to say one thing, *{why.certainty}*: {text(why.why)}"


def _carrier(row: Carrier) -> str:
    through = f", through {text(' and '.join(row.through))}" if row.through else ""
    status = f" ({text(row.reserve)})" if row.reserve else ""
    how = f", {text(row.how)}" if row.how else ""
    return f"{text(row.label)}{through}: {link(row.span, row.text)}{status}{how}"


def origin(story: StoryBrief, row: OriginRow) -> Iterator[str]:
    """An origin under its number, what it says, and what may be the same."""
    told = f"{count(len(row.claims), 'claim')} in {count(len(row.articles), 'article')}"
    own = ", in its own words" if row.own else ""
    yield f"{story.numbers[row.id]}. **{text(row.name)}**{own} ({told})"
    for same in row.statements:
        also = "; ".join(f"[{text(c.outlet)}](#{anchor(c.span)})" for c in places(same)[1:])
        yield f"    - {claim(same[0])}{'; also ' + also if also else ''}"
    for why, certain in row.whys:
        yield f"    - *{CERTAIN if certain else PROBABLE}*: {text(why)}"
    for maybe in row.maybe:
        yield f"    - *{POSSIBLY}* as {text(maybe.name)}: {text(maybe.why)}"


def quotations(story: StoryBrief) -> Iterator[str]:
    """Utterances that outlets print otherwise: cut words struck through, others in italics."""
    for row in story.quotations:
        sure = "" if row.certain else ", probably one utterance"
        yield f"- **{text(row.speaker or 'speaker not known')}**{sure}"
        for one in row.renderings:
            words = "".join(_quoted(piece) for piece in one.pieces)
            yield f"    - {text(one.label)}: “{words}” ({one.told})"


def _quoted(piece: QuotedPiece) -> str:
    lead = " " if piece.words[:1].isspace() else ""
    tail = " " if piece.words[-1:].isspace() else ""
    words = f"{lead}{text(piece.words)}{tail}"
    if not piece.kind:
        return words
    if piece.kind == "cut":
        return f" ~~{text(piece.instead)}~~ "
    return f"*{words}*" + (f" ~~{text(piece.instead)}~~" if piece.instead else "")


def copies(story: StoryBrief) -> Iterator[str]:
    """Pairs of articles that share text, with the longest passages."""
    for row in story.copies:
        pair = f"{text(row.left_outlet)} and {text(row.right_outlet)}"
        told = f"; {text(row.told)}" if row.told else ""
        yield f"- **{row.kind}**, {row.containment:.0%}: {pair}{told}"
        yield from (f"    - “{text(shortened(left.text, 200))}”" for left, _ in row.passages[:3])

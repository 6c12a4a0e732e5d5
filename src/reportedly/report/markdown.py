"""The brief in Markdown: every line links to an anchor at the very words, further down."""

import re
from collections.abc import Iterable, Iterator

from reportedly.model.article import Article, BlockKind
from reportedly.model.span import Span
from reportedly.report.brief import Brief, StoryBrief
from reportedly.report.days import day
from reportedly.report.imprint import imprint
from reportedly.report.marks import Piece, ShownBlock
from reportedly.report.passages import anchor
from reportedly.report.rows import ClaimRow, ConflictRow, FigureRow, OriginRow
from reportedly.report.safe import one_line
from reportedly.report.wording import amount, count, range_of, withheld_by

__all__ = ["markdown"]

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$&!])")
_LEADING = re.compile(r"^(\s*)([-+=]|\d+[.)])")


def markdown(brief: Brief) -> str:
    """The whole brief. Words of articles are escaped, so that none of them can be markup."""
    lines = [line for story in brief.stories for line in _story(story)]
    if brief.failures:
        lines += ["## Not read", ""]
        lines += [f"- {_text(f.source)}: {_text(f.reason)}" for f in brief.failures]
        lines += [""]
    return "\n".join(lines)


def _text(words: str) -> str:
    return _LEADING.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", one_line(words)))


def _link(span: Span, words: str) -> str:
    return f"[“{_text(words)}”](#{anchor(span)})"


def _claim(row: ClaimRow, *, outlet: bool = True) -> str:
    said = f", said {day(row.said)}" if row.said else ""
    where = f", {_text(row.outlet)}" if outlet else ""
    status = f" ({_text(row.reserve)})" if row.reserve else ""
    return f"{_link(row.span, row.text)}{status}{said}{where}"


def _story(story: StoryBrief) -> Iterator[str]:
    counted = f"{count(len(story.articles), 'article')}, {count(len(story.origins), 'origin')}"
    yield from (f"# {_text(story.title)}", "", f"**{counted}**", "")
    yield (
        "Nothing here is called true. The brief says who asserts what, on whose word, and what"
        " goes together; every line links to the words that say it."
    )
    yield ""
    yield from _section("Origins", (line for o in story.origins for line in _origin(story, o)))
    yield from _section("Figures", (line for f in story.figures for line in _figure(story, f)))
    pairs = (line for row in story.conflicts for line in _pair(row))
    yield from _section("Held against each other", pairs)
    yield from _section("Denied, not confirmed, not verified", _withheld(story))
    yield from _section("Who says what", _speakers(story))
    yield from _section("Timeline", _timeline(story))
    yield from _section("Names", _names(story))
    yield from _section("Articles and their evidence", _articles(story))


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    held = list(lines)
    if held:
        yield from (f"## {title}", "", *held, "")


def _origin(story: StoryBrief, row: OriginRow) -> Iterator[str]:
    told = f"{count(len(row.claims), 'claim')} in {count(len(row.articles), 'article')}"
    own = ", in its own words" if row.own else ""
    yield f"{story.numbers[row.id]}. **{_text(row.name)}**{own} ({told})"
    for same in row.statements:
        also = "; ".join(f"[{_text(c.outlet)}](#{anchor(c.span)})" for c in same[1:])
        yield f"    - {_claim(same[0])}{'; also ' + also if also else ''}"
    for why, certain in row.whys:
        yield f"    - {'held to be one origin' if certain else 'perhaps one origin'}: {_text(why)}"


def _figure(story: StoryBrief, row: FigureRow) -> Iterator[str]:
    yield from (f"### {_text(row.label)}", "")
    points = {point.id: point for point in row.points}
    for estimate in row.estimates:
        best = ""
        if estimate.best is not None and estimate.low != estimate.high:
            best = f", best {amount(estimate.best, row.unit)}"
        when = f" as of {day(estimate.as_of)}" if estimate.as_of else ""
        behind = f"asserted by {count(len(estimate.origins), 'origin')}"
        yield f"- **{range_of(estimate.low, estimate.high, row.unit)}**{best}{when}, {behind}"
        for point in (points[id] for id in estimate.measures if id in points):
            number = story.numbers.get(point.origin)
            origin = f", origin {number}" if number else ""
            who = f"{_text(point.source)}, " if point.source else ""
            yield f"    - {_link(point.span, point.words)}: {who}{_text(point.outlet)}{origin}"
    yield ""


def _pair(row: ConflictRow) -> Iterator[str]:
    yield f"- **{row.verdict}**: {_text(row.how)}"
    for source, outlet, span in (
        (row.left_source, row.left_outlet, row.left_span),
        (row.right_source, row.right_outlet, row.right_span),
    ):
        who = f"{_text(source)}, in " if source else ""
        yield f"    - {_link(span, span.text)}: {who}{_text(outlet)}"


def _withheld(story: StoryBrief) -> Iterator[str]:
    for row in story.withheld:
        cue = f" ({_link(row.cue, row.cue.text)})" if row.cue else ""
        holder = f"{withheld_by(row.status)} **{_text(row.holder)}**"
        yield f"- {holder}{cue}: {_claim(row.claim)}"


def _speakers(story: StoryBrief) -> Iterator[str]:
    for speaker in story.speakers:
        yield from (f"### {_text(speaker.name)}", "")
        if speaker.roles:
            roles = (f"{_link(r.span, r.text)} ({_text(r.outlet)})" for r in speaker.roles)
            yield from (f"Described as {'; '.join(roles)}.", "")
        yield from (f"- {_claim(row)}" for row in speaker.claims)
        yield ""


def _timeline(story: StoryBrief) -> Iterator[str]:
    for row in story.timeline:
        behind = row.asserted or _text(row.claims[0].reserve)
        where = ", ".join(_text(outlet) for outlet in row.outlets)
        what = _link(row.claims[0].span, row.text)
        yield f"- **{_text(day(row.day))}**: {what}, {behind}, in {where}"


def _names(story: StoryBrief) -> Iterator[str]:
    for row in story.names:
        if row.telling:
            roles = "; ".join(f"{_link(r.span, r.text)} ({_text(r.outlet)})" for r in row.roles)
            as_what = f": {roles}" if roles else ""
            yield f"- **{_text(row.name)}** ({_text(', '.join(row.spellings))}){as_what}"


def _articles(story: StoryBrief) -> Iterator[str]:
    for article in story.articles:
        yield from (f'<a id="{article.id}"></a>', "", f"### {_text(_called(article))}", "")
        for line in imprint(article):
            how = f" ({_text(line.how)})" if line.how else ""
            yield f"- {line.field}: {_text(line.value)}{how}"
        yield ""
        for block in story.shown[article.id]:
            yield from (_block(block), "")


def _called(article: Article) -> str:
    return article.title or article.source or article.id


def _block(block: ShownBlock) -> str:
    words = "".join(_piece(piece) for piece in block.pieces).strip()
    words = _LEADING.sub(r"\1\\\2", words)
    return f"> *{words}*" if block.kind is BlockKind.BOILERPLATE and words else f"> {words}"


def _piece(piece: Piece) -> str:
    if piece.step == "words":
        lead = " " if piece.words[:1].isspace() else ""
        tail = " " if piece.words[-1:].isspace() and piece.words.strip() else ""
        return lead + _SPECIAL.sub(r"\\\1", one_line(piece.words)) + tail
    if piece.mark is None:
        return ""
    return f'<a id="{anchor(piece.mark.span)}"></a>' if piece.first else ""

"""The brief in Markdown: every line links to an anchor at the very words, further down."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from reportedly.model.article import Article, BlockKind
from reportedly.report.brief import Brief, StoryBrief
from reportedly.report.clashes import Clash, Side
from reportedly.report.days import day
from reportedly.report.figure_rows import FigureRow, PointRow
from reportedly.report.glance import MOST, counted
from reportedly.report.imprint import imprint
from reportedly.report.markdown_origins import copies, origin, quotations, shared
from reportedly.report.markdown_parts import endnotes, parts
from reportedly.report.markdown_text import LEADING, SPECIAL, claim, link, places, text
from reportedly.report.marks import Piece, ShownBlock
from reportedly.report.passages import anchor
from reportedly.report.safe import one_line
from reportedly.report.withheld import Withheld
from reportedly.report.wording import count, estimated, withheld_by

__all__ = ["markdown"]

R = TypeVar("R")
_TAGS = (("claim", "mark"), ("figure", "b"), ("hedge", "i"))


def markdown(brief: Brief) -> str:
    """The whole brief. Words of articles are escaped, so that none of them can be markup."""
    lines = [line for story in brief.stories for line in _story(story)]
    if brief.rest:
        lines += ["## More stories", "", f"<!-- reportedly {brief.scope} -->", ""]
        lines += [f"- {text(s.title)} ({count(s.articles, 'article')})" for s in brief.rest]
        lines += [""]
    if brief.failures:
        lines += ["## Not read", ""]
        lines += [f"- {text(f.source)}: {text(f.reason)}" for f in brief.failures]
        lines += [""]
    return "\n".join(lines)


def _story(story: StoryBrief) -> Iterator[str]:
    yield from (f"# {text(story.title)}", "", f"<!-- reportedly {story.scope} -->", "")
    days = f"{day(story.days)} · " if story.days else ""
    yield from (f"{days}**{text(counted(story))}**", "")
    yield (
        "Nothing here is called true. The brief says who asserts what, on whose word, and what"
        " goes together; every line links to the words that say it."
    )
    yield ""
    rest = (clash for clash in story.clashes if clash.verdict != "conflicting")
    yield from parts(story.parts, story.notes)
    yield from endnotes(story.notes)
    yield from ("---", "")
    yield from _section("At a glance", _glance(story))
    yield from _section("Said by several articles", _lines(story, story.shared, shared))
    yield from _section("Figures", _lines(story, story.main, _figure))
    yield from _section("Other figures", _lines(story, story.other, _single))
    yield from _section("In conflict", (line for row in story.open for line in _clash(row)))
    yield from _section("Revised, compatible, not comparable", _settled(rest))
    yield from _section("Denied, not confirmed, not verified", _withheld(story.withheld))
    yield from _section("Origins", _lines(story, story.origins, origin))
    yield from _section("Quoted differently", quotations(story))
    yield from _section("Shared text", copies(story))
    yield from _section("Who says what", _speakers(story))
    yield from _section("Timeline", _timeline(story))
    yield from _section("Names", _names(story))
    yield from _section("Articles and their evidence", _articles(story))


def _lines(
    story: StoryBrief, rows: Iterable[R], tell: Callable[[StoryBrief, R], Iterable[str]]
) -> Iterator[str]:
    return (line for row in rows for line in tell(story, row))


def _glance(story: StoryBrief) -> Iterator[str]:
    for figure in story.main[:MOST]:
        if latest := figure.latest:
            words = estimated(latest.low, latest.best, latest.high, figure.unit)
            when = f" as of {day(latest.as_of)}" if latest.as_of else ""
            first = figure.points[-1]
            yield f"- {text(figure.label)}: **{words}**{when} ({link(first.span, first.words)})"
    for clash in story.open[:MOST]:
        sides = [link(s.span, s.span.text) for s in (clash.one, clash.others[0])]
        more = len(clash.others) - 1
        about = f", {text(', '.join(clash.about))}" if clash.about else ""
        yield f"- in conflict{about}: {' against '.join(sides)}" + (
            f" and {more} more" if more else ""
        )
    yield from _withheld(story.reserves[:MOST])


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    held = list(lines)
    if held:
        yield from (f"## {title}", "", *held, "")


def _figure(story: StoryBrief, row: FigureRow) -> Iterator[str]:
    yield from (f"### {text(row.label)}", "")
    for estimate in row.estimates:
        words = estimated(estimate.low, estimate.best, estimate.high, row.unit)
        when = f" as of {day(estimate.as_of)}" if estimate.as_of else ""
        yield f"- **{words}**{when}, asserted by {row.told(estimate)}"
        for same in row.given(estimate):
            yield f"    - {_points(story, same)}"
    yield ""


def _single(story: StoryBrief, row: FigureRow) -> Iterator[str]:
    yield f"- {text(row.label)}: {_points(story, row.points)}"


def _points(story: StoryBrief, same: Sequence[PointRow]) -> str:
    """One figure of one origin and the articles that give it."""
    first, number = same[0], story.number(same[0].origin)
    who = ", ".join((text(first.source), *([f"origin {number}"] if number else ())))
    where = "; ".join(f"[{text(p.outlet)}](#{anchor(p.span)})" for p in places(same))
    reserve = f" ({text(first.reserve)})" if first.reserve else ""
    return f"{link(first.span, first.words)}{reserve}: {who}; in {where}"


def _clash(row: Clash) -> Iterator[str]:
    about = f"{text(', '.join(row.about))}: " if row.about else ""
    yield f"- {about}{_side(row.one)}"
    for other in row.others:
        yield f"    - **against** {_side(other)}; {text(other.how)}"


def _settled(rows: Iterable[Clash]) -> Iterator[str]:
    for row in rows:
        for other in row.others:
            yield f"- **{row.verdict}**, {text(other.how)}"
            yield from (f"    - {_side(side)}" for side in (row.one, other))


def _side(side: Side) -> str:
    who = f"{text(side.source)}, in " if side.source else ""
    when = f", {day(side.day)}" if side.day else ""
    return f"{link(side.span, side.span.text)}: {who}{text(side.outlet)}{when}"


def _withheld(rows: Iterable[Withheld]) -> Iterator[str]:
    for row in rows:
        cue = f" ({link(row.cues[0], row.cues[0].text)})" if row.cues else ""
        word = f", on the word of {text(row.word_of)}" if row.word_of else ""
        told = "; ".join(link(claim.span, claim.text) for claim in row.claims)
        where = ", ".join(dict.fromkeys(text(claim.outlet) for claim in row.claims))
        yield f"- {withheld_by(row.status)} **{text(row.holder)}**{cue}{word}: {told}, in {where}"


def _speakers(story: StoryBrief) -> Iterator[str]:
    for speaker in story.speakers:
        yield from (f"### {text(speaker.name)}", "")
        if speaker.roles:
            roles = (f"{link(r.span, r.text)} ({text(r.outlet)})" for r in speaker.roles)
            yield from (f"Described as {'; '.join(roles)}.", "")
        yield from (f"- {claim(row)}" for row in speaker.claims)
        yield ""


def _timeline(story: StoryBrief) -> Iterator[str]:
    for row in story.timeline:
        behind = row.asserted or text(row.claims[0].reserve)
        where = ", ".join(text(outlet) for outlet in row.outlets)
        what = link(row.claims[0].span, row.text)
        yield f"- **{text(day(row.day))}**: {what}, {behind}, in {where}"


def _names(story: StoryBrief) -> Iterator[str]:
    for row in story.names:
        if row.telling:
            roles = "; ".join(f"{link(r.span, r.text)} ({text(r.outlet)})" for r in row.roles)
            as_what = f": {roles}" if roles else ""
            yield f"- **{text(row.name)}** ({text(', '.join(row.spellings))}){as_what}"
            for differ in row.differ:
                ends = (differ.one, differ.other)
                sides = (f"{link(r.span, r.text)} ({text(r.outlet)})" for r in ends)
                yield f"    - *articles differ*, {text(differ.why)}: {' and '.join(sides)}"
            yield from (f"    - *decided*, {text(decided)}" for decided in row.decided)


def _articles(story: StoryBrief) -> Iterator[str]:
    for article in story.articles:
        yield from (f'<a id="{article.id}"></a>', "", f"### {text(_called(article))}", "")
        if version := story.versions.get(article.id):
            yield f"- {version}"
        for line in imprint(article):
            how = f" ({text(line.how)})" if line.how else ""
            yield f"- {line.field}: {text(line.value)}{how}"
        yield ""
        for block in story.shown[article.id]:
            yield from (_block(block), "")


def _called(article: Article) -> str:
    return article.title or article.source or article.id


def _block(block: ShownBlock) -> str:
    words = LEADING.sub(r"\1\\\2", "".join(_words(block.pieces)).strip())
    return f"> *{words}*" if block.kind is BlockKind.BOILERPLATE and words else f"> {words}"


def _words(pieces: Iterable[Piece]) -> Iterator[str]:
    """Words with their evidence: claims as ``<mark>``, figures bold, reserves in italics; every
    piece of evidence is a place that links lead to."""
    tags = list[str]()
    for piece in pieces:
        if piece.step == "words":
            lead = " " if piece.words[:1].isspace() else ""
            tail = " " if piece.words[-1:].isspace() and piece.words.strip() else ""
            yield lead + SPECIAL.sub(r"\\\1", one_line(piece.words)) + tail
        elif piece.step == "close":
            tag = tags.pop()
            yield f"</{tag}>" if tag else ""
        elif piece.mark:
            fit = (tag for kind, tag in _TAGS if kind in piece.mark.kinds and tag not in tags)
            tags.append(next(fit, ""))
            yield f'<a id="{anchor(piece.mark.span)}"></a>' if piece.first else ""
            yield f"<{tags[-1]}>" if tags[-1] else ""

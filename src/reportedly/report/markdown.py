"""The brief in Markdown: every line links to an anchor at the very words, further down."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from reportedly.model.article import Article, BlockKind
from reportedly.model.span import Span
from reportedly.report.brief import Brief, StoryBrief
from reportedly.report.clashes import Clash, Side
from reportedly.report.days import day
from reportedly.report.figure_rows import FigureRow, PointRow
from reportedly.report.glance import MOST, counted
from reportedly.report.imprint import imprint
from reportedly.report.marks import Piece, ShownBlock
from reportedly.report.passages import anchor
from reportedly.report.quotation_rows import QuotedPiece
from reportedly.report.rows import ClaimRow, OriginRow, SharedRow
from reportedly.report.safe import one_line, shortened
from reportedly.report.tree_rows import CERTAIN, POSSIBLY, PROBABLE, Carrier
from reportedly.report.withheld import Withheld
from reportedly.report.wording import count, estimated, withheld_by

__all__ = ["markdown"]

P = TypeVar("P", ClaimRow, PointRow)
R = TypeVar("R")
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$&!])")
_TAGS = (("claim", "mark"), ("figure", "b"), ("hedge", "i"))
_ALIKE = 4
"""How many reasons are told for which statements are held to say one thing."""
_LEADING = re.compile(r"^(\s*)([-+=]|\d+[.)])")


def markdown(brief: Brief) -> str:
    """The whole brief. Words of articles are escaped, so that none of them can be markup."""
    lines = [line for story in brief.stories for line in _story(story)]
    if brief.rest:
        lines += ["## More stories", ""]
        lines += [f"- {_text(s.title)} ({count(s.articles, 'article')})" for s in brief.rest]
        lines += [""]
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
    yield from (f"# {_text(story.title)}", "")
    days = f"{day(story.days)} · " if story.days else ""
    yield from (f"{days}**{_text(counted(story))}**", "")
    yield (
        "Nothing here is called true. The brief says who asserts what, on whose word, and what"
        " goes together; every line links to the words that say it."
    )
    yield ""
    rest = (clash for clash in story.clashes if clash.verdict != "conflicting")
    yield from _section("At a glance", _glance(story))
    yield from _section("Said by several articles", _lines(story, story.shared, _shared))
    yield from _section("Figures", _lines(story, story.main, _figure))
    yield from _section("Other figures", _lines(story, story.other, _single))
    yield from _section("In conflict", (line for row in story.open for line in _clash(row)))
    yield from _section("Revised, compatible, not comparable", _settled(rest))
    yield from _section("Denied, not confirmed, not verified", _withheld(story.withheld))
    yield from _section("Origins", _lines(story, story.origins, _origin))
    yield from _section("Quoted differently", _quotations(story))
    yield from _section("Shared text", _copies(story))
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
            yield f"- {_text(figure.label)}: **{words}**{when} ({_link(first.span, first.words)})"
    for clash in story.open[:MOST]:
        sides = [_link(s.span, s.span.text) for s in (clash.one, clash.others[0])]
        more = len(clash.others) - 1
        about = f", {_text(', '.join(clash.about))}" if clash.about else ""
        yield f"- in conflict{about}: {' against '.join(sides)}" + (
            f" and {more} more" if more else ""
        )
    yield from _withheld(story.reserves[:MOST])


def _shared(story: StoryBrief, row: SharedRow) -> Iterator[str]:
    articles = count(len(row.articles), "article")
    words = _link(row.claims[0].span, row.text)
    yield f"- **{articles}, {row.behind}**: {words}"
    for branch in row.tree.branches:
        number = story.number(branch.origin)
        origin = f"origin {number}, " if number else ""
        aside = ", not counted" if branch.asserts and not branch.counted else ""
        yield f"    - {origin}**{_text(branch.name)}**{aside}"
        yield from (f"        - {_carrier(carrier)}" for carrier in branch.carriers)
        yield from (f"        - *{why.certainty}*: {_text(why.why)}" for why in branch.whys)
    for doubt in row.tree.doubts:
        pair = f"{_text(doubt.left_name)} and {_text(doubt.right_name)}"
        yield f"    - *{doubt.link.certainty}*, {pair}: {_text(doubt.link.why)}"
    for why in row.tree.alike[:_ALIKE]:
        yield f"    - held to say one thing, *{why.certainty}*: {_text(why.why)}"


def _carrier(row: Carrier) -> str:
    through = f", through {_text(' and '.join(row.through))}" if row.through else ""
    status = f" ({_text(row.reserve)})" if row.reserve else ""
    how = f", {_text(row.how)}" if row.how else ""
    return f"{_text(row.label)}{through}: {_link(row.span, row.text)}{status}{how}"


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    held = list(lines)
    if held:
        yield from (f"## {title}", "", *held, "")


def _origin(story: StoryBrief, row: OriginRow) -> Iterator[str]:
    told = f"{count(len(row.claims), 'claim')} in {count(len(row.articles), 'article')}"
    own = ", in its own words" if row.own else ""
    yield f"{story.numbers[row.id]}. **{_text(row.name)}**{own} ({told})"
    for same in row.statements:
        also = "; ".join(f"[{_text(c.outlet)}](#{anchor(c.span)})" for c in _places(same)[1:])
        yield f"    - {_claim(same[0])}{'; also ' + also if also else ''}"
    for why, certain in row.whys:
        yield f"    - *{CERTAIN if certain else PROBABLE}*: {_text(why)}"
    for maybe in row.maybe:
        yield f"    - *{POSSIBLY}* as {_text(maybe.name)}: {_text(maybe.why)}"


def _figure(story: StoryBrief, row: FigureRow) -> Iterator[str]:
    yield from (f"### {_text(row.label)}", "")
    for estimate in row.estimates:
        words = estimated(estimate.low, estimate.best, estimate.high, row.unit)
        when = f" as of {day(estimate.as_of)}" if estimate.as_of else ""
        yield f"- **{words}**{when}, asserted by {row.told(estimate)}"
        for same in row.given(estimate):
            yield f"    - {_points(story, same)}"
    yield ""


def _single(story: StoryBrief, row: FigureRow) -> Iterator[str]:
    yield f"- {_text(row.label)}: {_points(story, row.points)}"


def _points(story: StoryBrief, same: Sequence[PointRow]) -> str:
    """One figure of one origin and the articles that give it."""
    first, number = same[0], story.number(same[0].origin)
    who = ", ".join((_text(first.source), *([f"origin {number}"] if number else ())))
    where = "; ".join(f"[{_text(p.outlet)}](#{anchor(p.span)})" for p in _places(same))
    reserve = f" ({_text(first.reserve)})" if first.reserve else ""
    return f"{_link(first.span, first.words)}{reserve}: {who}; in {where}"


def _places(same: Sequence[P]) -> tuple[P, ...]:
    """The first of each article."""
    return tuple({one.article: one for one in reversed(same)}.values())[::-1]


def _clash(row: Clash) -> Iterator[str]:
    about = f"{_text(', '.join(row.about))}: " if row.about else ""
    yield f"- {about}{_side(row.one)}"
    for other in row.others:
        yield f"    - **against** {_side(other)}; {_text(other.how)}"


def _settled(rows: Iterable[Clash]) -> Iterator[str]:
    for row in rows:
        for other in row.others:
            yield f"- **{row.verdict}**, {_text(other.how)}"
            yield from (f"    - {_side(side)}" for side in (row.one, other))


def _side(side: Side) -> str:
    who = f"{_text(side.source)}, in " if side.source else ""
    when = f", {day(side.day)}" if side.day else ""
    return f"{_link(side.span, side.span.text)}: {who}{_text(side.outlet)}{when}"


def _withheld(rows: Iterable[Withheld]) -> Iterator[str]:
    for row in rows:
        cue = f" ({_link(row.cues[0], row.cues[0].text)})" if row.cues else ""
        word = f", on the word of {_text(row.word_of)}" if row.word_of else ""
        told = "; ".join(_link(claim.span, claim.text) for claim in row.claims)
        where = ", ".join(dict.fromkeys(_text(claim.outlet) for claim in row.claims))
        yield f"- {withheld_by(row.status)} **{_text(row.holder)}**{cue}{word}: {told}, in {where}"


def _quotations(story: StoryBrief) -> Iterator[str]:
    for row in story.quotations:
        sure = "" if row.certain else ", probably one utterance"
        yield f"- **{_text(row.speaker or 'speaker not known')}**{sure}"
        for one in row.renderings:
            words = "".join(_quoted(piece) for piece in one.pieces)
            yield f"    - {_text(one.label)}: “{words}” ({one.told})"


def _quoted(piece: QuotedPiece) -> str:
    lead = " " if piece.words[:1].isspace() else ""
    tail = " " if piece.words[-1:].isspace() else ""
    words = f"{lead}{_text(piece.words)}{tail}"
    if not piece.kind:
        return words
    if piece.kind == "cut":
        return f" ~~{_text(piece.instead)}~~ "
    return f"*{words}*" + (f" ~~{_text(piece.instead)}~~" if piece.instead else "")


def _copies(story: StoryBrief) -> Iterator[str]:
    for row in story.copies:
        pair = f"{_text(row.left_outlet)} and {_text(row.right_outlet)}"
        told = f"; {_text(row.told)}" if row.told else ""
        yield f"- **{row.kind}**, {row.containment:.0%}: {pair}{told}"
        yield from (f"    - “{_text(shortened(left.text, 200))}”" for left, _ in row.passages[:3])


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
            for differ in row.differ:
                ends = (differ.one, differ.other)
                sides = (f"{_link(r.span, r.text)} ({_text(r.outlet)})" for r in ends)
                yield f"    - *articles differ*, {_text(differ.why)}: {' and '.join(sides)}"
            yield from (f"    - *decided*, {_text(decided)}" for decided in row.decided)


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
    words = _LEADING.sub(r"\1\\\2", "".join(_words(block.pieces)).strip())
    return f"> *{words}*" if block.kind is BlockKind.BOILERPLATE and words else f"> {words}"


def _words(pieces: Iterable[Piece]) -> Iterator[str]:
    """Words with their evidence: claims as ``<mark>``, figures bold, reserves in italics; every
    piece of evidence is a place that links lead to."""
    tags = list[str]()
    for piece in pieces:
        if piece.step == "words":
            lead = " " if piece.words[:1].isspace() else ""
            tail = " " if piece.words[-1:].isspace() and piece.words.strip() else ""
            yield lead + _SPECIAL.sub(r"\\\1", one_line(piece.words)) + tail
        elif piece.step == "close":
            tag = tags.pop()
            yield f"</{tag}>" if tag else ""
        elif piece.mark:
            fit = (tag for kind, tag in _TAGS if kind in piece.mark.kinds and tag not in tags)
            tags.append(next(fit, ""))
            yield f'<a id="{anchor(piece.mark.span)}"></a>' if piece.first else ""
            yield f"<{tags[-1]}>" if tags[-1] else ""

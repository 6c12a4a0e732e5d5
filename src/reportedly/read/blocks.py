"""The parts of a page: headline, story, "Leave a Reply"; marked, never removed."""

import re
from collections.abc import Sequence

from reportedly.model.article import Block, BlockKind
from reportedly.read.furniture import (
    LINKS,
    Verdict,
    is_bio,
    is_job,
    is_name,
    is_placed,
    judge,
    tells,
)
from reportedly.read.headlines import headline, normal, repeats
from reportedly.read.learned import with_learned
from reportedly.read.lines import Line, lines
from reportedly.read.mastheads import masthead
from reportedly.read.outlets import is_outlet_like
from reportedly.read.repeats import repeats_in
from reportedly.read.stamps import STAMPED, is_hour, stamps

__all__ = ["BETWEEN", "blocks", "ruled"]

_DATELINE = re.compile(r"^[A-Z][A-Z .'-]{3,}[A-Z],? .{0,60}?(?:[-–—]|\(\w+\))")
_REPORTS = re.compile(
    r"\b(?:said|says|told|according to|reported|announced|claimed|confirmed|warned)\b"
)
BETWEEN = "between headline and story"
"""The reason given for names and labels under a headline."""

_COMMENTS = "comment form"
_DATED = ("date alone", "date line", STAMPED)
_SMALL = frozenset({"of", "the", "and", "in", "for", "de", "la", "&"})

TOP = 3
"""Paragraphs before the last of which a page prints its own day and hour."""


def blocks(text: str, title: str = "") -> tuple[Block, ...]:
    """Cut a text into blocks, in order, each with its kind and why it was given it.

    ``title`` is the headline where it is known from elsewhere. Offsets are code points of
    ``text``, half-open. What is in doubt is body: a lost sentence costs more than a stray link.
    """
    rows = lines(text)
    verdicts = with_learned(rows, ruled(rows, title))
    return tuple(
        Block(start=row.start, end=row.end, kind=kind, why=why)
        for row, (kind, why) in zip(rows, verdicts, strict=True)
    )


def ruled(rows: Sequence[Line], title: str = "") -> list[Verdict]:
    """What the rules alone say about each line of a page."""
    return _Page(rows, title).verdicts()


class _Page:
    """The lines of one page and what has been decided about each so far."""

    def __init__(self, rows: Sequence[Line], title: str) -> None:
        self.rows = rows
        self.found: list[Verdict | None] = [judge(row.words) for row in rows]
        self._mark_stamps()
        self.title = headline(rows, self.found, title)
        self.given = title
        self.authors = set[str]()

    def verdicts(self) -> list[Verdict]:
        self._mark_headline()
        story = [i for i, row in enumerate(self.rows) if row.is_prose and not self.found[i]]
        self.first = story[0] if story else len(self.rows)
        self._mark_authors(story)
        story = [i for i in story if not self.found[i]]
        self.last = story[-1] if story else -1
        if self.title is not None and self.title < self.first:
            self._mark_above()
            self._mark_below()
        self._mark_links()
        self._mark_repeated()
        self._mark_days()
        self._mark_after()
        self._mark_subheads()
        return [found or (BlockKind.BODY, "") for found in self.found]

    def _mark_stamps(self) -> None:
        """The page's day and hour near its top; the hours that head the entries of a live blog."""
        told = 0
        for index, row in enumerate(self.rows):
            if self.found[index] is not None:
                continue
            told += row.is_prose
            if told < TOP and not row.is_prose and stamps(row.words):
                self.found[index] = (BlockKind.BOILERPLATE, STAMPED)
            elif is_hour(row.words):
                kind = BlockKind.SUBHEAD if told else BlockKind.BOILERPLATE
                self.found[index] = (kind, "an hour alone")

    def _set(self, index: int, kind: BlockKind, why: str) -> None:
        if self.found[index] is None:
            self.found[index] = (kind, why)

    def _mark_headline(self) -> None:
        if self.title is None:
            return
        self.found[self.title] = (BlockKind.TITLE, "the headline")
        words = self.rows[self.title].words
        for index, row in enumerate(self.rows):
            if index != self.title and repeats(row.words, self.given or words):
                self.found[index] = (BlockKind.BOILERPLATE, "the headline again")

    def _mark_authors(self, story: Sequence[int]) -> None:
        """Notes on the author: at the end, or under the headline with tell-tale turns."""
        told = [self.rows[i].words for i in story]
        for index in story:
            name = is_bio(self.rows[index].words)
            if name is None:
                continue
            surname = name.split()[-1].removesuffix("'s")
            elsewhere = sum(bool(re.search(rf"\b{re.escape(surname)}\b", t)) for t in told)
            at_end = index >= story[-1] - 2 and len(story) > 3
            at_top = index <= story[0] + 1 and tells(self.rows[index].words) >= 1
            if elsewhere <= 1 and (at_end or at_top):
                self._set(index, BlockKind.BOILERPLATE, "about the author")
                self.authors.add(normal(name))

    def _mark_above(self) -> None:
        """What stands over a headline is the site's: its name, its motto, the section."""
        for index in range(self.title or 0):
            if not self.rows[index].is_prose or len(self.rows[index].words) < 80:
                self._set(index, BlockKind.BOILERPLATE, "above the headline")

    def _mark_below(self) -> None:
        """Between headline and story: standfirst, author, section."""
        assert self.title is not None
        if self.first < len(self.rows) and self._is_standfirst(self.first):
            self._set(self.first, BlockKind.STANDFIRST, "one sentence under the headline")
            self.first = next(
                (i for i in range(self.first + 1, self.last + 1) if self._tells(i)), self.first
            )
        near = range(self.first, min(self.first + 12, len(self.rows)))
        told = " ".join(self.rows[i].words for i in near if self.found[i] is None)
        for index in range(self.title + 1, self.first):
            words = self.rows[index].words
            if is_outlet_like(words.split(",")[0]):
                self._set(index, BlockKind.BYLINE, "an outlet under the headline")
            elif is_name(words) and words.split()[-1] not in told:
                self._set(index, BlockKind.BYLINE, "a name under the headline")
                self.authors.add(normal(words))
            elif is_job(words) and self.found[index - 1] is not None:
                self._set(index, BlockKind.BYLINE, "the author's job")
            elif self._is_label(index):
                self._set(index, BlockKind.BOILERPLATE, BETWEEN)
            elif len(words) >= 40:
                self._set(index, BlockKind.STANDFIRST, "under the headline")

    def _is_label(self, index: int) -> bool:
        """Whether a line under the headline names a section, an outlet or an author."""
        words = self.rows[index].words
        if len(words) < 30 and words.count(" ") < 3 and index < self.first - 1:
            return True
        stamped = self._dated(index - 1, *_DATED) or self._dated(index + 1, *_DATED)
        return stamped and (_is_titled(words) or masthead(words) is not None)

    def _tells(self, index: int) -> bool:
        return self.rows[index].is_prose and self.found[index] is None

    def _is_standfirst(self, index: int) -> bool:
        if index + 1 >= len(self.rows):
            return False
        words, below = self.rows[index].words, self.rows[index + 1].words
        if index != (self.title or 0) + 1 and not self._is_signed(index + 1):
            return False
        short = len(words) <= 200 and not re.search(r"[.!?] [A-Z\"]", words[:-2])
        if not short or _DATELINE.match(words):
            return False
        if self.found[index + 1] is not None or _DATELINE.match(below):
            return True
        return not _REPORTS.search(words) and len(below) > 1.2 * len(words)

    def _is_signed(self, index: int) -> bool:
        """Whether a line names the author or the day, with nothing of the story above it."""
        above = range((self.title or 0) + 1, index - 1)
        found = self.found[index]
        return (
            found is not None
            and (found[0] is BlockKind.BYLINE or found[1] in _DATED)
            and all(self.found[i] is not None for i in above)
        )

    def _mark_links(self) -> None:
        """Headings of other stories: in capitals, or in a list under "RELATED"."""
        inside = False
        for index, row in enumerate(self.rows):
            found = self.found[index]
            if found is not None:
                inside = found == (BlockKind.BOILERPLATE, LINKS) and (
                    row.words.count(" ") < 4
                    or (row.words.endswith(":") and not row.words.endswith("here:"))
                )
                continue
            inside = inside and not row.is_prose and row.words.count(" ") >= 4
            if inside:
                self._set(index, BlockKind.BOILERPLATE, LINKS)
            elif self.first < index and _is_shouted(row):
                self._set(index, BlockKind.BOILERPLATE, "a link in capitals")

    def _mark_days(self) -> None:
        """A date on a line of its own inside the story is a heading of it, but on a page without
        one above its story the first is the page's, if it is the only one or near the top."""
        within = range(self.first + 1, self.last)
        days = [i for i in within if self._dated(i, "date alone", STAMPED)]
        if days and not any(self._dated(i, *_DATED) for i in range(self.first + 1)):
            top = max(self.first, self.title or 0) + TOP
            if len(days) == 1 or days[0] <= top:
                del days[0]
        for index in days:
            self.found[index] = (BlockKind.SUBHEAD, "a day as a heading")

    def _dated(self, index: int, *reasons: str) -> bool:
        found = self.found[index] if index < len(self.found) else None
        return found is not None and found[1] in reasons

    def _mark_repeated(self) -> None:
        if self.first < len(self.rows):
            for index, (kind, why) in list(repeats_in(self.rows, self.found)):
                self._set(index, kind, why)

    def _mark_after(self) -> None:
        """After the story: what follows a furniture line and is no sentence; readers' comments."""
        self._mark_comments()
        fenced = False
        for index in range(self.last + 1, len(self.rows)):
            words = self.rows[index].words
            if normal(words) in self.authors or (
                is_name(words) and any(is_bio(row.words) for row in self.rows[index : index + 4])
            ):
                self.found[index] = (BlockKind.BYLINE, "the author's name again")
            elif is_placed(words):
                self._set(index, BlockKind.BYLINE, "a name and a place")
            elif fenced and not self.rows[index].is_prose:
                self._set(index, BlockKind.BOILERPLATE, "after the end of the story")
            fenced = fenced or self.found[index] is not None

    def _mark_comments(self) -> None:
        told = [
            len(r.words) if f is None else 0 for r, f in zip(self.rows, self.found, strict=True)
        ]
        total, before = sum(told), 0
        for index, found in enumerate(self.found):
            before += told[index]
            if found == (BlockKind.BOILERPLATE, _COMMENTS) and before * 2 > total:
                for after in range(index + 1, len(self.rows)):
                    self._set(after, BlockKind.BOILERPLATE, "after the comment form")
                self.last = min(self.last, index)
                return

    def _mark_subheads(self) -> None:
        for index in range(self.first + 1, self.last):
            row = self.rows[index]
            if (
                self.found[index] is None
                and not row.is_sentence
                and len(row.words) <= 90
                and row.words.count(" ") < 14
                and not row.words.endswith((":", ",", ";", '"'))
                and row.words[:1].upper() == row.words[:1]
                and self._stands_alone(index)
            ) or (self.found[index] is None and re.fullmatch(r'"[^".,]{3,40}"', row.words)):
                self._set(index, BlockKind.SUBHEAD, "a heading inside the story")

    def _stands_alone(self, index: int) -> bool:
        return self.rows[index + 1].is_prose or self.found[index + 1] is not None


def _is_titled(words: str) -> bool:
    """Whether a line is a name or a label: a few words in capitals, and no sentence."""
    told = words.split()
    return (
        len(told) <= 7
        and not words.endswith((".", ":", "-", "–", "—", ","))
        and all(
            not word[:1].isalpha() or word[:1].isupper() or word in _SMALL or len(told) < 3
            for word in told
        )
    )


def _is_shouted(row: Line) -> bool:
    words = row.words
    return (
        words.isupper()
        and words.count(" ") >= 5
        and not row.is_sentence
        and not words.endswith(":")
        and sum(char.isalpha() for char in words) > 0.6 * len(words)
        and '"' not in words
    )

"""Notices of correction and retraction: "An earlier version of this article said …"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.model.correction import CorrectionKind
from reportedly.read.dates import days_in
from reportedly.resolve.notice_forms import (
    NOT,
    QUOTED,
    STOP,
    SWAPPED,
    WIRE,
    also,
    hint,
    hint_of_update,
    label,
    label_alone,
    of_other,
    of_version,
    owns_up,
    regrets,
    takes_back,
    was_changed,
    was_taken,
    was_taken_back,
    we_said,
)
from reportedly.text.parse import same_length

__all__ = ["Notice", "notices"]

LONGEST = 1600
"""Characters of a paragraph that can be a notice."""
SHORT = 60
"""Characters of a sentence that only says that something was wrong."""
OWNED = 200
"""Characters after a statement in which an outlet owns up to it."""
Part = tuple[int, int]

_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Notice:
    """All places are offsets in the article. ``own`` is set where it speaks of the article that it
    stands in; else ``who`` is whose article it is ("" for the notice's own outlet), ``title`` its
    headline and ``about`` the words that tell which one it is. ``wrong`` and ``right`` are what
    was wrong and what is right."""

    kind: CorrectionKind
    start: int
    end: int
    own: bool
    wrong: tuple[Part, ...] = ()
    right: tuple[Part, ...] = ()
    who: str = ""
    title: str = ""
    about: str = ""


def notices(text: str) -> Iterator[Notice]:
    """The notices of a text in its order; a line that is only a label ("Corrections") leads the
    ones below it."""
    plain = same_length(text)
    above = ""
    for line in _LINE.finditer(text):
        words = plain[line.start() : line.end()].strip()
        if not words:
            continue
        alone = label_alone().fullmatch(words.rstrip(" :."))
        if alone:
            above = alone.lastgroup or ""
            continue
        if len(words) > LONGEST or not hint().search(words):
            continue
        yield from _in_line(plain, line.start(), line.end(), above)


def _in_line(text: str, start: int, end: int, above: str) -> Iterator[Notice]:
    """The first notice of a paragraph with all that follows in it."""
    led = None
    for lead in label().finditer(text, start, end):
        if lead.start() == start or text[lead.start() - 1] in " *[(•·":
            led = lead
    begin = led.end() if led else start
    kind = (led.lastgroup or "") if led else above
    sentences = list(_sentences(text, begin, end))
    for n, (first, last) in enumerate(sentences):
        for read in (_wire, _changed, _version, _retracts, _taken_back, _other, _we_said):
            found = read(text, first, last, kind)
            if found is not None:
                opened = led.start() if led else first
                rest = sentences[n + 1 :]
                before = sentences[:n] if led else []
                yield _whole(text, found, opened, end, before, rest)
                return


def _whole(
    text: str, found: Notice, start: int, end: int, before: list[Part], rest: list[Part]
) -> Notice:
    """With the sentences beside it, which tell what is right ("There are 15 members, not 13")."""
    wrong, right = list(found.wrong), list(found.right)
    told = found.kind is not CorrectionKind.RETRACTION or found.own
    for first, last in (*before, *rest) if told else rest[:2]:
        if regrets().search(text, first, last) or hint_of_update().search(text, first, last):
            continue
        if last - first < SHORT and owns_up().search(text, first, last):
            continue
        if more_of_it := also().match(text, first, last):
            more = _put_wrong(text, more_of_it.end(), last)
            wrong, right = [*wrong, *more[0]], [*right, *more[1]]
            continue
        parts = list(_contrasted(text, first, last))
        wrong += [part for part, is_wrong in parts if is_wrong]
        right += [part for part, is_wrong in parts if not is_wrong]
    stop = rest[-1][1] if rest else found.end
    return Notice(
        kind=found.kind,
        start=_trim(text, start, stop)[0],
        end=min(end, _trim(text, start, stop)[1]),
        own=found.own,
        wrong=tuple(wrong),
        right=tuple(right),
        who=found.who,
        title=found.title,
        about=found.about,
    )


def _contrasted(text: str, first: int, last: int) -> Iterator[tuple[Part, bool]]:
    """A stretch that says what is right, and what in it is said to be wrong: "15, not 13"."""
    at = first
    for found in NOT.finditer(text, first, last):
        name = next(key for key, value in found.groupdict().items() if value)
        if found.start() > at:
            yield _trim(text, at, found.start()), False
        yield _trim(text, found.start(name), found.end(name)), True
        at = found.end()
    kept = _trim(text, at, last)
    if kept[1] - kept[0] > 2:
        yield kept, False


def _version(text: str, first: int, last: int, led: str) -> Notice | None:
    """ "An earlier version of this article said X", "This post originally misstated X"."""
    found = of_version().search(text, first, last)
    if found is None:
        return None
    if _is_quoted(text, found.start(), first):
        return None
    return Notice(_kind(led), first, last, True, *_put_wrong(text, found.end(), last))


def _put_wrong(text: str, start: int, end: int) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """What was wrong and what is right, of the words after "misstated": "said X instead of Y",
    "said X; he said Y"."""
    stop = text.find("; ", start, end)
    after = (_trim(text, stop + 1, end),) if stop > 0 else ()
    parts = list(_contrasted(text, start, stop if stop > 0 else end))
    wrong = tuple(part for part, other in parts if not other)[:1]
    return wrong, (*(part for part, other in parts if other), *after)


def _is_quoted(text: str, at: int, first: int) -> bool:
    """Whether words open a quotation inside a sentence: what another outlet's notice read."""
    return at > first and text[first:at].rstrip()[-1:] in ('"', "'", "“", "‘")


def _changed(text: str, first: int, last: int, led: str) -> Notice | None:
    """ "This story has been updated to correct X"; an update alone is none."""
    if found := was_taken().search(text, first, last):
        return Notice(CorrectionKind.RETRACTION, first, last, True)
    found = was_changed().search(text, first, last)
    if found is None:
        return None
    aim, sure = found.lastgroup, led not in ("", "note")
    if not sure and aim not in ("clear", "right"):
        return None
    clear = _kind(led) if sure or aim != "clear" else CorrectionKind.CLARIFICATION
    parts = list(_contrasted(text, found.end(), last)) if aim else []
    wrong = tuple(part for part, is_wrong in parts if is_wrong)
    right = tuple(part for part, is_wrong in parts if not is_wrong)
    return Notice(clear, first, last, True, wrong, right)


def _wire(text: str, first: int, last: int, led: str) -> Notice | None:
    """ "(Corrects toll in paragraph 2 to 27 from 31)"."""
    found = WIRE.match(text[first:last])
    if found is None:
        return None
    swap = SWAPPED.search(text, first, last)
    right = ((swap.start("right"), swap.end("right")),) if swap else ()
    wrong = ((swap.start("wrong"), swap.end("wrong")),) if swap else ()
    if not swap and found["right"]:
        right = ((first + found.start("right"), first + found.end("right")),)
    return Notice(CorrectionKind.CORRECTION, first, last, True, wrong, right)


def _retracts(text: str, first: int, last: int, led: str) -> Notice | None:
    """ "The Echo has withdrawn its report of July 28 that X"."""
    found = takes_back().search(text, first, last)
    if found is None or _is_quoted(text, found.start(), first):
        return None
    whose = found["whose"].casefold()
    theirs = whose in ("its", "our", "this", "their")
    sure = re.search(r"retract|withdr", found["verb"], re.I) is not None
    if not (theirs or (sure and (whose != "the" or led == "retraction"))):
        return None
    rest = text[found.end() : last]
    title, that = QUOTED.search(rest), re.search(r"\bthat (?=\w)", rest)
    at = found.end()
    wrong: tuple[Part, ...] = ()
    if title:
        wrong = ((at + title.start("title"), at + title.end("title")),)
    elif that:
        wrong = (_trim(text, at + that.end(), last),)
    who = "" if found["who"].casefold() in ("we", "i", "") else found["who"].strip()
    return Notice(
        CorrectionKind.RETRACTION,
        first,
        last,
        whose == "this",
        wrong,
        who=who,
        title=title["title"] if title else "",
        about=rest,
    )


def _other(text: str, first: int, last: int, led: str) -> Notice | None:
    """ "An article on March 10 about X misstated Y"."""
    found = of_other().search(text, first, last)
    if found is None:
        return None
    about = found["about"] or ""
    title = QUOTED.search(about)
    named = (title is not None and title["title"][:1].isupper()) or any(
        day.day for day in days_in(about)
    )
    if led in ("", "note") and not named:
        return None
    if _is_quoted(text, found.start(), first):
        return None
    return Notice(
        _kind(led),
        first,
        last,
        False,
        *_put_wrong(text, found.end(), last),
        title=title["title"] if title else "",
        about=about,
    )


def _taken_back(text: str, first: int, last: int, led: str) -> Notice | None:
    """ "Our report "X" of 3 May has been withdrawn"."""
    found = was_taken_back().search(text, first, last)
    if found is None or _is_quoted(text, found.start(), first):
        return None
    about = found["about"] or found["named"]
    title = QUOTED.search(about)
    if title is None and led != "retraction" and not any(day.day for day in days_in(about)):
        return None
    at = found.start("about") if found["about"] else found.start("named")
    wrong = ((at + title.start("title"), at + title.end("title")),) if title else ()
    return Notice(
        CorrectionKind.RETRACTION,
        first,
        last,
        False,
        wrong,
        title=title["title"] if title else "",
        about=about,
    )


def _we_said(text: str, first: int, last: int, led: str) -> Notice | None:
    """ "In our report of 12 May we said that X. This was wrong."."""
    found = we_said().search(text, first, last)
    end = text.find("\n", first)
    paragraph = text[first : min(len(text) if end < 0 else end, last + OWNED)]
    if found is None or _is_quoted(text, found.start(), first):
        return None
    if led in ("", "note") and not owns_up().search(paragraph):
        return None
    about = f"{found['about'] or ''} {found['when'] or ''}".strip()
    title = QUOTED.search(about)
    return Notice(
        _kind(led),
        first,
        last,
        False,
        *_put_wrong(text, found.end(), last),
        title=title["title"] if title else "",
        about=about,
    )


def _sentences(text: str, start: int, end: int) -> Iterator[Part]:
    at = start
    for stop in STOP.finditer(text, start, end):
        part = _trim(text, at, stop.end())
        if part[1] > part[0]:
            yield part
        at = stop.end()
    part = _trim(text, at, end)
    if part[1] - part[0] > 1:
        yield part


def _trim(text: str, start: int, end: int) -> Part:
    while start < end and (text[start].isspace() or text[start] in "*•[(;,:."):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ";,:.]*)("):
        end -= 1
    return start, end


def _kind(led: str) -> CorrectionKind:
    """What a notice under this label is; a retraction says so itself."""
    return CorrectionKind.CLARIFICATION if led == "clarification" else CorrectionKind.CORRECTION

"""Notices of correction and retraction: "An earlier version of this article said …"."""

import re
from collections.abc import Callable, Iterator, Sequence

from reportedly.model.correction import CorrectionKind
from reportedly.resolve.notice_forms import (
    NOT,
    QUOTED,
    SWAPPED,
    WIRE,
    also,
    hint_of_update,
    hinted,
    label,
    label_alone,
    of_other,
    of_version,
    of_web,
    owns_up,
    regrets,
    should_have,
    takes_back,
    was_changed,
    was_taken,
    was_taken_back,
    was_wrongly,
    we_said,
)
from reportedly.resolve.notice_parts import Notice, Part, kind_of, names_day, sentences, trim
from reportedly.text.parse import same_length

__all__ = ["notices"]

LONGEST = 1600
"""Characters of a paragraph that can be a notice."""
SHORT = 60
"""Characters of a sentence that only says that something was wrong."""
OWNED = 200
"""Characters after a statement in which an outlet owns up to it."""

UNTRUE = re.compile(
    r"\b(?:report|claim|statement|assertion|allegation)s? that (?P<wrong>[^.]+?),?"
    r" (?:was|were|is|are) (?:false|wrong|incorrect|untrue|mistaken|not (?:true|correct))\b",
    re.I,
)
SAID_ONCE = re.compile(
    r",? as (?:(?:we|it|the \w+|had|was|previously|originally|initially|first|earlier)\b ?){1,4}"
    r"(?:said|stated|reported|written|wrote|published)?$",
    re.I,
)
FACT = re.compile(r"(?:in fact|in reality|actually|instead|rather),? ", re.I)
_LINE = re.compile(r"[^\n]+")


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
        if len(words) > LONGEST or not hinted(words):
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
    parts = list(sentences(text, begin, end))
    led_by = LABELLED if led and kind in ("correction", "clarification") else ()
    tries = [(n, READERS) for n in range(len(parts))] + [(0, led_by)] * bool(parts)
    for n, readers in tries:
        found = _first(text, *parts[n], kind, readers)
        if found is not None:
            opened = led.start() if led else found.start
            before = parts[:n] if led else []
            yield _whole(text, found, opened, end, before, parts[n + 1 :])
            return


def _first(
    text: str, first: int, last: int, led: str, readers: Sequence["_Reader"]
) -> Notice | None:
    found = (read(text, first, last, led) for read in readers)
    return next((notice for notice in found if notice is not None), None)


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
        if untrue := UNTRUE.search(text, first, last):
            wrong.append(trim(text, untrue.start("wrong"), untrue.end("wrong")))
            continue
        parted = _parted(text, _fact(text, first, last), last)
        wrong, right = [*wrong, *parted[0]], [*right, *parted[1]]
    stop = rest[-1][1] if rest else found.end
    return Notice(
        kind=found.kind,
        start=trim(text, start, stop)[0],
        end=min(end, trim(text, start, stop)[1]),
        own=found.own,
        wrong=tuple(wrong),
        right=tuple(right),
        who=found.who,
        title=found.title,
        about=found.about,
    )


def _fact(text: str, first: int, last: int) -> int:
    """Where a sentence begins behind "In fact"; figures and names need no such words."""
    found = FACT.match(text, first, last)
    return found.end() if found else first


def _contrasted(text: str, first: int, last: int) -> Iterator[tuple[Part, bool]]:
    """A stretch that says what is right, and what in it is said to be wrong: "15, not 13"."""
    at = first
    for found in NOT.finditer(text, first, last):
        name = next(key for key, value in found.groupdict().items() if value)
        if found.start() > at:
            yield trim(text, at, found.start()), False
        cut = SAID_ONCE.search(text, found.start(name), found.end(name))
        yield trim(text, found.start(name), cut.start() if cut else found.end(name)), True
        at = found.end()
    kept = trim(text, at, last)
    if kept[1] - kept[0] > 2:
        yield kept, False


def _parted(text: str, first: int, last: int) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """What a stretch says to be wrong, and what to be right."""
    parts = list(_contrasted(text, first, last))
    return tuple(part for part, wrong in parts if wrong), tuple(
        p for p, wrong in parts if not wrong
    )


def _version(text: str, first: int, last: int, led: str) -> Notice | None:
    """ "An earlier version of this article said X", "This post originally misstated X"."""
    found = of_version().search(text, first, last)
    if found is None:
        return None
    if _is_quoted(text, found.start(), first):
        return None
    return Notice(kind_of(led), first, last, True, *_put_wrong(text, found.end(), last))


def _put_wrong(text: str, start: int, end: int) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """What was wrong and what is right, of the words after "misstated": "said X instead of Y",
    "said X; he said Y"."""
    stop = text.find("; ", start, end)
    after = (trim(text, stop + 1, end),) if stop > 0 else ()
    right, wrong = _parted(text, start, stop if stop > 0 else end)
    return wrong[:1], (*right, *after)


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
    clear = kind_of(led) if sure or aim != "clear" else CorrectionKind.CLARIFICATION
    wrong, right = _parted(text, found.end(), last) if aim else ((), ())
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
    whose, rest = found["whose"].casefold(), text[found.end() : last]
    theirs = whose in ("its", "our", "this", "their")
    sure = re.search(r"retract|withdr", found["verb"], re.I) is not None
    told = led in ("retraction", "note") or (QUOTED.search(rest) is not None and names_day(rest))
    if not (theirs or (sure and (whose != "the" or told)) or of_web().search(rest)):
        return None
    title, that = QUOTED.search(rest), re.search(r"\bthat (?=\w)", rest)
    at = found.end()
    wrong: tuple[Part, ...] = ()
    if title:
        wrong = ((at + title.start("title"), at + title.end("title")),)
    elif that:
        wrong = (trim(text, at + that.end(), last),)
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


def _of_another(
    kind: CorrectionKind, at: Part, parts: tuple[tuple[Part, ...], tuple[Part, ...]], about: str
) -> Notice:
    """A notice about another article of the outlet, which ``about`` tells: its headline or day."""
    title = QUOTED.search(about)
    return Notice(kind, *at, False, *parts, title=title["title"] if title else "", about=about)


def _other(text: str, first: int, last: int, led: str) -> Notice | None:
    """ "An article on March 10 about X misstated Y"."""
    found = of_other().search(text, first, last)
    if found is None:
        return None
    about = found["about"] or ""
    title = QUOTED.search(about)
    named = (title is not None and title["title"][:1].isupper()) or names_day(about)
    if led in ("", "note") and not named:
        return None
    if _is_quoted(text, found.start(), first):
        return None
    return _of_another(kind_of(led), (first, last), _put_wrong(text, found.end(), last), about)


def _taken_back(text: str, first: int, last: int, led: str) -> Notice | None:
    """ "Our report "X" of 3 May has been withdrawn"."""
    found = was_taken_back().search(text, first, last)
    if found is None or _is_quoted(text, found.start(), first):
        return None
    about = found["about"] or found["named"]
    title = QUOTED.search(about)
    if title is None and led != "retraction" and not names_day(about):
        return None
    at = found.start("about") if found["about"] else found.start("named")
    wrong = ((at + title.start("title"), at + title.end("title")),) if title else ()
    return _of_another(CorrectionKind.RETRACTION, (first, last), (wrong, ()), about)


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
    return _of_another(kind_of(led), (first, last), _put_wrong(text, found.end(), last), about)


def _should_have(text: str, first: int, last: int, led: str) -> Notice | None:
    """ "An article on October 1 about X should have made clear that Y"."""
    found = should_have().search(text, first, last)
    if found is None or _is_quoted(text, found.start(), first):
        return None
    about = found["about"] or ""
    own = bool(found["own"])
    if not own and led in ("", "note") and not names_day(about):
        return None
    clear = found["clear"] is not None and led != "correction"
    kind = CorrectionKind.CLARIFICATION if clear else kind_of(led)
    return Notice(kind, first, last, own, *_parted(text, found.end(), last), about=about)


def _swapped(text: str, first: int, last: int, led: str) -> Notice | None:
    """ "Emil Lund, not Luca Brandt, scored", below a label."""
    wrong, right = _parted(text, first, last)
    return Notice(kind_of(led), first, last, True, wrong, right) if wrong and right else None


def _wrongly(text: str, first: int, last: int, led: str) -> Notice | None:
    """ "The quotation about X was wrongly attributed to Y", below a label."""
    found = was_wrongly().search(text, first, last)
    if found is None:
        return None
    wrong, about = trim(text, found.end(), last), trim(text, first, found.start())
    return Notice(kind_of(led), first, last, True, (wrong,), about=text[slice(*about)])


_Reader = Callable[[str, int, int, str], Notice | None]
READERS: tuple[_Reader, ...] = (
    _wire, _changed, _version, _retracts, _taken_back, _should_have, _other, _we_said,
)  # fmt: skip
LABELLED: tuple[_Reader, ...] = (_swapped, _wrongly)
"""What a label makes a notice, in the first sentence below it."""

"""A sentence held against the records that it cites, field by field: "“13” is in none of them"."""

import re
from collections.abc import Collection, Iterator
from itertools import chain

from reportedly.report.verify_days import days_in
from reportedly.report.verify_evidence import Evidence, Given, figures_of
from reportedly.report.verify_sentences import Segment, quoted, segments, unquoted
from reportedly.report.verify_words import unsupported
from reportedly.text.figures import figures
from reportedly.text.parse import same_length

__all__ = ["faults"]

_SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_COUNT = re.compile(
    rf"\b(\d[\d,]*|{'|'.join(_SMALL)}) (?:(?:independent|different|separate) )?"
    r"(origins?|sources?|articles?|outlets?)\b(?: \(perhaps ([^)]*)\))?",
    re.IGNORECASE,
)
_CLAUSES = re.compile(r";|,? (?:and|while|whereas|but) ")
_DIGITS = re.compile(r"\d[\d.,:]*")


def faults(sentence: str, whole: Evidence) -> Iterator[str]:
    """Why a sentence is not supported by what it cites: nothing where it is. ``whole`` has all
    records cited in it; what stands before a note is held against those of that note."""
    for segment in segments(sentence):
        mine = Evidence(whole.material, segment.ids)
        yield from _quotations(segment, mine)
        yield from _speakers(segment, mine)
    text = " ".join(segment.text for segment in segments(sentence))
    outside, told = _without_counts(unquoted(text), whole)
    yield from told
    outside, told = _without_days(outside, whole)
    yield from told
    yield from _figures(outside, whole)
    yield from unsupported(outside, text, whole)


def _names(evidence: Evidence) -> str:
    return " or ".join(evidence.ids[:3]) + (" …" if evidence.ids[3:] else "")


def _quotations(segment: Segment, evidence: Evidence) -> Iterator[str]:
    for words in quoted(segment.text):
        if not evidence.says(words):
            yield f"“{words}” does not stand in {_names(evidence)}"
            continue
        if lead := evidence.cut_off(words):
            yield f"“{words}” leaves out “{lead}” right before it"
        for sides in figures_of(words):
            if sides not in evidence.said:
                yield f"“{words}” cuts the bound of a figure of {_names(evidence)}"


def _speakers(segment: Segment, evidence: Evidence) -> Iterator[str]:
    """Who is named beside a quotation or a figure must be a voice of a claim that has it."""
    known = evidence.known_voices
    for clause in _clauses(segment.text):
        words, given = list(quoted(clause)), set(figures_of(unquoted(clause)))
        if not words and not given:
            continue
        fitting = [one for one in _each(evidence) if _has(one, words, given)]
        named = _named(unquoted(clause), known)
        for place, name in enumerate(named):
            if fitting and any(name in one.voices for one in fitting):
                continue
            inside = any(name in passage.casefold() for passage in evidence.passages)
            if fitting and inside and place:
                continue
            if fitting or not any(name in one.voices for one in _each(evidence)):
                yield f"“{_written(clause, name)}” is no source of {_names(evidence)}"


def _clauses(text: str) -> list[str]:
    """Cut where another speaker may begin, never inside a quotation."""
    hidden = re.sub('“[^”]*”|"[^"]*"', lambda found: "\ue010" * len(found[0]), text)
    found, start = list[str](), 0
    for stop in _CLAUSES.finditer(hidden):
        found.append(text[start : stop.start()])
        start = stop.end()
    return [*found, text[start:]]


def _each(evidence: Evidence) -> tuple[Evidence, ...]:
    return tuple(Evidence(evidence.material, (id,)) for id in evidence.ids)


def _has(one: Evidence, words: list[str], given: set[Given]) -> bool:
    return all(map(one.says, words)) and (bool(words) or not given.isdisjoint(one.figures))


def _named(clause: str, known: frozenset[str]) -> list[str]:
    """The voices named in a clause, the longest name at each place, in their order."""
    low, found = f" {clause.casefold()} ", list[tuple[int, int, str]]()
    for name in known:
        at = low.find(name)
        while at >= 0:
            before, after = low[at - 1], low[at + len(name)]
            if not before.isalnum() and not after.isalnum():
                found.append((at, at + len(name), name))
                break
            at = low.find(name, at + 1)
    kept = [one for one in found if not any(_inside(one, other) for other in found)]
    return [name for _, _, name in sorted(kept)]


def _inside(one: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    longer = other[1] - other[0] > one[1] - one[0]
    return longer and other[0] <= one[0] and one[1] <= other[1]


def _written(clause: str, name: str) -> str:
    at = clause.casefold().find(name)
    return clause[at : at + len(name)] if at >= 0 else name


def _without_counts(text: str, evidence: Evidence) -> tuple[str, list[str]]:
    """The text without its counts of origins and articles, and what is wrong with them."""
    wrong = list[str]()
    for found in _COUNT.finditer(text):
        n = _number(found[1])
        thing = found[2].casefold().rstrip("s")
        if thing in ("article", "outlet"):
            if n not in evidence.articles():
                wrong.append(f"“{found[0]}”: the ledger counts {_either(evidence.articles())}")
            continue
        counted = [one for one in evidence.counts() if one.n == n]
        perhaps = found[3] or ""
        if not counted:
            told = dict.fromkeys(one.told() for one in evidence.counts())
            wrong.append(f"“{found[0]}”: the ledger counts {' or '.join(told)}")
        elif perhaps not in [one.perhaps for one in counted]:
            wrong.append(f"“{found[0]}”: the ledger counts {counted[0].told()}")
    return _COUNT.sub(" ", text), wrong


def _either(numbers: Collection[int]) -> str:
    return " or ".join(str(n) for n in sorted(numbers))


def _number(words: str) -> int:
    low = words.casefold()
    return _SMALL.index(low) + 1 if low in _SMALL else int(words.replace(",", ""))


def _without_days(text: str, evidence: Evidence) -> tuple[str, list[str]]:
    """The text without its days, and those that no record has."""
    mine = {point for day in evidence.days for point in chain(*(d.points for d in days_in(day)))}
    wrong, rest = list[str](), text
    inside = "\n".join(evidence.passages).casefold()
    for found in days_in(text):
        rest = rest.replace(found.words, " " * len(found.words), 1)
        stands = found.words.casefold() in inside
        if not stands and not all(any(_same(a, b) for b in mine) for a in found.points):
            wrong.append(f"“{found.words}” is no day of {_names(evidence)}")
    return rest, wrong


def _same(told: tuple[int, int, int], known: tuple[int, int, int]) -> bool:
    """0 is a part that is not told: "May 2024" fits any day of it."""
    return all(a in (0, b) for a, b in zip(told, known, strict=True))


def _figures(text: str, evidence: Evidence) -> Iterator[str]:
    """Every figure must be one of theirs, with its bound."""
    folded = same_length(text)
    covered = list[tuple[int, int]]()
    for figure in figures(folded):
        covered.append((figure.first, figure.last))
        words = text[figure.first : figure.last]
        sides = next(figures_of(words), None)
        if sides is not None and sides not in evidence.figures:
            near = [one for one in _given(evidence) if set(sides[:2]) & set(one[1][:2])]
            hint = f": it says “{near[0][0]}”" if near else ""
            yield f"“{words.strip()}” is not in {_names(evidence)}{hint}"
    inside = " ".join((*evidence.passages, *evidence.voices))
    for found in _DIGITS.finditer(text):
        if (
            not any(a <= found.start() < b for a, b in covered)
            and found[0].strip(".,:") not in inside
        ):
            yield f"“{found[0]}” is not in {_names(evidence)}"


def _given(evidence: Evidence) -> Iterator[tuple[str, Given]]:
    for text in evidence.passages:
        for figure in figures(same_length(text)):
            words = text[figure.first : figure.last]
            yield from ((words, sides) for sides in figures_of(words))

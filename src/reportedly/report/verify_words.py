"""Words that need support beyond figures and names: reserves, certainty, "not", all the rest."""

import re
from collections.abc import Iterator
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.model.series import Series
from reportedly.report.rows import ClaimRow
from reportedly.report.verify_evidence import Evidence
from reportedly.report.verify_negations import is_negation

__all__ = ["certain_word", "is_reserve", "unsupported"]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_WITHDRAWN = re.compile(r"\b(withdr|retract|correct|taken back|took back|supersed|no longer)")
_ENDINGS = ("'s", "ings", "ing", "edly", "ed", "ers", "er", "ies", "es", "s", "ly", "e", "y", "n")


def unsupported(outside: str, whole: str, evidence: Evidence) -> Iterator[str]:
    """What the words of a sentence lack (a reserve) or add (certainty, a "not", a word that none
    of the records has). ``outside`` are its words outside of quotations, ``whole`` all of them."""
    yield from _reserves(whole, evidence)
    yield from _certain(outside, evidence)
    yield from _negated(outside, whole, evidence)
    yield from _foreign(outside, evidence)


def _reserves(whole: str, evidence: Evidence) -> Iterator[str]:
    """A statement under a reserve must be told with it."""
    low = whole.casefold()
    for row in evidence.rows:
        status = row.weighs
        starts = _lists()["reserves"].get(status)
        if starts and not any(re.search(rf"\b{re.escape(start)}", low) for start in starts):
            yield f"{row.id} is “{row.reserve or status}”, and the sentence does not say so"
        if row.withdrawn and not _WITHDRAWN.search(low):
            yield f"{row.id} does not stand any more ({row.withdrawn}), which is not said"


def _certain(outside: str, evidence: Evidence) -> Iterator[str]:
    held = any(row.weighs == "confirmed by" for row in evidence.rows)
    words = [found[0].casefold() for found in _WORD.finditer(outside)]
    for n, word in enumerate(words):
        around = words[max(0, n - 5) : n]
        if word in _set("certain") and not held and not any(is_negation(w) for w in around):
            yield f"“{word}”: no record cited says so, and counting articles does not make it so"


def certain_word(text: str) -> str:
    """The first word that makes something certain, "" for none."""
    words = (found[0] for found in _WORD.finditer(text))
    return next((word for word in words if word.casefold() in _set("certain")), "")


def _negated(outside: str, whole: str, evidence: Evidence) -> Iterator[str]:
    negated = [found[0] for found in _WORD.finditer(outside) if is_negation(found[0])]
    theirs = any(
        is_negation(found[0]) for text in evidence.passages for found in _WORD.finditer(text)
    )
    withheld = any(row.disputed for row in evidence.rows)
    if negated and not theirs and not withheld:
        yield f"“{negated[0]}”: no record cited says “not”"
    told = evidence.rows and not negated and "“" not in whole and '"' not in whole
    if told and all(_denies(row) for row in evidence.rows):
        yield f"{evidence.rows[0].id} says “not”, and the sentence does not"


def _denies(row: ClaimRow) -> bool:
    return any(is_negation(found[0]) for found in _WORD.finditer(row.text))


def _foreign(outside: str, evidence: Evidence) -> Iterator[str]:
    """Words of content that no record cited has, nor the paragraph where it stands."""
    known = {_stem(found[0]) for text in _theirs(evidence) for found in _WORD.finditer(text)}
    ours = _ours()
    foreign = dict[str, None]()
    for found in _WORD.finditer(outside):
        word = found[0].replace("’", "'")
        if word.casefold() not in ours and not {_stem(word), word.casefold()} & (known | ours):
            foreign[found[0]] = None
    if foreign:
        yield f"no record cited has {', '.join(f'“{word}”' for word in foreign)}"


def _theirs(evidence: Evidence) -> Iterator[str]:
    yield from evidence.passages
    yield from evidence.voices
    yield evidence.surroundings
    for row in evidence.rows:
        origin = evidence.material.origin_of.get(row.id)
        yield from (row.method, row.status, row.reserve, row.kind, row.because, *row.roles)
        yield from (origin.name, origin.occasion) if origin else ()
    for other in evidence.others:
        yield from (str(getattr(other, "how", "")), " ".join(getattr(other, "slots", ())))
        yield str(getattr(other, "kind", ""))
    wanted = {row.id for row in evidence.rows}
    for measure in evidence.material.measures.values():
        if measure.claim in wanted:
            yield " ".join((measure.counted, measure.state, measure.side, measure.place))
    for series in evidence.material.of(Series):
        ids = (evidence.material.measures.get(id) for e in series.estimates for id in e.measures)
        if any(measure and measure.claim in wanted for measure in ids):
            yield series.label


@cache
def _lists() -> dict[str, dict[str, list[str]]]:
    return lexicon("reporting")


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(lexicon("reporting")[name])


@cache
def _ours() -> frozenset[str]:
    """Words that may always stand: of the language, and of reporting."""
    stop = frozenset(lexicon("stopwords")["words"]) - {"indeed"}
    neutral = {form for word in _set("neutral") for form in (word, _stem(word))}
    free = frozenset(stop | neutral | _set("negations")) - _set("certain")
    reserves = (s for starts in _lists()["reserves"].values() for s in starts if " " not in s)
    return free | frozenset(_stem(s) for s in reserves) - _set("certain")


@cache
def _stem(word: str) -> str:
    low = word.casefold().replace("’", "'")
    for ending in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= 3:
            return low[: -len(ending)]
    return low


def is_reserve(word: str) -> bool:
    """Whether the word is one by which a reserve is told."""
    low = word.casefold()
    starts = (s for every in _lists()["reserves"].values() for s in every if " " not in s)
    return low in (
        "perhaps",
        "least",
        "most",
        "nearly",
        "than",
        "up",
        "verified",
        "confirmed",
    ) or any(low.startswith(start) for start in starts)

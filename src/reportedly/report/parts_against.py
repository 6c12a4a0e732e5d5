"""What does not go together, what is denied and what nobody could verify, each with both sides."""

from collections.abc import Iterator
from dataclasses import replace

from reportedly.model.span import Span
from reportedly.report.clashes import Clash, Side
from reportedly.report.nearly import nearly
from reportedly.report.parts import Bit, Sentence, cut, note, quote, sentence, words
from reportedly.report.parts_told import UNVERIFIED, Told
from reportedly.report.rows import ClaimRow
from reportedly.report.safe import one_line
from reportedly.report.withheld import Withheld
from reportedly.report.wording import withheld_by

__all__ = ["denied", "disputed", "silent_ones", "unverified"]

_SIDES = 3
_CLAIMS = 4
_CUES = 3
_DENIED = ("denied", "retracted", "superseded")
_SILENT = ("no comment",)
_SHORT = 2
"""Words of a content that only points back ("the report")."""


def disputed(told: Told) -> Iterator[Sentence]:
    """Pairs that nothing reconciles: who says what against whom, and on what ground. What somebody
    denies of another's words is told as a denial."""
    for clash in told.clashes:
        if clash.verdict == "conflicting" and not _by_denial(told, clash):
            yield _clash(told, clash)


def _by_denial(told: Told, clash: Clash) -> bool:
    """Whether one side only denies what the other says."""
    sides = (clash.one, *clash.others)
    return clash.kind == "denial" and any(_denies(told, side) for side in sides)


def _answered(told: Told, one: Side, other: Side) -> bool:
    """Whether the denial is known to be of these very words: an article says so of them, or it
    repeats them. A likeness of subject ("the assault") is told in the annexes alone."""
    rows = told.material.rows
    denial, said = (one, other) if _denies(told, one) else (other, one)
    left, right = rows.get(denial.claim), rows.get(said.claim)
    if left is None or right is None:
        return False
    holders = {stance.holder for stance in right.stances if stance.status == "denied"}
    return left.source in holders or nearly(left.text, right.text)


def _clash(told: Told, clash: Clash, kind: str = "disputed") -> Sentence:
    about = f"On {one_line(', '.join(clash.about))}: " if clash.about else ""
    shown = _bodied(told, clash)[: _SIDES + 1]
    if clash.kind == "denial":  # what is denied comes before who denies it
        shown.sort(key=lambda side: _denies(told, side))
    bits = [words(about)]
    for n, side in enumerate(shown):
        last = n == len(shown) - 1
        against = n == 1 if clash.kind != "denial" else last
        bits.append(words("" if n == 0 else "; against it, " if against else "; and "))
        bits += _side(told, side)
        again = side.how in [later.how for later in shown[n + 1 :]]
        how = "" if n == 0 or again or clash.kind == "denial" else side.how
        bits.append(words(f" ({one_line(how)})" if how else ""))
    if more := len(_bodied(told, clash)) - len(shown):
        bits.append(words(f"; and {more} more"))
    bits.append(words("."))
    return sentence(kind, bits, (side.claim for side in clash.others))


def _bodied(told: Told, clash: Clash) -> list[Side]:
    """Its sides, the shared one first; headlines only where no text says so against it."""
    rows = told.material.rows
    told_in = [s for s in clash.others if s.claim not in rows or not rows[s.claim].repeats]
    return [clash.one, *(told_in or clash.others)]


def _denies(told: Told, side: Side) -> bool:
    row = told.material.rows.get(side.claim)
    return row is not None and row.status == "denied"


def _side(told: Told, side: Side) -> Iterator[Bit]:
    """Who says what, with its reserve; a figure with the statement that gives it. Of a denial the
    words that deny stand before what is denied, which may only be pointed back to."""
    row = told.material.rows.get(side.claim)
    who = told.name(side.claim, side.span.article)
    own = row is not None and row.status == "denied" and row.reserve.endswith(f" {row.source}")
    if row and own:
        cue = next((s.cue for s in row.stances if s.status == "denied"), None)
        it = len(row.text.split()) <= _SHORT
        yield words(f"{who}, denying{' it' if it else ''}")
        yield from (words(" ("), quote(cue), words(")")) if cue else ()
        if it:
            yield from note(side.claim)
            return
    else:
        yield words(who)
    yield words(": ")
    if row and side.span.text in row.text and side.span != row.span:
        yield quote(side.span, row.text)
    else:
        yield quote(side.span)
    yield words("" if own else told.reserve(row))
    yield from note(side.claim if row else side.id)


def denied(told: Told) -> Iterator[Sentence]:
    """Who denies whose words, then what else is denied, taken back or replaced."""
    both = set[str]()
    for clash in told.clashes:
        if clash.verdict == "conflicting" and _by_denial(told, clash):
            others = tuple(o for o in clash.others if _answered(told, clash.one, o))
            if others:
                both.update(side.claim for side in (clash.one, *others))
                yield _clash(told, replace(clash, others=others), "denial")
    for row in _merged(told, _DENIED):
        if left := tuple(claim for claim in row.claims if claim.id not in both):
            yield _held(told, replace(row, claims=left), "denied")


def unverified(told: Told) -> Iterator[Sentence]:
    """What somebody says is not confirmed or not verified, and by whom."""
    return (_held(told, row, "unverified") for row in _merged(told, UNVERIFIED))


def silent_ones(told: Told) -> Iterator[Sentence]:
    """Who is said not to have commented."""
    return (_held(told, row, "silent") for row in _merged(told, _SILENT))


def _merged(told: Told, statuses: tuple[str, ...]) -> Iterator[Withheld]:
    """What one holder withholds in several wordings, told once."""
    found = dict[tuple[str, str], list[Withheld]]()
    for row in told.withheld:
        if row.status in statuses:
            found.setdefault((row.status, row.holder), []).append(row)
    for same in found.values():
        claims = _bodies([claim for row in same for claim in row.claims])
        cues = tuple(cue for row in same for cue in row.cues)
        if telling := _telling(claims, cues):
            yield replace(same[0], cues=cues, claims=telling)


def _bodies(claims: list[ClaimRow]) -> list[ClaimRow]:
    """Without headlines where a text says it too."""
    return [claim for claim in claims if not claim.repeats] or claims


def _telling(claims: list[ClaimRow], cues: tuple[Span, ...]) -> tuple[ClaimRow, ...]:
    """Each wording once; without the words that deny, and those that only point back ("the
    report"), where anything else is said."""
    told = {claim.text.casefold(): claim for claim in claims}
    own = {cut(cue.text).casefold() for cue in cues}
    saying = [claim for claim in told.values() if cut(claim.text).casefold() not in own]
    full = [claim for claim in told.values() if len(claim.text.split()) > _SHORT]
    return tuple([claim for claim in saying if claim in full] or full or saying)


def _held(told: Told, row: Withheld, kind: str) -> Sentence:
    by = withheld_by(row.status)
    bits = [words(f"{by[:1].upper()}{by[1:]} {one_line(row.holder)}")]
    cues = {cue.text.casefold(): cue for cue in reversed(row.cues)}
    for n, cue in enumerate(list(cues.values())[::-1][:_CUES]):
        bits += [words(" (" if n == 0 else ", "), quote(cue)]
    bits.append(words(")" if cues else ""))
    bits.append(words(": "))
    for n, claim in enumerate(row.claims[:_CLAIMS]):
        bits += [words("; " if n else ""), quote(claim.span, claim.text)]
        bits += [words(_word_of(told, row, claim)), *note(claim.id)]
    if len(row.claims) > _CLAIMS:
        bits.append(words(f"; and {len(row.claims) - _CLAIMS} more"))
    bits.append(words("."))
    return sentence(kind, bits, (claim.id for claim in row.claims))


def _word_of(told: Told, row: Withheld, claim: ClaimRow) -> str:
    """On whose word the content is, where that is not the holder of the reserve."""
    if not claim.source or claim.source == row.holder:
        return f", in {one_line(claim.outlet)}" if claim.outlet != row.holder else ""
    return f", on the word of {told.who(claim)}" if claim.source != claim.outlet else ""

"""What does not go together, what is denied and what nobody could verify, each with both sides."""

from collections.abc import Iterator
from dataclasses import replace

from reportedly.report.clashes import Clash, Side
from reportedly.report.parts import Bit, Sentence, note, quote, sentence, words
from reportedly.report.parts_told import Told
from reportedly.report.rows import ClaimRow
from reportedly.report.safe import one_line
from reportedly.report.withheld import Withheld
from reportedly.report.wording import withheld_by

__all__ = ["denied", "disputed", "silent_ones", "unverified"]

_SIDES = 3
_CLAIMS = 4
_CUES = 3
_DENIED = ("denied", "retracted", "superseded")
_UNVERIFIED = ("not confirmed", "unverified by outlet")
_SILENT = ("no comment",)
_SHORT = 2
"""Words of a content that only points back ("the report")."""


def disputed(told: Told) -> Iterator[Sentence]:
    """Pairs that nothing reconciles: who says what against whom, and on what ground."""
    for clash in told.clashes:
        if clash.verdict == "conflicting":
            yield _clash(told, clash)


def _clash(told: Told, clash: Clash) -> Sentence:
    about = f"On {one_line(', '.join(clash.about))}: " if clash.about else ""
    one, others = clash.one, clash.others
    if clash.kind == "denial" and len(others) == 1 and _denies(told, one):
        one, others = others[0], (one,)  # what is denied comes before who denies it
    bits = [words(about), *_side(told, one)]
    shown = others[:_SIDES]
    for n, other in enumerate(shown):
        bits += [words("; against it, " if n == 0 else "; and "), *_side(told, other)]
        again = other.how in [later.how for later in shown[n + 1 :]]
        bits.append(words(f" ({one_line(other.how)})" if other.how and not again else ""))
    if len(others) > _SIDES:
        bits.append(words(f"; and {len(others) - _SIDES} more"))
    bits.append(words("."))
    return sentence("disputed", bits, (side.claim for side in clash.others))


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
        yield words(f"{who}, who ")
        yield quote(cue) if cue else words("denies")
        if len(row.text.split()) <= _SHORT:
            yield from (words(" it"), *note(side.claim))
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
    """Who denies what, takes it back or replaces it, in whose words."""
    return (_held(told, row, "denied") for row in _merged(told, _DENIED))


def unverified(told: Told) -> Iterator[Sentence]:
    """What somebody says is not confirmed or not verified, and by whom."""
    return (_held(told, row, "unverified") for row in _merged(told, _UNVERIFIED))


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
        claims = {claim.text.casefold(): claim for row in same for claim in row.claims}
        cues = tuple(cue for row in same for cue in row.cues)
        yield replace(same[0], cues=cues, claims=tuple(claims.values()))


def _held(told: Told, row: Withheld, kind: str) -> Sentence:
    by = withheld_by(row.status)
    bits = [words(f"{by[:1].upper()}{by[1:]} {one_line(row.holder)}")]
    cues = {cue.text.casefold(): cue for cue in reversed(row.cues)}
    for n, cue in enumerate(list(cues.values())[::-1][:_CUES]):
        bits += [words(" (" if n == 0 else ", "), quote(cue)]
    bits.append(words(")" if cues else ""))
    bits.append(words(": "))
    telling = [claim for claim in row.claims if len(claim.text.split()) > _SHORT] or row.claims
    for n, claim in enumerate(telling[:_CLAIMS]):
        bits += [words("; " if n else ""), quote(claim.span, claim.text)]
        bits += [words(_word_of(told, row, claim)), *note(claim.id)]
    if len(telling) > _CLAIMS:
        bits.append(words(f"; and {len(telling) - _CLAIMS} more"))
    bits.append(words("."))
    return sentence(kind, bits, (claim.id for claim in row.claims))


def _word_of(told: Told, row: Withheld, claim: ClaimRow) -> str:
    """On whose word the content is, where that is not the holder of the reserve."""
    if not claim.source or claim.source == row.holder:
        return f", in {one_line(claim.outlet)}" if claim.outlet != row.holder else ""
    return f", on the word of {told.who(claim)}" if claim.source != claim.outlet else ""

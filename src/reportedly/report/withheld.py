"""What is denied or not verified, by whom, told once: "could not verify" over four claims."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reportedly.model.hedge import Status
from reportedly.model.record import record
from reportedly.model.span import Span
from reportedly.report.rows import ClaimRow

__all__ = ["Withheld", "leading", "withheld"]

_ORDER = (
    Status.DENIED,
    Status.RETRACTED,
    Status.SUPERSEDED,
    Status.NOT_CONFIRMED,
    Status.UNVERIFIED,
    Status.NO_COMMENT,
)


@record
class Withheld:
    """One holder and one wording of a reserve, with all that it is about. ``cues`` are the places
    where the wording stands; ``claims`` are told once where they stand in the same words, each
    with the text and spans that the reserve reaches."""

    status: str
    holder: str
    cues: tuple[Span, ...]
    claims: tuple[ClaimRow, ...]

    @property
    def articles(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(claim.article for claim in self.claims))

    @property
    def word_of(self) -> str:
        """On whose word the claims are, where that is one and not the holder."""
        sources = {claim.source for claim in self.claims if claim.source}
        return sources.pop() if len(sources) == 1 and self.holder not in sources else ""


def withheld(claims: Iterable[ClaimRow]) -> tuple[Withheld, ...]:
    """Claims under a reserve that withholds assent: denials first, then by kind of reserve, and
    there those that are about most."""
    found = dict[tuple[str, str, str], list[tuple[Span | None, ClaimRow]]]()
    for row in claims:
        for status, holder, cue, scope in _reserves(row):
            wording = " ".join(cue.text.casefold().split()) if cue else ""
            about = _reached(row, scope)
            found.setdefault((status, holder.casefold(), wording), []).append((cue, about))
    rank = {str(status): n for n, status in enumerate(_ORDER)}
    made = [_row(status, held) for (status, _, _), held in found.items()]
    return tuple(sorted(made, key=lambda w: (rank[w.status], -len(w.claims))))


def leading(rows: Sequence[Withheld]) -> tuple[Withheld, ...]:
    """The first of every kind before the second of any."""
    first = {row.status: row for row in reversed(rows)}
    lead = [row for row in rows if first[row.status] is row]
    return (*lead, *(row for row in rows if first[row.status] is not row))


def _reached(row: ClaimRow, scope: tuple[Span, ...]) -> ClaimRow:
    """What a reserve reaches of a claim, where that is not all: "who may be in Dubai"."""
    if not scope:
        return row
    return replace(row, text=" … ".join(span.text for span in scope), spans=scope)


def _reserves(row: ClaimRow) -> Iterator[tuple[str, str, Span | None, tuple[Span, ...]]]:
    stances = [stance for stance in row.stances if stance.status in _ORDER]
    for stance in stances:
        yield stance.status, stance.holder or row.source, stance.cue, stance.scope
    if row.status in _ORDER and not any(s.status == row.status for s in stances):
        yield row.status, row.source, None, ()


def _row(status: str, held: list[tuple[Span | None, ClaimRow]]) -> Withheld:
    told = dict[str, ClaimRow]()
    for _, row in held:
        told.setdefault(row.text.casefold().strip(" .,;“”\"'"), row)
    first = held[0]
    holder = next(
        (s.holder for s in first[1].stances if s.status == status and s.cue == first[0]), ""
    )
    return Withheld(
        status=status,
        holder=holder or first[1].source,
        cues=tuple(dict.fromkeys(cue for cue, _ in held if cue)),
        claims=tuple(told.values()),
    )

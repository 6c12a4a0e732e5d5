"""What became of a statement: "at least 12 as of 10 March; then 31", corrected, taken back."""

from collections.abc import Iterator

from reportedly.model.change import Along, Change, ChangeKind
from reportedly.model.correction import Correction
from reportedly.model.series import Estimate
from reportedly.model.span import Span
from reportedly.report.days import day
from reportedly.report.figure_rows import FigureRow
from reportedly.report.parts import Bit, Sentence, note, quote, sentence, words
from reportedly.report.parts_told import Told
from reportedly.report.rows import ClaimRow
from reportedly.report.safe import one_line
from reportedly.report.wording import estimated

__all__ = ["changed"]

_STEPS = 6
_TAKEN = 4
_ALONG = {
    Along.VERSIONS: "Between versions",
    Along.ORIGIN: "On one origin",
    Along.CHAIN: "On its way",
    Along.HEADLINE: "Headline against body",
}
_MINOR = (ChangeKind.REWORDED, ChangeKind.ADDED)


def changed(told: Told) -> Iterator[Sentence]:
    """Corrections and retractions first, then figures that were revised, then what changed
    between versions, along an origin or a chain, or between a headline and its article."""
    for correction in told.material.of(Correction):
        if told.asked(correction.claims) or not correction.claims:
            yield _correction(told, correction)
    for row in told.figures:
        if row.earlier:
            yield _revised(told, row)
    ranks = list(Along)
    rows = [c for c in told.material.of(Change) if told.asked((c.left, c.right))]
    rows = [change for change in rows if change.kind not in _MINOR]
    for change in sorted(rows, key=lambda c: (ranks.index(c.along), c.kind, c.id)):
        yield _change(told, change)


def _correction(told: Told, row: Correction) -> Sentence:
    outlet = one_line(told.material.outlet(row.notice.article))
    of = [one_line(told.material.label(id)) for id in row.of if id != row.notice.article]
    about = f" of {', '.join(dict.fromkeys(of))}" if of else ""
    bits = [words(f"{str(row.kind).capitalize()}{about} by {outlet}: "), quote(row.notice)]
    bits.extend(note(row.id))
    held = [told.material.rows[id] for id in row.claims if id in told.material.rows]
    for n, claim in enumerate(held[:_TAKEN]):
        bits.append(words("; it takes back " if n == 0 else ", "))
        bits += [quote(claim.span, claim.text), *note(claim.id)]
    if len(held) > _TAKEN:
        bits.append(words(f", and {len(held) - _TAKEN} more"))
    return sentence("correction", [*bits, words(".")], row.claims)


def _revised(told: Told, row: FigureRow) -> Sentence:
    assert row.latest is not None
    steps = [*row.earlier, row.latest][-_STEPS:]
    bits = [words(f"{one_line(row.label)[:1].upper()}{one_line(row.label)[1:]}: ")]
    for n, estimate in enumerate(steps):
        amount = estimated(estimate.low, estimate.best, estimate.high, row.unit)
        bits.append(words(f"{'; then ' if n else ''}{amount} as of {day(estimate.as_of)}"))
        last = ""
        for claim in _behind(told, estimate)[:2]:
            who = told.who(claim)
            bits.append(words((f", {who}" if who != last else "") + told.reserve(claim)))
            bits.extend(note(claim.id))
            last = who
    return sentence("revised", [*bits, words(".")], (point.claim for point in row.points))


def _behind(told: Told, estimate: Estimate) -> list[ClaimRow]:
    """One claim an origin whose figure counts for an estimate; of a sum, those of its parts."""
    material, aside = told.material, {*estimate.retold, *estimate.void}
    ids = estimate.measures or tuple(id for vote in estimate.votes for id in vote.measures)
    known = [id for id in ids if id in material.measures]
    held = (material.measures[id].claim for id in [i for i in known if i not in aside] or known)
    rows = [material.rows[claim] for claim in held if claim in material.rows]
    first = {row.origin or row.id: row for row in sorted(rows, key=lambda r: not r.repeats)}
    return sorted(first.values(), key=lambda row: rows.index(row))


def _change(told: Told, row: Change) -> Sentence:
    bits = [words(f"{_ALONG[row.along]}, {row.kind}: ")]
    for id, span in ((row.left, row.left_span), (row.right, row.right_span)):
        if span is not None:
            bits += [words("; then " if len(bits) > 1 else ""), *_end(told, id, span, row.id)]
    if row.how:
        bits.append(words(f" ({one_line(row.how)})"))
    return sentence("changed", [*bits, words(".")])


def _end(told: Told, id: str, span: Span, change: str) -> Iterator[Bit]:
    outlet = one_line(told.material.label(span.article))
    yield words(f"{outlet}, ")
    yield quote(span)
    yield from note(id if id in told.material.rows else change)

"""Who denied what, when, and what became of it, as a table: "the firm denied the report"."""

from collections.abc import Iterator

from reportedly.model.claim import Claim
from reportedly.model.contradiction import Contradiction, ContradictionKind
from reportedly.model.hedge import Status
from reportedly.reconcile.matters import covered
from reportedly.report.change_rows import AnswerRow, DenialRow
from reportedly.report.days import order
from reportedly.report.material import Material
from reportedly.report.voiced import Voiced, Voices, once, told_on, voiced

__all__ = ["denials"]

SAME = 0.6
"""Share of what is denied, by weight, that another denial of one source must have."""
HELD = (Status.ASSERTED, Status.CONFIRMED)


def denials(material: Material) -> tuple[DenialRow, ...]:
    """By the day on which it was denied, those without a day last."""
    pairs = dict[str, list[tuple[str, str, str]]]()
    for found in material.of(Contradiction):
        if found.kind is ContradictionKind.DENIAL:
            pairs.setdefault(found.left, []).append((found.right, found.id, str(found.verdict)))
            pairs.setdefault(found.right, []).append((found.left, found.id, str(found.verdict)))
    voices = Voices(material)
    told = (one for one in voiced(material, {Status.DENIED}) if _is_denial(material, one))
    rows = [_row(material, one, pairs, voices) for one in once(material, told)]
    rows.sort(key=lambda r: (order(r.day or "9999"), r.label, r.cue.start))
    return tuple(rows)


def _is_denial(material: Material, one: Voiced) -> bool:
    """Whether somebody in particular denies it: not the paper of what it reports, nor one who only
    disagrees."""
    outlet = material.outlet(one.first.span.article)
    return one.who not in ("", outlet) and "disagree" not in one.cue.text


def _row(
    material: Material,
    denial: Voiced,
    pairs: dict[str, list[tuple[str, str, str]]],
    voices: Voices,
) -> DenialRow:
    claim = denial.first
    about = {c.id: AnswerRow(claim=material.rows[c.id]) for c in denial.about}
    for own in denial.own:
        for other, conflict, verdict in pairs.get(own.id, ()):
            if other in material.rows:
                about[other] = AnswerRow(
                    claim=material.rows[other], conflict=conflict, verdict=verdict
                )
    return DenialRow(
        id=claim.id,
        who=denial.who,
        day=told_on(claim),
        cue=denial.cue,
        text=claim.text,
        article=claim.span.article,
        label=material.label(claim.span.article),
        claims=tuple(material.rows[c.id] for c in denial.own),
        about=tuple(about.values()),
        again=tuple(material.rows[c.id] for own in denial.own for c in _again(own, voices)),
        taken_back=tuple(material.rows[c.id] for own in denial.own for c in _back(own, voices)),
    )


def _again(claim: Claim, voices: Voices) -> Iterator[Claim]:
    for other in voices.of(claim):
        if other.status is Status.DENIED and other.id != claim.id and _same(claim, other):
            yield other


def _back(claim: Claim, voices: Voices) -> Iterator[Claim]:
    """What the source says later of the same without denying it: that it is so, perhaps."""
    for other in voices.later(claim):
        if other.status in HELD and _same(claim, other):
            yield other


def _same(one: Claim, other: Claim) -> bool:
    return covered(one.text, other.text) >= SAME

"""One claim as a line: on whose word, by which way, with what reserve."""

from reportedly.model.claim import Claim
from reportedly.report.material import Material
from reportedly.report.rows import ClaimRow, StanceRow
from reportedly.report.wording import named

__all__ = ["claim_row"]


def claim_row(material: Material, claim: Claim) -> ClaimRow:
    origin = material.origin_of.get(claim.id)
    return ClaimRow(
        id=claim.id,
        article=claim.span.article,
        outlet=material.outlet(claim.span.article),
        source=named(claim.hops[0]) if claim.hops else "",
        beside=tuple(named(hop) for hop in claim.beside),
        chain=tuple(named(hop) for hop in claim.hops),
        kind=str(claim.hops[0].kind) if claim.hops else "",
        method=str(claim.method),
        status=str(claim.status),
        said=claim.said,
        said_why=claim.said_why,
        text=claim.text,
        spans=claim.content,
        stances=tuple(
            StanceRow(status=str(stance.status), holder=stance.holder, cue=stance.cue)
            for stance in claim.stances
        ),
        origin=origin.id if origin else "",
        repeats=material.repeats(claim.span),
    )

"""The claims of two articles in pairs, and what became of them: "about 900" is now "90"."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from reportedly.model.change import Along, Change
from reportedly.model.claim import Claim
from reportedly.model.contradiction import Contradiction
from reportedly.model.story import ClaimGroup
from reportedly.reconcile.alignment import Said, aligned
from reportedly.reconcile.changes import told
from reportedly.report.compare_rows import ClaimPair, HeldRow, Kind
from reportedly.report.compare_text import compared_words
from reportedly.report.diffs import said_of
from reportedly.report.drift import drift_row
from reportedly.report.material import Material

__all__ = ["compared_claims"]

_Pair = tuple[Claim | None, Claim | None]


def compared_claims(
    material: Material, left: str, right: str, related: bool
) -> tuple[ClaimPair, ...]:
    """Every claim of two articles (ids), in the order of the left text.

    Where the one text comes from the other each is in one pair, with what became of it. Else only
    those are held together that were found to say one thing or held against each other: what two
    reporters say in their own words is no change, however alike.
    """
    said = said_of(material)
    sides = said.in_article(left), said.in_article(right)
    pairs = aligned(*sides, said) if related else _found(material, *sides)
    changed = defaultdict[tuple[str, str], list[Change]](list)
    if related:
        for change in told(pairs, (left, right), said, Along.VERSIONS):
            changed[change.left, change.right].append(change)
    against, groups = _against(material), _groups(material)
    return tuple(
        replace(
            _row(material, pair, changed, against, groups, related),
            stands=_stands(said, pair, left, right),
        )
        for pair in pairs
    )


def _found(material: Material, left: Sequence[Claim], right: Sequence[Claim]) -> list[_Pair]:
    """The pairs that the ledger holds together, then what is left of either side."""
    groups, against = _groups(material), _against(material)
    found = list[_Pair]()
    for one in left:
        group = groups.get(one.id)
        for other in right:
            if (group and group == groups.get(other.id)) or (one.id, other.id) in against:
                found.append((one, other))
    paired = {claim.id for pair in found for claim in pair if claim}
    found += [(claim, None) for claim in left if claim.id not in paired]
    found += [(None, claim) for claim in right if claim.id not in paired]
    return found


def _groups(material: Material) -> dict[str, str]:
    return {claim: group.id for group in material.of(ClaimGroup) for claim in group.claims}


def _against(material: Material) -> dict[tuple[str, str], list[HeldRow]]:
    """What came of holding claims (ids) against each other, either way round."""
    found = defaultdict[tuple[str, str], list[HeldRow]](list)
    for pair in material.of(Contradiction):
        row = HeldRow(id=pair.id, kind=str(pair.kind), verdict=str(pair.verdict), how=pair.how)
        found[pair.left, pair.right].append(row)
        found[pair.right, pair.left].append(row)
    return dict(found)


def _stands(said: Said, pair: _Pair, left: str, right: str) -> bool:
    """Whether what only one was found to say stands in the other in so many words."""
    one, other = pair
    if one and not other:
        return said.stands_in(one, right)
    return bool(other and not one and said.stands_in(other, left))


def _row(
    material: Material,
    pair: _Pair,
    changed: dict[tuple[str, str], list[Change]],
    against: dict[tuple[str, str], list[HeldRow]],
    groups: dict[str, str],
    related: bool,
) -> ClaimPair:
    one, other = pair
    key = one.id if one else "", other.id if other else ""
    words = compared_words(one.text if one else "", other.text if other else "")
    differ = any(stretch.kind != "same" for side in words for stretch in side)
    kind: Kind = "left" if other is None else "right" if one is None else "same"
    told_apart = bool(changed.get(key)) if related else differ
    if one and other and (told_apart or (key in against and differ)):
        kind = "changed"
    return ClaimPair(
        kind=kind,
        left=material.rows[one.id] if one else None,
        right=material.rows[other.id] if other else None,
        changes=tuple(drift_row(material, change) for change in changed.get(key, ())),
        left_words=words[0],
        right_words=words[1],
        held=tuple(against.get(key, ())),
        alike=bool(key[0] and groups.get(key[0]) and groups.get(key[0]) == groups.get(key[1])),
    )

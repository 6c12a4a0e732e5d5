"""Who is said to have said what, with the roles that the articles give: "Rosa Quispe, mayor"."""

from collections.abc import Iterable

from reportedly.model.mention import Entity
from reportedly.model.record import record
from reportedly.report.material import Material
from reportedly.report.names import role_rows
from reportedly.report.rows import ClaimRow, RoleRow, alike

__all__ = ["Speaker", "speakers", "voices"]


@record
class Speaker:
    """Somebody who is said to have said something, with the roles that the articles give. ``id``
    is that of the entity, "" for a name that belongs to none."""

    name: str
    roles: tuple[RoleRow, ...]
    claims: tuple[ClaimRow, ...]
    id: str = ""

    @property
    def said(self) -> tuple[tuple[ClaimRow, ...], ...]:
        """The claims, those in the same words together: each statement and where it stands."""
        same = alike(self.claims, lambda claim: claim.origin)
        return tuple(sorted(same, key=lambda rows: (rows[0].said or "9999", -len(rows))))

    @property
    def articles(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(claim.article for claim in self.claims))


def voices(material: Material) -> tuple[Speaker, ...]:
    """Everybody who is cited in these articles, those with most claims first."""
    return speakers(material, material.rows.values())


def speakers(material: Material, claims: Iterable[ClaimRow]) -> tuple[Speaker, ...]:
    """Who makes these claims: sources other than the outlet, those with most claims first."""
    said = [c for c in claims if c.source and c.method != "narrator" and not c.repeats]
    people = dict[str, tuple[Entity | None, list[ClaimRow]]]()
    for row in said:
        entity = material.entity_of.get((row.article, row.source))
        key = entity.id if entity else row.source.casefold()
        people.setdefault(key, (entity, []))[1].append(row)
    found = [
        Speaker(
            name=entity.name if entity else rows[0].source,
            roles=role_rows(material, entity) if entity else (),
            claims=tuple(rows),
            id=entity.id if entity else "",
        )
        for entity, rows in people.values()
    ]
    return tuple(sorted(found, key=lambda one: (-len(one.claims), one.name)))

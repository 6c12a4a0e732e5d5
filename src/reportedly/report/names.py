"""Names as a table: spellings, roles as stated and where they disagree, what people decided."""

from collections.abc import Iterator

from reportedly.model.mention import Entity, MentionKind, Name, Role
from reportedly.reconcile.standings import disagreements, standings
from reportedly.report.material import Material
from reportedly.report.rows import DifferRow, NameRow, RoleRow

__all__ = ["KINDS", "name_row", "names", "role_rows"]

KINDS = (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.GOVERNMENT, MentionKind.PLACE)


def names(material: Material) -> tuple[NameRow, ...]:
    """People first, then bodies and places; those in most articles first."""
    rows = [name_row(material, entity) for entity in material.entities]
    rows = [row for row in rows if row.spans]
    rank = {str(kind): n for n, kind in enumerate(KINDS)}
    rows.sort(key=lambda r: (rank.get(r.kind, 9), -len(r.articles), -r.mentions, r.name, r.id))
    return tuple(rows)


def name_row(material: Material, entity: Entity) -> NameRow:
    """One person, body or place, as these articles name it."""
    roles = [role for role in entity.roles if role.span.article in material.articles]
    held = [material.names[id] for id in entity.names if id in material.names]
    articles = tuple(dict.fromkeys(name.span.article for name in held))
    return NameRow(
        id=entity.id,
        name=entity.name,
        kind=str(entity.kind),
        spellings=entity.spellings,
        roles=role_rows(material, entity),
        articles=articles,
        outlets=tuple(material.outlet(article) for article in articles),
        mentions=sum(len(name.mentions) for name in held),
        spans=tuple(name.span for name in held),
        positions=tuple(
            tuple(_role(material, role) for role in standing.roles)
            for standing in standings(roles)
        ),
        differ=tuple(
            DifferRow(one=_role(material, one), other=_role(material, other), why=why)
            for one, other, why in disagreements(roles)
        ),
        decided=tuple(_decided(material, entity)),
    )


def _decided(material: Material, entity: Entity) -> Iterator[str]:
    """What people decided about its names, as in "the same as Ida Bergh (Daily Fjord): …"."""
    for judgement in material.decided("same_name"):
        for id in (judgement.left, judgement.right):
            other = judgement.right if id == judgement.left else judgement.left
            told = id == judgement.right and other in entity.names  # from the other end
            if id in entity.names and not told:
                pair = f"{_called(material, id)}, {_called(material, other)}"
                yield f"{judgement.verdict}: {pair}; {judgement.why}"


def _called(material: Material, id: str) -> str:
    name = material.names.get(id) or material.view.get(Name, id)
    return f"{name.name} ({material.outlet(name.span.article)})" if name else id


def role_rows(material: Material, entity: Entity) -> tuple[RoleRow, ...]:
    """What the articles say somebody is, each wording where it first stands."""
    return tuple(
        _role(material, role) for role in entity.roles if role.span.article in material.articles
    )


def _role(material: Material, role: Role) -> RoleRow:
    return RoleRow(text=role.text, outlet=material.outlet(role.span.article), span=role.span)

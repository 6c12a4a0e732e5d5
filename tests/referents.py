"""Names that stand for one person, as a test says so."""

from reportedly.model.mention import Name, Referent, entity_id

__all__ = ["one"]


def one(*names: Name, called: str = "", vetoes: tuple[str, ...] = ()) -> list[Referent]:
    """That these names are one, who is called as the first."""
    entity = entity_id(names)
    return [
        Referent(
            span=name.span,
            name=name.id,
            entity=entity,
            called=called or names[0].name,
            kind=names[0].kind,
            vetoes=vetoes,
        )
        for name in names
    ]

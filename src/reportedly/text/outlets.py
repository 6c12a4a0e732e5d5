"""Who printed an article and whose report it carries: "– Radio Free Asia" on another's page."""

from reportedly.model.article import Article
from reportedly.model.attribution import Hop, HopKind

__all__ = ["outlet_hops", "printed_by"]


def printed_by(article: Article) -> Hop:
    """This outlet; where it is unknown the one whose text it republishes, else the file."""
    whole = [relay.outlet for relay in article.relays if relay.how == "republished"]
    name = article.outlet or next(iter(whole), "") or article.source or article.id
    return Hop(kind=HopKind.OUTLET, name=name)


def outlet_hops(article: Article, *, rewritten: bool = True) -> list[Hop]:
    """Outlets that this article republishes or rewrites, in the order they are noted.

    ``rewritten=False`` leaves out what it merely rewrites: a public post may have been read by
    anyone.
    """
    kinds = ("rewritten", "republished") if rewritten else ("republished",)
    return [
        Hop(kind=HopKind.OUTLET, name=relay.outlet, span=relay.span)
        for kind in kinds
        for relay in article.relays
        if relay.how == kind
    ]

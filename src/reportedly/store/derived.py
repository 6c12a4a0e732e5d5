"""What records are filtered by and no single field of theirs holds: "Ida Berg; the mayor"."""

from collections.abc import Callable, Mapping
from typing import Any

from reportedly.model.article import Article
from reportedly.model.claim import Claim
from reportedly.model.mention import Name
from reportedly.model.testimony import Testimony

__all__ = ["DERIVED"]


def _speakers(claim: Claim) -> str:
    """Every name of the source and of its co-speakers, full and as written, each on a line of its
    own; the source's full name comes first ("" where it has none)."""
    found = {claim.source: None}
    for hop in (*claim.hops[:1], *claim.beside):
        found[hop.name] = None
        if hop.span:
            found[" ".join(hop.span.text.split())] = None
    return "\n".join(" ".join(name.split()) for name in found)


def _statuses(claim: Claim) -> str:
    """The claim's status first, then the others that anybody takes upon it or a part of it."""
    return "\n".join(dict.fromkeys((claim.status, *(one.status for one in claim.stances))))


def _spelt(name: Name) -> str:
    """Every form as written, each on a line of its own."""
    return "\n".join(" ".join(form.split()) for form in name.spellings)


def _described(name: Name) -> str:
    """What the article says that it is, each role on a line of its own."""
    return "\n".join(" ".join(role.text.split()) for role in name.roles)


def _whose(said: Testimony) -> str:
    """The entities that are cited for it, each once and on a line of its own."""
    return "\n".join(dict.fromkeys(filter(None, said.entities)))


def _first_day(article: Article) -> str:
    return article.published.first if article.published else ""


def _last_day(article: Article) -> str:
    return article.published.last if article.published else ""


DERIVED: Mapping[str, Mapping[str, Callable[[Any], str]]] = {
    "article": {"first_day": _first_day, "last_day": _last_day},
    "claim": {
        "text": lambda claim: str(claim.text),
        "source": lambda claim: str(claim.source),
        "speakers": _speakers,
        "statuses": _statuses,
    },
    "measure": {"key": lambda measure: str(measure.key)},
    "name": {"spelt": _spelt, "described": _described},
    "testimony": {"whose": _whose},
}
"""By kind and by name of the column, which is a name that no field has."""

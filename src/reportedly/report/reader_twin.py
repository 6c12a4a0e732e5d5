"""One record as a document, an article with all its cards: what ``show ID --json`` prints."""

from reportedly.report.evidence import Evidence, evidence
from reportedly.report.export import document
from reportedly.report.material import Material
from reportedly.report.reader import around, reader
from reportedly.store.base import View

__all__ = ["article_document", "show_document"]


def show_document(view: View, found: Evidence, material: Material | None = None) -> str:
    """``found`` as one JSON object; of an article also what the evidence reader shows, in
    "article". ``material`` is its story where that is at hand."""
    parts = {}
    if found.kind == "article":
        parts["article"] = reader(material or around(view, found.id), found.id)
    return document(view, "show", as_of=view.as_of, record=found, **parts)


def article_document(material: Material, article: str) -> str:
    """The same of an article (id). Raises KeyError for one that is not of ``material``."""
    found = evidence(material.view, article)
    if found is None:
        raise KeyError(article)
    return show_document(material.view, found, material)

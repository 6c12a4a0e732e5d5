"""XML taken apart as others made it, and nothing else loaded for it: "<w:p>" is called "p"."""

from typing import Any

__all__ = ["local_name", "tree_of"]


def tree_of(raw: bytes, *, mend: bool = False) -> Any:
    """The root of a document (an element of lxml). Entities stand for nothing, and what a document
    names is not looked up. ``mend`` reads on behind what is broken; then the root is None where
    nothing can be read. Raises ``lxml.etree.XMLSyntaxError``."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=mend
    )
    return etree.fromstring(raw, parser)


def local_name(element: Any) -> str:
    """The name of an element without its namespace; "" for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""

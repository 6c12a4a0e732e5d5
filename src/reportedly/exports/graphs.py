"""A document of linked data written node by node: ``{"@context": …, "@graph": […]}``."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from reportedly.exports.base import Draft, Written, line_of

__all__ = ["known", "write_graph"]


def write_graph(
    path: Path, context: Mapping[str, Any], nodes: Iterable[Mapping[str, Any]], what: str
) -> Written:
    """One JSON-LD document; ``what`` its nodes are called. Only one node is held at a time."""
    with Draft(path, what) as draft:
        head = json.dumps({"@context": context}, ensure_ascii=False)
        draft.write(f'{head.removesuffix("}")}, "@graph": [\n'.encode())
        for number, node in enumerate(nodes):
            draft.write((b"," if number else b"") + line_of(node), rows=1)
        draft.write(b"]}\n")
    return draft.written


def known(**values: Any) -> dict[str, Any]:
    """Those of the values that are known: not None, "" or empty."""
    return {name: value for name, value in values.items() if value not in (None, "", [], {}, ())}

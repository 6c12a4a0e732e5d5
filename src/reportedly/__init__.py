"""Turn a pile of news articles into a ledger of who claimed what, where, how sure."""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"
__all__ = ["Article", "Reading", "__version__", "read_articles"]

_HOMES = {
    "Article": "reportedly.model.article",
    "Reading": "reportedly.model.reading",
    "read_articles": "reportedly.pipeline",
}


def __getattr__(name: str) -> Any:
    """Load the public names when they are asked for, so that ``--help`` starts in a blink."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'reportedly' has no attribute {name!r}")

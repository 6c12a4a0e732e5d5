"""Turn a pile of news articles into a ledger of who claimed what, where, how sure."""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"
__all__ = [
    "Article",
    "Ledger",
    "Reading",
    "Story",
    "__version__",
    "article",
    "read_articles",
    "read_text",
]

_HOMES = {
    "Article": "reportedly.model.article",
    "Ledger": "reportedly.library",
    "Reading": "reportedly.model.reading",
    "Story": "reportedly.library",
    "article": "reportedly.library",
    "read_articles": "reportedly.pipeline",
    "read_text": "reportedly.library",
}


def __getattr__(name: str) -> Any:
    """Load the public names when they are asked for, so that ``--help`` starts in a blink. What
    types they have says ``__init__.pyi``."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'reportedly' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})

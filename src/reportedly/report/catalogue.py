"""All tables of the ledger by name, each fetched when it is asked for: "claims", "versions"."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from reportedly.report.material import Material

__all__ = ["TABLES", "rows_of"]

TABLES: Mapping[str, str] = {
    "corrections": "corrections",
    "versions": "versions",
    "claims": "tables",
    "origins": "tables",
    "groups": "shared",
    "quotations": "quotations",
    "copies": "tables",
    "conflicts": "tables",
    "timeline": "tables",
    "names": "names",
    "sources": "sources",
    "drift": "drift",
    "denials": "denials",
    "silences": "silences",
    "forecasts": "forecasts",
    "voices": "voices",
    "articles": "articles",
}
"""The module here that has the function of the table's name; one does not wait for the others."""


def rows_of(kind: str, material: Material) -> tuple[Any, ...]:
    """The rows of a table. Raises KeyError for one that there is not."""
    home = import_module(f"reportedly.report.{TABLES[kind]}")
    rows: tuple[Any, ...] = getattr(home, kind)(material)
    return rows

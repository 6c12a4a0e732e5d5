"""The STIX 2.1 objects that an export is made of: "identity", "note", "report", and their ids.

After the OASIS standard STIX 2.1 (2021): ids of observable objects are UUIDv5 of what names them
(section 2.9), those of all others UUIDv5 of the record's id in a namespace of ours, so that the
same record is the same object in every export.
"""

import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid5

from reportedly.report.safe import one_line

__all__ = [
    "EXTENSION",
    "MAKER",
    "Made",
    "described",
    "file_of",
    "id_of",
    "moment",
    "sdo",
    "told",
    "unique",
]

Made = dict[str, Any]

_OURS = UUID("6c1f5a02-6d3f-5b0e-9a53-3b6f6f0f2a11")
_OBSERVABLE = UUID("00abedb4-aa42-466c-9c01-fed23315a9b7")
_BORN = "2026-01-01T00:00:00.000Z"


def id_of(type: str, record: str) -> str:
    """The id of the object of this type that stands for a record."""
    return f"{type}--{uuid5(_OURS, f'{type}:{record}')}"


EXTENSION = id_of("extension-definition", "claims")
MAKER = id_of("identity", "reportedly")

_SCHEMA = """\
A property extension of note, opinion, report, grouping, identity and relationship. All properties
are optional. record: id in the ledger. article: id of the article. spans: where the words stand,
each with article, start and end (half-open offsets in Unicode code points of the article's text),
text (the words, verbatim) and, in a document with pages, page (from 1). source: who is said to
know, source_kind: what that is, roles: as stated. chain: names from who is said to know to who
printed it. method: direct, indirect, mixed, according to, narrator. status: asserted, hedged,
reportedly, confirmed by, no comment, unverified by outlet, not confirmed, superseded, retracted,
denied. stances: reserves with status, holder and words. said, reported: days (EDTF) of the
statement and of publication. origin, origin_name: on whose word it ultimately rests. published:
day or range (EDTF) and published_how: metadata, stated or inferred. estimates: as_of, low, best,
high (absent: open), origins (how many independent ones), origins_low, origins_high. verdict,
kind, how: what holding two passages against each other gave. Nothing in this extension says that
a claim is true."""


def described() -> tuple[Made, Made]:
    """Who makes the objects, and the extension that holds what STIX has no words for."""
    common = {"spec_version": "2.1", "created": _BORN, "modified": _BORN}
    maker = {
        "type": "identity",
        "id": MAKER,
        **common,
        "name": "reportedly",
        "description": "Software that lists who said what, on whose word. It holds nothing true.",
        "identity_class": "system",
    }
    extension = {
        "type": "extension-definition",
        "id": EXTENSION,
        **common,
        "created_by_ref": MAKER,
        "name": "Attributed claims",
        "description": "Who said what in a news article, with which reserve, on whose word.",
        "schema": _SCHEMA,
        "version": "1.0.0",
        "extension_types": ["property-extension"],
    }
    return maker, extension


def sdo(type: str, record: str, created: str, modified: str, extra: Made, **own: Any) -> Made:
    """A domain or relationship object; what is empty is left out, as the standard demands.
    ``extra`` goes into the extension. Moments are as the ledger writes them."""
    made = {
        "type": type,
        "spec_version": "2.1",
        "id": id_of(type, record),
        "created_by_ref": MAKER,
        "created": moment(created),
        "modified": moment(max(created, modified)),
        **told(own),
    }
    if kept := told({"record": record, **extra}):
        made["extensions"] = {EXTENSION: {"extension_type": "property-extension", **kept}}
    return made


def told(values: Made) -> Made:
    """Without what is empty; texts on one line but those of several lines by nature."""
    return {key: value for key, value in values.items() if value not in ("", None, [], (), {})}


def moment(written: str) -> str:
    """A moment of the ledger (UTC) as a STIX timestamp; a day is its first instant."""
    day, _, time = written.partition("T")
    clock = f"{time[:8] or '00:00:00'}.{(time[9:12] if time[8:9] == '.' else '') or '000'}"
    return f"{day}T{clock}Z"


def file_of(name: str, sha256: str, size: int | None) -> Made:
    """The file that an article was read from; its id is made of its hash and name (2.9)."""
    named: Made = {"hashes": {"SHA-256": sha256}} if sha256 else {}
    named["name"] = one_line(name)
    canonical = json.dumps(named, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return {
        "type": "file",
        "spec_version": "2.1",
        "id": f"file--{uuid5(_OBSERVABLE, canonical)}",
        **named,
        **({} if size is None else {"size": size}),
    }


def unique(ids: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(ids))

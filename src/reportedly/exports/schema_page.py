"""The page that says how a ledger file is built: every table, every column, questions in SQL."""

from collections.abc import Iterator

from reportedly.exports.queries import QUERIES
from reportedly.exports.schema_words import COMMON, OTHERS, column_says, table_says
from reportedly.model.codec import KINDS
from reportedly.store.schema import LISTED, OLDEST, VERSION, columns

__all__ = ["schema_page"]

_HEAD = f"""# The ledger file

<!-- Written by docs/generate.py from the code; do not edit. -->

A ledger is one SQLite file (3.37 or later reads it: tables are `STRICT`), with the bytes of the
articles in a folder beside it (`news.db`, `news.raw`). Any tool may read it, while it is
written too (WAL): `sqlite3`, DuckDB, pandas, [Datasette](https://datasette.io) (`datasette
news.db`). Write to it only by `reportedly`: what was put in by other means is found by
`reportedly audit`.

**What is promised.** `pragma user_version` is {VERSION}; files from {OLDEST} on can be read,
and get what they lack when they are opened. While the number is {VERSION}, tables and columns
named here are added to, never renamed, never given another meaning. Ids are hashes of what a
record says: the same words are the same id in every ledger.

**What stands.** Nothing is deleted. A row stands from `since` until it is struck out at
`until`; `until = '9999'` is what stands now, and `since <= :moment and until > :moment` what
stood then. One record may be said by several (`said_by`).

**Offsets** count code points of `article.text`, which is in `article.data` (`json_extract(data,
'$.text')`). Lists and other parts of a record are in `data` as JSON, under the names of [the
records](records.md).
"""


def schema_page() -> str:
    """The page as Markdown, for docs/reference/schema.md."""
    return "\n".join((*_HEAD.splitlines(), *_common(), *_tables(), *_others(), *_questions(), ""))


def _common() -> Iterator[str]:
    yield from (
        "",
        "## Columns of every kind of record",
        "",
        "| column | what it holds |",
        "|---|---|",
    )
    for name, says in COMMON.items():
        yield f"| `{name}` | {says} |"


def _tables() -> Iterator[str]:
    yield from ("", "## One table a kind", "", "The columns above, and:", "")
    for kind in KINDS:
        yield from (f"### `{kind}`", "", table_says(kind), "")
        own = columns(kind)
        if own:
            yield from ("| column | type | what it holds |", "|---|---|---|")
            for name, sql in own:
                yield f"| `{name}` | {sql} | {column_says(kind, name)} |"
            yield ""
        if kind in LISTED:
            held = ", ".join(f"`{name}`" for name in LISTED[kind])
            yield from (f"Index `{kind}_listed`: `until`, `id`, {held}.", "")


def _others() -> Iterator[str]:
    yield from ("## Other tables", "")
    for name, (says, held) in OTHERS.items():
        yield from (f"### `{name}`", "", says, "", "| column | what it holds |", "|---|---|")
        for column, meaning in held.items():
            yield f"| `{column}` | {meaning} |"
        yield ""


def _questions() -> Iterator[str]:
    yield from ("## Questions", "")
    for query in QUERIES:
        yield from (f"{query.says}:", "", "```sql", query.sql, "```", "")

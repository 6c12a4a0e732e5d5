"""Writes docs/reference from the code itself: "python docs/generate.py"."""

import inspect
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from enum import StrEnum
from itertools import takewhile
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import click

from reportedly.cli.main import EPILOG, program
from reportedly.exports.schema_page import schema_page
from reportedly.library.reference import python_page
from reportedly.mcp.reference import tools_page
from reportedly.model.codec import KINDS

__all__ = ["PAGES", "REFERENCE"]

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = Path(__file__).parent / "reference"
MADE = "<!-- Written by docs/generate.py from the code; do not edit. -->"


def commands() -> str:
    """The page: every command with its arguments and options, as ``--help`` says them."""
    context = click.Context(program, info_name="reportedly", **program.context_settings)
    lines = [
        "# Commands",
        "",
        MADE,
        "",
        program.get_short_help_str(400),
        "",
        "Tables and answers go to standard output, progress and notes to standard error. With"
        " `--json` standard output is one JSON document whose spans have offsets in code points"
        " (`start`, `end`) and in bytes of the UTF-8 (`byte_start`, `byte_end`), half-open.",
        "",
    ]
    for name in program.list_commands(context):
        command = program.get_command(context, name)
        assert command is not None
        lines += _command(command, context)
    return "\n".join(lines)


def exit_codes() -> str:
    """The page of exit codes, as ``reportedly --help`` gives them."""
    rows = list[list[str]]()
    for line in EPILOG.splitlines()[2:]:
        if line.startswith("   "):  # goes on from the line before
            rows[-1][1] += f" {line.strip()}"
        else:
            rows.append(line.strip().split("  ", 1))
    lines = ["# Exit codes", "", MADE, "", "| code | meaning |", "|---|---|"]
    lines += [f"| {code} | {_cell(meaning)} |" for code, meaning in rows]
    lines += ["| 130 | interrupted |", "| 141 | the reader of a pipe went away |"]
    return "\n".join([*lines, ""])


def records() -> str:
    """The page of records: every kind that a ledger holds with its fields, and what they hold."""
    lines = ["# Records", "", MADE, ""]
    lines += [
        "What a ledger holds, kind by kind. Every record has an `id`, a hash of what it says;"
    ]
    lines += ["every `Span` holds half-open offsets in code points and the words there.", ""]
    inside = dict.fromkeys(part for kind in KINDS.values() for part in _parts(kind))
    lines += [line for kind in KINDS.values() for line in _record(kind)]
    lines += ["# Parts of records", ""]
    named = sorted((part for part in inside if part not in KINDS.values()), key=_name)
    lines += [line for part in named for line in _record(part)]
    return "\n".join(lines)


def _parts(kind: type[Any]) -> Iterator[type[Any]]:
    """The records and enumerations that the fields of a record hold, however deep."""
    for hint in get_type_hints(kind).values():
        for part in _flat(hint):
            yield part
            if is_dataclass(part) and part is not kind:
                yield from _parts(part)


def _flat(hint: Any) -> Iterator[type[Any]]:
    if isinstance(hint, type) and (is_dataclass(hint) or issubclass(hint, StrEnum)):
        yield hint
    for argument in get_args(hint):
        yield from _flat(argument)


def _record(kind: type[Any]) -> list[str]:
    about = inspect.cleandoc(kind.__doc__ or "").replace("``", "`")
    lines = [f"## {kind.__name__}", "", about if not about.startswith("(") else "", ""]
    if issubclass(kind, StrEnum):
        return [*lines[:2], ", ".join(f"`{member}`" for member in kind), ""]
    lines += ["| field | type |", "|---|---|"]
    hints = get_type_hints(kind)
    lines += [f"| `{f.name}` | {_cell(_shape(hints[f.name]))} |" for f in fields(kind)]
    return [*lines, ""]


def _shape(hint: Any) -> str:
    if get_origin(hint) is tuple:
        inner = [part for part in get_args(hint) if part is not Ellipsis]
        shapes = ", ".join(_shape(part) for part in inner)
        return f"tuple of {shapes}" if Ellipsis in get_args(hint) else f"({shapes})"
    if isinstance(hint, UnionType):
        return " or ".join(_shape(part) for part in get_args(hint))
    return "None" if hint is type(None) else _name(hint)


def _name(kind: type[Any]) -> str:
    return kind.__name__


def lexicons() -> str:
    """The page of word lists: each file with its groups and what its head says of it."""
    lines = ["# Word lists", "", MADE, ""]
    lines += ["All lie in `src/reportedly/lexicon/`: [add one](../how-to/add-a-word-list.md).", ""]
    for path in sorted((ROOT / "src" / "reportedly" / "lexicon").glob("*.t*")):
        text = path.read_text("utf-8")
        head = takewhile(lambda line: line.startswith("#"), text.splitlines())
        about = " ".join(line.lstrip("# ") for line in head)
        lines += [f"## `{path.name}`", "", about, ""]
        if path.suffix == ".toml":
            groups = (f"`{name}`" for name in tomllib.loads(text))
            lines += [f"Groups: {', '.join(groups)}.", ""]
    return "\n".join(lines)


def _command(command: click.Command, parent: click.Context) -> list[str]:
    context = click.Context(command, info_name=command.name, parent=parent)
    usage = " ".join(command.collect_usage_pieces(context))
    about = " ".join((command.help or "").split("\n\n")[0].split())
    more = [" ".join(part.split()) for part in (command.help or "").split("\n\n")[1:]]
    lines = [f"## `reportedly {command.name}`", "", "```text"]
    lines += [f"reportedly {command.name} {usage}", "```", "", about, ""]
    lines += [line for part in more for line in (part, "")]
    options = (p for p in command.get_params(context) if isinstance(p, click.Option))
    rows = [option.get_help_record(context) for option in options]
    lines += ["| option | meaning |", "|---|---|"]
    lines += [
        f"| `{_cell(option)}` | {_cell(meaning)} |" for option, meaning in filter(None, rows)
    ]
    return [*lines, ""]


def _cell(words: str) -> str:
    return " ".join(words.split()).replace("|", "\\|")


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands,
    "exit-codes.md": exit_codes,
    "lexicons.md": lexicons,
    "records.md": records,
    "schema.md": schema_page,
    "python.md": python_page,
    "assistant-tools.md": tools_page,
}

if __name__ == "__main__":
    for name, page in PAGES.items():
        (REFERENCE / name).write_text(page(), encoding="utf-8")

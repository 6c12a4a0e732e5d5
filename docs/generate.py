"""Writes docs/reference/commands.md from the commands themselves: "python docs/generate.py"."""

from pathlib import Path

import click

from reportedly.cli.main import COMMANDS, EPILOG, program

__all__ = ["PAGE", "commands"]

PAGE = Path(__file__).parent / "reference" / "commands.md"


def commands() -> str:
    """The page: every command with its arguments and options, as ``--help`` says them."""
    context = click.Context(program, info_name="reportedly", **program.context_settings)
    lines = [
        "# Commands",
        "",
        "<!-- Written by docs/generate.py from the commands; do not edit. -->",
        "",
        program.get_short_help_str(400),
        "",
        "Tables and answers go to standard output, progress and notes to standard error. With"
        " `--json` standard output is one JSON document whose spans have offsets in code points"
        " (`start`, `end`) and in bytes of the UTF-8 (`byte_start`, `byte_end`), half-open.",
        "",
    ]
    for command in COMMANDS:
        lines += _command(command, context)
    lines += ["## Exit codes", "", "```text"]
    lines += [line.strip() for line in EPILOG.splitlines()[2:]]
    return "\n".join([*lines, "```", ""])


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
    lines += [f"| `{option}` | {_cell(meaning)} |" for option, meaning in filter(None, rows)]
    return [*lines, ""]


def _cell(words: str) -> str:
    return " ".join(words.split()).replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(commands(), encoding="utf-8")

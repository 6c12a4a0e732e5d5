"""In whose name is decided, as an option of a command: "--as ann"."""

import click

__all__ = ["analyst"]


def analyst(given: str | None) -> tuple[str, str]:
    """The name and where it is from. Raises ``click.UsageError`` where nobody is known."""
    from reportedly.report.analyst import analyst as known

    try:
        return known(given)
    except LookupError as error:
        raise click.UsageError(str(error.args[0])) from None

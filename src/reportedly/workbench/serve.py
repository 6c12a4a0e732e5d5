"""``reportedly serve``: the workbench in your browser, for this machine only."""

import sys
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path
from typing import NoReturn

import click

__all__ = ["serve"]

PORT = 8737


@click.command()
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=PORT,
    show_default=True,
    help="Where it listens; 0 takes any that is free.",
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="ADDRESS",
    help="On which address it listens. Any but this machine's own needs --token.",
)
@click.option(
    "--token",
    default="",
    envvar="REPORTEDLY_TOKEN",
    metavar="WORD",
    help="A secret of 16 characters or more that whoever opens it must bring; 'new' makes one.",
)
@click.option(
    "--as",
    "who",
    metavar="NAME",
    envvar="REPORTEDLY_AS",
    help="Judge and rate in this name; else in that of git's or the system's user.",
)
@click.option(
    "--open/--no-open",
    "browse",
    default=None,
    help="Open a browser; it does so where there is a terminal.",
)
@click.option(
    "--ledger",
    type=click.Path(dir_okay=False, path_type=Path),
    envvar="REPORTEDLY_LEDGER",
    default=Path("reportedly.db"),
    show_default=True,
    help="The ledger file; an empty one is made where there is none.",
)
def serve(
    port: int, host: str, token: str, who: str | None, browse: bool | None, ledger: Path
) -> None:
    """Open the workbench: stories, evidence, people, claims, sources, in a browser.

    It answers to this machine alone. Nothing is loaded from anywhere else and nothing leaves it.
    Other commands may read and write the same ledger meanwhile. Ctrl+C ends it.
    """
    import socket
    from sqlite3 import OperationalError

    import uvicorn

    from reportedly.report.analyst import analyst
    from reportedly.workbench.app import workbench
    from reportedly.workbench.guard import LOOPBACK

    token = _secret(host, token)
    try:
        app = workbench(ledger, who=analyst(who)[0], token=token, hosts=(*LOOPBACK, _shown(host)))
    except LookupError as error:
        raise click.UsageError(str(error.args[0])) from None
    except (ValueError, OSError, OperationalError) as error:
        _fail(str(error) if isinstance(error, ValueError) else f"cannot open {ledger}: {error}")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family)
    except OSError as error:
        _fail(
            f"cannot listen on {host}:{port}: {error.strerror or error}; --port 0 takes a free one"
        )
    port = listening.getsockname()[1]
    address = f"http://{_shown(host)}:{port}/" + (f"?token={token}" if token else "")
    click.echo(f"{ledger} is open at {address}\nCtrl+C ends it.", err=True)
    if browse or (browse is None and sys.stdout.isatty()):
        click.launch(address)
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, proxy_headers=False, server_header=False,
        ws="none", timeout_graceful_shutdown=2,
    )  # fmt: skip
    with suppress(KeyboardInterrupt):  # it has ended well by then
        uvicorn.Server(config).run(sockets=[listening])


def _secret(host: str, token: str) -> str:
    """The token to ask for, "" for none."""
    from secrets import token_urlsafe

    if token == "new":
        return token_urlsafe(24)
    if token and (len(token) < 16 or not token.isascii() or not token.isprintable()):
        raise click.UsageError("a token has 16 plain characters or more; --token new makes one")
    if not token and not _own(host):
        raise click.UsageError(
            f"{host} can be reached by other machines: that needs a token (--token new)"
        )
    return token


def _shown(host: str) -> str:
    """The name in the address: that of this machine where it listens on all of its addresses."""
    from socket import gethostname

    if host in ("0.0.0.0", "::"):
        return gethostname()
    return f"[{host}]" if ":" in host else host.lower()


def _own(host: str) -> bool:
    """Whether only this machine can reach an address."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _fail(words: str) -> NoReturn:
    click.echo(f"reportedly: {words}", err=True)
    sys.exit(2)

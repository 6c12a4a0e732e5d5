"""`reportedly` in processes that have loaded everything before: "add" in two seconds, not nine.

A page of documents types a dozen commands, each of which would load models and word lists anew.
Here one process does that once, and each command runs in a copy of it (`os.fork`) with the
arguments, folder, environment and files of whoever typed it.
"""

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["warm_commands"]

ROOT = Path(__file__).resolve().parents[1]
READ = ROOT / "examples" / "quake"
PATIENCE = 5.0
"""Seconds between two looks whether whoever wants it is still there."""

TYPED = """#!{python} -IS
import json, os, socket, sys
own = "REPORTEDLY_WITH" in os.environ or {{"--with", "serve", "mcp", "watch"}} & {{*sys.argv}}
if own:  # has word lists of its own, or is ended by signals
    os.execv({real!r}, [{real!r}, *sys.argv[1:]])
with socket.socket(socket.AF_UNIX) as wire:
    wire.connect({path!r})
    socket.send_fds(wire, [b"."], [0, 1, 2])
    wire.sendall(json.dumps([sys.argv, os.getcwd(), dict(os.environ)]).encode())
    wire.shutdown(socket.SHUT_WR)
    sys.exit(int(wire.recv(16) or b"1"))
"""
"""What stands in for the command."""


@contextmanager
def warm_commands(folder: Path) -> Iterator[Path]:
    """A folder with a program `reportedly` in it, for the front of the search path."""
    path, bins = folder / "wire", folder / "bin"
    bins.mkdir(parents=True)
    real = Path(sys.executable).with_name("reportedly")
    typed = TYPED.format(python=sys.executable, real=str(real), path=str(path))
    (bins / "reportedly").write_text(typed, encoding="utf-8")
    (bins / "reportedly").chmod(0o755)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(path))
        listening.listen(16)  # who comes early waits
        command = [sys.executable, "-m", "tests.warm", str(listening.fileno())]
        serving = subprocess.Popen(command, cwd=ROOT, pass_fds=[listening.fileno()])
    try:
        yield bins
    finally:
        serving.terminate()
        serving.wait()


def _serve(listening: socket.socket) -> None:
    with tempfile.TemporaryDirectory() as folder:
        ledger = str(Path(folder) / "warm.db")
        _run(["reportedly", "add", str(READ), "--ledger", ledger])
        _run(["reportedly", "ask", "How many people were killed?", "--ledger", ledger])
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those who are done
    wanted_by = os.getppid()
    listening.settimeout(PATIENCE)
    while os.getppid() == wanted_by:
        try:
            wire, _ = listening.accept()
        except TimeoutError:
            continue
        if os.fork() == 0:
            _answer(wire)
        wire.close()


def _answer(wire: socket.socket) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    wire.settimeout(None)
    _, files, _, _ = socket.recv_fds(wire, 1, 3)
    for there, file in enumerate(files):
        os.dup2(file, there)
        os.close(file)
    with wire.makefile("rb") as told:
        typed, folder, environment = json.load(told)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    code = _run(typed)
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    wire.sendall(str(code).encode())
    os._exit(0)


def _run(typed: list[str]) -> int:
    from reportedly.cli.main import main

    sys.argv = typed
    try:
        main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])))

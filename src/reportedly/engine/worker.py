"""One of the processes that share the work: handed "read this article", it answers, and waits.

Started by ``engine/crew.py``, which speaks to it through its standard input and output: frames of
8 bytes of length (big-endian) and so many bytes. It ends the moment that whoever started it does,
however that ends.
"""

import os
import pickle
import signal
import sys
import threading
from queue import SimpleQueue
from struct import Struct
from typing import IO

from reportedly.calm import calm

__all__ = ["BROKE", "DONE", "framed", "main", "next_frame"]

_LENGTH = Struct(">Q")

DONE, BROKE = b"+", b"-"
"""What an answer begins with: the work is done, what follows is what came of it; or it broke, and
what follows says why, in UTF-8."""


def framed(data: bytes) -> bytes:
    return _LENGTH.pack(len(data)) + data


def next_frame(stream: IO[bytes]) -> bytes | None:
    """None where the other side has ended, in the midst of a frame or not."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length)
    return data if len(data) == length else None


def main() -> None:
    """The first frame makes the function that does the work; the first answer says it is made."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever started us
    told = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what anybody prints here goes to the errors
    given = SimpleQueue[bytes]()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, given), daemon=True).start()
    try:
        work = pickle.loads(given.get())()
    except Exception as error:
        _tell(told, BROKE + _why(error))
        sys.exit(1)
    _tell(told, DONE)
    with calm():
        while True:
            data = given.get()
            try:
                answer = DONE + work(pickle.loads(data))
            except Exception as error:
                answer = BROKE + _why(error)
            _tell(told, answer)


def _listen(stream: IO[bytes], given: "SimpleQueue[bytes]") -> None:
    while (data := next_frame(stream)) is not None:
        given.put(data)
    os._exit(0)  # in the midst of an article, too: nobody waits for it


def _tell(told: IO[bytes], answer: bytes) -> None:
    try:
        told.write(framed(answer))
        told.flush()
    except OSError:  # nobody is there to hear it
        os._exit(0)


def _why(error: Exception) -> bytes:
    return f"{type(error).__name__}: {error}".encode("utf-8", "backslashreplace")

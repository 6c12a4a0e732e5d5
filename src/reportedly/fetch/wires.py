"""One answer of a server, byte by byte as it came, and no more of it than was agreed."""

import io
import time
from collections.abc import Callable
from typing import Protocol

__all__ = ["Budget", "Late", "Tape", "TooLarge"]


class TooLarge(OSError):
    """More bytes than are taken of one answer."""


class Late(OSError):
    """An answer that was not whole in the time it had."""


class Budget:
    """What one answer may cost: ``largest`` bytes in all, ``patience`` seconds between two pieces,
    ``seconds`` from asking to the last byte."""

    def __init__(
        self,
        *,
        largest: int = 16 * 2**20,
        patience: float = 20,
        seconds: float = 60,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.largest = largest
        self._patience = patience
        self._until = clock() + seconds
        self._clock = clock

    def left(self) -> float:
        """Seconds that the next piece may take. Raises `Late` where none are left."""
        left = self._until - self._clock()
        if left <= 0:
            raise Late("took too long to answer")
        return min(left, self._patience)


class Socket(Protocol):
    def settimeout(self, value: float | None, /) -> None: ...
    def recv_into(self, buffer: memoryview, /) -> int: ...


class Tape(io.RawIOBase):
    """What comes from a socket, written down as it comes: ``taken`` are the bytes so far.

    A server that sends a byte a minute, or never stops, is left: each piece is waited for only as
    long as the budget has it.
    """

    def __init__(self, socket: Socket, budget: Budget) -> None:
        self._socket = socket
        self._budget = budget
        self.taken = bytearray()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        self._socket.settimeout(self._budget.left())
        try:
            count = self._socket.recv_into(buffer)
        except TimeoutError:
            raise Late("took too long to answer") from None
        self.taken += buffer[:count]
        if len(self.taken) > self._budget.largest:
            raise TooLarge(f"larger than {self._budget.largest / 2**20:.3g} MB")
        return count

    def makefile(self, mode: str) -> io.BufferedReader:
        """As `http.client` asks a socket for it."""
        return io.BufferedReader(self, 65536)

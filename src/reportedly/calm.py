"""How often Python looks for circles in memory: seldom while many records are made.

Records hold no circles, and lexicons and models stay; looking through all of them every few
thousand objects takes a twentieth of all work, and finds nothing.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

__all__ = ["calm"]

_lock = Lock()
_asked = list[int]()
"""What is asked for now: threads of one process may ask at once, and end in any order."""
_usual = gc.get_threshold()


@contextmanager
def calm(every: int = 20_000) -> Iterator[None]:
    """Look at what is new only after so many new objects (0: never) till the end of the block."""
    global _usual
    with _lock:
        if not _asked:
            _usual = gc.get_threshold()
        _asked.append(every)
        _settle()
    try:
        yield
    finally:
        with _lock:
            _asked.remove(every)
            _settle()


def _settle() -> None:
    """The calmest counts; when nobody asks any more, it is as it was."""
    often = _usual[0] if not _asked else 0 if 0 in _asked else max(_asked)
    gc.set_threshold(often, *_usual[1:])

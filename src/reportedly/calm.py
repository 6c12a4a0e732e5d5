"""How often Python looks for circles in memory: seldom while many records are made.

Records hold no circles, and lexicons and models stay; looking through all of them every few
thousand objects takes a twentieth of all work, and finds nothing.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["calm"]


@contextmanager
def calm(every: int = 20_000) -> Iterator[None]:
    """Look at what is new only after so many new objects (0: never) till the end of the block."""
    before = gc.get_threshold()
    gc.set_threshold(every, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)

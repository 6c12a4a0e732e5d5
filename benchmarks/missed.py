"""What the tasks over our own gold do alike: shares and counts, and misses listed for reading."""

import sys
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path

__all__ = ["listed", "tally"]


def tally(found: Mapping[str, Sequence[bool]], counts: Collection[str]) -> dict[str, float]:
    """Shares of what is right; of the metrics named in ``counts`` the number of items, which are
    false ones only."""
    made = dict[str, float]()
    for name, rights in found.items():
        share = round(sum(rights) / len(rights), 3) if rights else 1.0
        made[name] = len(rights) if name in counts else share
    return made


def listed(misses: Callable[[Path, Sequence[str]], Iterable[str]]) -> int:
    """Print the misses of the file or folder on the command line, of the metrics named after it;
    2 where it is held out."""
    try:
        for line in misses(Path(sys.argv[1]), sys.argv[2:]):
            print(line)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    return 0

"""What stands against what in a story, side by side: "62 or fewer" against "55 to 60"."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from reportedly.report.clashes import clashes
from reportedly.report.tables import conflicts as table
from reportedly.workbench.page import Asked, Page, Screen
from reportedly.workbench.story_frame import followed, framed, paged, rows_of_it

__all__ = ["SCREENS"]

VERDICTS = {
    "conflicting": "nothing here reconciles them",
    "revised": "one origin, a later day",
    "compatible": "both can be so",
    "not comparable": "of different things",
}
"""The verdicts in their order, and what each means."""
_ON_A_PAGE = 12


@dataclass(frozen=True)
class Choice:
    """A filter: its value, how many pairs it leaves, and whether it is chosen."""

    value: str
    n: int
    chosen: bool


def conflicts(asked: Asked) -> Page:
    """Open conflicts side by side, the others folded with what reconciles them; ``verdict`` and
    ``kind`` leave some of them."""
    frame = framed(asked, "conflicts")
    story = frame.story
    verdict, kind = asked.one("verdict"), asked.one("kind")
    pairs = story.material.made(table)
    kept = [row for row in pairs if verdict in ("", row.verdict) and _of(kind, row.kind)]
    key = ("clashes", story.id, verdict, kind)
    made = asked.shown.made(key, lambda: clashes(kept, story.figures))
    open_ = [row for row in made if verdict or row.verdict == "conflicting"]
    options = [pair for pair in (("--verdict", verdict), ("--kind", kind)) if pair[1]]
    return frame.page(
        "story_conflicts.jinja",
        ("conflicts", *chain.from_iterable(options)),
        lambda: rows_of_it(asked, "conflicts", kept),
        verdict=verdict,
        kind=kind,
        verdicts=_choices((r.verdict for r in pairs if _of(kind, r.kind)), verdict, VERDICTS),
        kinds=_choices((r.kind for r in pairs if verdict in ("", r.verdict)), kind),
        says=VERDICTS,
        shown_pairs=sum(verdict != "" or row.verdict == "conflicting" for row in kept),
        folded={
            name: [row for row in made if row.verdict == name]
            for name in VERDICTS
            if not verdict and name != "conflicting"
        },
        **paged(asked, open_, _ON_A_PAGE),
    )


def _of(words: str, kind: str) -> bool:
    """As the command has it: a part of the name will do."""
    return words.casefold() in kind.casefold()


def _choices(values: Iterable[str], chosen: str, order: Iterable[str] = ()) -> list[Choice]:
    found = Counter(values)
    names = [name for name in order if name in found] or sorted(found)
    return [Choice(value=name, n=found[name], chosen=name == chosen) for name in names]


SCREENS = (Screen("/stories/{id}/conflicts", followed(conflicts, "conflicts"), story="id"),)

"""The brief in sentences: on one word, agreed, disputed, denied, unverified, what changed."""

from collections.abc import Callable, Collection, Iterator
from itertools import chain

from reportedly.report.material import Material
from reportedly.report.parts import MOST, Part, Sentence
from reportedly.report.parts_against import denied, disputed, silent_ones, unverified
from reportedly.report.parts_changed import changed
from reportedly.report.parts_open import silent, unknown
from reportedly.report.parts_said import agreed, one_origin
from reportedly.report.parts_told import Told

__all__ = ["DISPUTED", "TITLES", "sentences"]

DISPUTED = "Disputed"

_Made = Callable[[Told], Iterator[Sentence]]
_PARTS: tuple[tuple[str, str, str, tuple[_Made, ...]], ...] = (
    (
        "one-word",
        "Carried by several, on one word",
        "However many articles print it: one origin stands behind it.",
        (one_origin,),
    ),
    (
        "agreed",
        "Agreed",
        "Asserted by two independent origins or more, and disputed by nobody here.",
        (agreed,),
    ),
    (
        "disputed",
        DISPUTED,
        "Passages that nothing here reconciles; what is flatly denied comes next.",
        (disputed,),
    ),
    ("denied", "Denied", "Denied, taken back or replaced, and by whom.", (denied,)),
    (
        "unverified",
        "Unverified",
        "Said to be not confirmed or not verified, and by whom.",
        (unverified,),
    ),
    (
        "unknown",
        "Unknown",
        "What sources leave open, figures without a number, forecasts that nothing speaks to.",
        (unknown,),
    ),
    (
        "changed",
        "What changed",
        "Corrections, revised figures, and what became of words on their way.",
        (changed,),
    ),
    (
        "silent",
        "Next to nothing said",
        "Who did not comment, and who is spoken of but not heard.",
        (silent_ones, silent),
    ),
)

TITLES = tuple(title for _, title, _, _ in _PARTS)
"""The headings of all parts, in their order."""


def sentences(
    material: Material, claims: Collection[str] | None = None, most: int | None = MOST
) -> tuple[Part, ...]:
    """The parts of a brief that have anything in them, ``most`` sentences a part (None: all).

    ``claims`` are the ids of those that were chosen, None for all of the material; a sentence is
    told where any claim that it rests on was. Nothing is called true: every sentence says who
    says it, and counts origins, not articles.
    """
    told, found = Told(material, claims), list[Part]()
    for key, title, lead, makers in _PARTS:
        made = tuple(dict.fromkeys(chain.from_iterable(make(told) for make in makers)))
        if made:
            kept = made if most is None else _mixed(made, most)
            more = len(made) - len(kept)
            found.append(Part(key=key, title=title, lead=lead, sentences=kept, more=more))
    return tuple(found)


def _mixed(made: tuple[Sentence, ...], most: int) -> tuple[Sentence, ...]:
    """The first of each kind, and as many of each as there is room for, in their order."""
    kinds = dict.fromkeys(sentence.kind for sentence in made)
    share, kept = max(1, most // len(kinds)), set[Sentence]()
    for kind in kinds:
        kept.update([one for one in made if one.kind == kind][:share])
    kept.update([one for one in made if one not in kept][: max(0, most - len(kept))])
    return tuple(one for one in made if one in kept)

"""What must agree before two figures may be compared: "North Korean soldiers killed in Kursk"."""

from dataclasses import dataclass

from reportedly.model.quantity import Measure

__all__ = ["MAGNITUDE", "Cells", "Slots"]

MAGNITUDE = "magnitude"
"""The unit, or the noun, of the size of an earthquake."""


@dataclass(frozen=True, slots=True, order=True)
class Slots:
    """A measure with all that is said of it. ``event`` is the day of the event (EDTF), set only
    where a story has figures of several; ``per`` what a rate is reckoned by. ``aside`` tells a
    figure that is given beside the main one ("188" of another army) from that."""

    counted: str
    state: str
    side: str
    place: str
    unit: str
    kind: str
    event: str = ""
    per: str = ""
    aside: str = ""


Cells = dict[Slots, list[Measure]]

"""How cost grows with size: "1.0 is in proportion, 2.0 with the square"."""

from collections.abc import Sequence

import numpy as np

__all__ = ["slope"]


def slope(sizes: Sequence[float], costs: Sequence[float]) -> float | None:
    """The exponent of the power law nearest to these points: least squares on log-log axes, to
    two places. Sizes and costs that are not above zero say nothing and are left out; nan where
    fewer than two points are left."""
    points = [(size, cost) for size, cost in zip(sizes, costs, strict=True) if min(size, cost) > 0]
    if len({size for size, _ in points}) < 2:
        return None
    x, y = np.log(np.array(points)).T
    return round(float(np.polyfit(x, y, 1)[0]), 2)

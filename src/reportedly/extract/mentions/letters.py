"""Whose letters they are: "EPA" under a photo is an agency, and no American one in Warsaw."""

import re
from dataclasses import replace
from functools import cache

from reportedly.extract.mentions.homes import country_of
from reportedly.extract.mentions.spots import Spot, text_of
from reportedly.lexicon.gazetteer import Sort
from reportedly.lexicon.load import lexicon

__all__ = ["fitting"]

_CREDIT = re.compile(
    r"(?:photo|image|picture|source|credit|courtesy|foto|via)s?\s*(?:by|of)?\s*[:–—/-]?\s*$"
    r"|[(/|©]\s*$",
    re.IGNORECASE,
)
_CREDITED = re.compile(
    r"-EFE\b|\s*/\s*[A-Z]|[ -](?:photo|image|picture|pool)\b|\s*\)", re.IGNORECASE
)
_LEAD = 24
"""Code points before letters in which a credit line announces itself."""


def fitting(spots: list[Spot]) -> list[Spot]:
    """Spots whose letters stand for something else here than in the lexicon: in a credit for a
    photo agency; else letters of a national body that an article about other countries uses stay
    letters, until the article itself explains them."""
    homes = {home for spot in spots if (home := country_of(spot))}
    return [_fitted(spot, homes) for spot in spots]


def _fitted(spot: Spot, homes: set[str]) -> Spot:
    letters = spot.text.replace(".", "")
    known = spot.entry is not None and spot.entry.sort is Sort.ORGANISATION
    if not known or letters not in _national():
        return spot
    if (agency := _agencies().get(letters)) and _is_credit(spot):
        return replace(spot, name=agency)
    foreign = bool(homes) and _national()[letters] not in homes
    return replace(spot, name=spot.text, entry=None) if foreign else spot


def _is_credit(spot: Spot) -> bool:
    text = text_of(spot.paragraph)
    before = _CREDIT.search(text[max(0, spot.start - _LEAD) : spot.start])
    return bool(before) and bool(_CREDITED.match(text, spot.end))


@cache
def _national() -> dict[str, str]:
    return {k: home for home, every in lexicon("organisations")["letters"].items() for k in every}


@cache
def _agencies() -> dict[str, str]:
    found: dict[str, str] = lexicon("organisations")["credits"]
    return found

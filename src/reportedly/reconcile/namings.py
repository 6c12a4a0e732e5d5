"""Whom the names in a story stand for, and where its places lie: "the president", "Kursk"."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise

from reportedly.lexicon.gazetteer import Hit, Sort, find, look_up
from reportedly.model.claim import Claim
from reportedly.model.mention import Entity, MentionKind, Name
from reportedly.text.concepts import Named, form_of, sort_of

__all__ = ["countries", "in_common", "named"]

_Forms = dict[tuple[str, ...], tuple[str, str]]
"""What each form of a name stands for, and its sort."""
NAMED = (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE)

_RULER = re.compile(
    r"(?<!vice )(?<!vice-)(?<!deputy )(?<!former )(?<!ex-)(?<!party )(?<!opposition )"
    r"\b(?:president|prime minister|supreme leader|leader|chancellor|premier|king|queen|emir"
    r"|emperor|sultan|dictator)\b",
    re.IGNORECASE,
)
_HOLDS = re.compile(r"(?:['’]s|\b)(?: [a-z-]+){0,3} $")
_LIES = re.compile(r"(?: region| province| city| state)?(?:, | in | of )$")


def countries(claims: Iterable[Claim]) -> dict[str, str]:
    """The country of each place that the claims put in one: "Russia's Kursk region"."""
    votes = defaultdict[str, Counter[str]](Counter)
    for claim in claims:
        for one, other in pairwise(find(claim.text)):
            between = claim.text[one.end : other.start]
            if _is_country(one) and not _is_country(other) and between[:2] in ("'s", "’s"):
                if _HOLDS.fullmatch(between) and other.entry.sort is not Sort.ORGANISATION:
                    votes[other.entry.name][one.entry.name] += 1
            elif (
                _is_country(other)
                and one.entry.sort not in (Sort.COUNTRY, Sort.ORGANISATION)
                and _LIES.fullmatch(between)
            ):
                votes[one.entry.name][other.entry.name] += 1
    return {
        place: max(sorted(found), key=lambda c: found[c])
        for place, found in votes.items()
        if look_up(place) is None or not look_up(place).of  # type: ignore[union-attr]
    }


def _is_country(hit: Hit) -> bool:
    return hit.entry.sort is Sort.COUNTRY


def named(names: Iterable[Name], entities: Iterable[Entity]) -> dict[str, Named]:
    """By article what each of its names of persons and bodies stands for."""
    whole = {name: entity for entity in entities for name in entity.names}
    made = defaultdict[str, dict[str, _Forms]](dict)
    for name in sorted(names, key=lambda n: (n.span.article, n.span.start, n.id)):
        if name.kind not in NAMED:
            continue
        entity = whole.get(name.id)
        label = entity.name if entity else name.name
        if name.kind is MentionKind.PERSON:
            label = _rules(entity or name) or label
        entry = look_up(label)
        sort = sort_of(entry) if entry else "place" if name.kind is MentionKind.PLACE else "name"
        if entry is not None:
            label = entry.of if sort == "country" else entry.name
        for spelling in (name.name, *name.spellings):
            form = form_of(spelling)
            if form and spelling[0].isupper() and (len(form) > 1 or len(form[0]) > 2):
                made[name.span.article].setdefault(form[0], {}).setdefault(form, (label, sort))
    return {
        article: {first: _longest(forms) for first, forms in found.items()}
        for article, found in made.items()
    }


def _rules(who: Name | Entity) -> str:
    """The country that somebody leads by the roles he is given: heads of state and government act
    for it, as in CAMEO (Schrodt 2012)."""
    for role in who.roles:
        if _RULER.search(role.text):
            for hit in find(role.text):
                if hit.entry.sort in (Sort.COUNTRY, Sort.NATIONALITY) and hit.entry.of:
                    return hit.entry.of
    return ""


def in_common(known: dict[str, Named]) -> Named:
    """Names of two words or more that any article of a story knows are known to all; each
    article's own come first."""
    long = dict[str, _Forms]()
    for _, found in sorted(known.items()):
        for first, forms in found.items():
            for form, label, sort in forms:
                if len(form) > 1:
                    long.setdefault(first, {}).setdefault(form, (label, sort))
    for article, found in known.items():
        known[article] = {
            first: _longest({**long.get(first, {}), **_forms(found.get(first, ()))})
            for first in sorted({*found, *long})
        }
    return {first: _longest(forms) for first, forms in long.items()}


def _forms(found: Iterable[tuple[tuple[str, ...], str, str]]) -> _Forms:
    return {form: (label, sort) for form, label, sort in found}


def _longest(forms: _Forms) -> tuple[tuple[tuple[str, ...], str, str], ...]:
    found = sorted(forms.items(), key=lambda p: (-len(p[0]), p[0]))
    return tuple((form, label, sort) for form, (label, sort) in found)

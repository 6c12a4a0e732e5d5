"""Which names of two articles are one: "Andrii Kovalenko" here, "Andriy Kovalenko" there."""

from collections.abc import Iterator

from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.mention import MentionKind, Name
from reportedly.resolve.bodies import body, judge_bodies, shorts
from reportedly.resolve.given import canonical
from reportedly.resolve.persons import IDLE, Opinion, company, judge_persons, person
from reportedly.resolve.roles import countries, walks
from reportedly.stage import Compare
from reportedly.text.bodies import is_generic
from reportedly.text.names import sounds_like
from reportedly.text.romanise import latin, sounds
from reportedly.text.sources import given_gender

__all__ = ["same_name"]

_STAGE = "same_name"
_ALIKE = 0.9
_LONG = 5
_MATTER = 2
"""Names that two articles must share to be about one matter."""


def keys(name: Name) -> Iterator[str]:
    """Equal names meet under their own key; others by what their spellings leave the same."""
    kind, plain = name.kind.value, latin(name.name)
    yield f"{kind}={plain}"
    if name.kind is MentionKind.ORGANISATION or _doubtful(name):
        yield f"either={plain}" if " " in plain else f"first={plain}"
        if plain.count(" ") == 1 and name.kind is MentionKind.ORGANISATION:
            yield f"first={plain.split()[0]}"
    match name.kind:
        case MentionKind.PERSON:
            yield from _person_keys(name)
        case MentionKind.ORGANISATION:
            yield from _body_keys(name)
        case MentionKind.PLACE if len(plain) >= _LONG:
            yield f"{kind}~{sounds(plain.replace(' ', ''))[2]}"


def _doubtful(name: Name) -> bool:
    """A person that nothing shows to be one: no role, no "Mr", no surname alone, no given name
    that is known. Parsers take bodies with strange names for such."""
    bare = " " not in name.name or all(" " in words for words in name.spellings)
    plain = bare and not name.roles and not name.sex and not given_gender(name.name)
    return name.kind is MentionKind.PERSON and plain


def _person_keys(name: Name) -> Iterator[str]:
    found = person(name.name)
    family = sounds(canonical(found.family))[2]
    yield f"person~{family}"
    if found.given:
        yield f"person~{family}/{sounds(found.given)[2][:1]}"
        if found.middle:  # the first of two family names
            yield f"person~{sounds(found.middle[-1])[2]}/{sounds(found.given)[2][:1]}"
        if len(found.given) > 2:
            yield f"person~{sounds(found.given)[2]}/{family[:1]}"


def _body_keys(name: Name) -> Iterator[str]:
    found = body(name.name)
    yield f"body~{' '.join(sorted(found.words))}"
    if len(found.words) > 1:
        yield f"body~{found.words[0]}…{found.words[-1]}"
        yield f"initials~{found.letters}"
    yield from (f"initials~{letters}" for letters in shorts(name))


def equal(name: Name) -> str:
    """What names have in common that need be judged only each against the next: the whole name
    and its countries; of a bare family name also its roles, so that of ten thousand "Kim"s there
    are only as many as differ."""
    plain = latin(name.name)
    match name.kind:
        case MentionKind.PERSON if not person(name.name).given:
            titles = sorted({role.text.casefold() for role in name.roles})
            return "|".join(("family", plain, name.sex, *titles[:2]))
        case MentionKind.PERSON:
            marks = (*sorted(countries(name.roles)), *sorted(walks(name.roles)))
            return "|".join((name.kind.value, plain, name.sex, *marks))
        case MentionKind.ORGANISATION:
            return "|".join((name.kind.value, plain, *sorted(shorts(name))))
        case _:
            return f"{name.kind.value}|{plain}"


def judge(left: Name, right: Name) -> Judgement | None:
    """Same, different or unsure, with the reason as a sentence; None where nothing suggests that
    the two have to do with each other."""
    found = _shortened(left, right)
    if found is None:
        found = _opinion(left, right) if left.kind is right.kind else _across_kinds(left, right)
    if found is None:
        return None
    verdict, why, score = found
    return Judgement.of(left.id, right.id, verdict, _STAGE, why, score)


def _opinion(left: Name, right: Name) -> Opinion | None:
    match left.kind:
        case MentionKind.PERSON:
            found = judge_persons(left, right)
            return None if found and found[0] is Verdict.UNSURE and found[2] <= IDLE else found
        case MentionKind.ORGANISATION:
            return judge_bodies(left, right)
        case _:
            return _judge_others(left, right)


def _shortened(left: Name, right: Name) -> Opinion | None:
    """A company by its first word: "Norvik" of "Norvik Steel", in articles about one matter."""
    short, long = (left, right) if " " not in left.name else (right, left)
    if long.kind is not MentionKind.ORGANISATION or " " in short.name or " " not in long.name:
        return None
    if short.kind is not MentionKind.ORGANISATION and not _doubtful(short):
        return None
    first = latin(short.name)
    if latin(long.name).split()[0] != first or long.name.count(" ") > 1 or is_generic((first,)):
        return None
    if others := company(left, right, first):
        why = f'"{short.name}" may be short for "{long.name}", as both name {others[0]}'
        sure = len(others) >= _MATTER
        return (
            (Verdict.SAME, f"{why} and more.", 0.72) if sure else (Verdict.UNSURE, f"{why}.", 0.5)
        )
    return None


def _across_kinds(left: Name, right: Name) -> Opinion | None:
    """A body that one article's parser took for a person."""
    person, body = (left, right) if left.kind is MentionKind.PERSON else (right, left)
    if body.kind is not MentionKind.ORGANISATION or not _doubtful(person):
        return None
    if latin(person.name) != latin(body.name) or " " not in person.name:
        return None
    return Verdict.SAME, f'Both articles write "{left.name}", in one plainly of a body.', 0.8


def _judge_others(left: Name, right: Name) -> Opinion | None:
    """Places, peoples and governments have had their aliases resolved; few spellings are left."""
    one, two = latin(left.name), latin(right.name)
    if one == two:
        return Verdict.SAME, f'Both articles name "{left.name}".', 0.95
    if any(char.isdigit() for char in one + two):
        return None
    alike = min(len(one), len(two)) >= _LONG and sounds(one)[1] == sounds(two)[1]
    if left.kind is MentionKind.PLACE and alike and sounds_like(one, two) >= _ALIKE:
        why = f'"{left.name}" and "{right.name}" sound like spellings of one place.'
        return Verdict.UNSURE, why, 0.6
    return None


same_name = Compare(
    name=_STAGE,
    of=Name,
    makes=Judgement,
    keys=keys,
    judge=judge,
    equal=equal,
)

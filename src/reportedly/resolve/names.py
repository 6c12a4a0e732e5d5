"""Which names of two articles are one: "Andrii Kovalenko" here, "Andriy Kovalenko" there."""

from collections.abc import Iterator

from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.mention import MentionKind, Name
from reportedly.resolve.bodies import body, judge_bodies, shorts
from reportedly.resolve.persons import Opinion, judge_persons, person
from reportedly.resolve.roles import countries
from reportedly.stage import Compare
from reportedly.text.names import sounds_like
from reportedly.text.romanise import latin, sounds

__all__ = ["same_name"]

_STAGE = "same_name"
_ALIKE = 0.9
_LONG = 5


def keys(name: Name) -> Iterator[str]:
    """Equal names meet under their own key; others by what their spellings leave the same."""
    kind, plain = name.kind.value, latin(name.name)
    yield f"{kind}={plain}"
    match name.kind:
        case MentionKind.PERSON:
            yield from _person_keys(name)
        case MentionKind.ORGANISATION:
            yield from _body_keys(name)
        case MentionKind.PLACE if len(plain) >= _LONG:
            yield f"{kind}~{sounds(plain.replace(' ', ''))[2]}"


def _person_keys(name: Name) -> Iterator[str]:
    found = person(name.name)
    family = sounds(found.family)[2]
    yield f"person~{family}"
    if found.given:
        yield f"person~{family}/{sounds(found.given)[2][:1]}"
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
            return "|".join((name.kind.value, plain, name.sex, *sorted(countries(name.roles))))
        case MentionKind.ORGANISATION:
            return "|".join((name.kind.value, plain, *sorted(shorts(name))))
        case _:
            return f"{name.kind.value}|{plain}"


def judge(left: Name, right: Name) -> Judgement | None:
    """Same, different or unsure, with the reason as a sentence; None where nothing suggests that
    the two have to do with each other."""
    if left.kind is not right.kind:
        return None
    found = _opinion(left, right)
    if found is None:
        return None
    verdict, why, score = found
    return Judgement.of(left.id, right.id, verdict, _STAGE, why, score)


def _opinion(left: Name, right: Name) -> Opinion | None:
    match left.kind:
        case MentionKind.PERSON:
            return judge_persons(left, right)
        case MentionKind.ORGANISATION:
            return judge_bodies(left, right)
        case _:
            return _judge_others(left, right)


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

"""What somebody is said to be: "minister of health" here, "minister of the interior" there."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import combinations

from reportedly.lexicon.load import lexicon
from reportedly.model.contradiction import Comparison, Contradiction, ContradictionKind, Ground
from reportedly.model.mention import Entity, MentionKind, Role
from reportedly.resolve.roles import is_past, office
from reportedly.text.terms import terms
from reportedly.text.windows import days_apart, window

__all__ = ["posts"]

_BODY = re.compile(r"(?:\b(?:of|at|for|in)\b|['’]s\b) .*[A-Z]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*\.?")
TELLING = 3
"""Content words of a role that tells a man's post and body, and not only his rank."""
ALIKE = 1 / 3
"""Share of words in common below which two descriptions of a person are shown as different."""
TERM = 21
"""Days between two prints from which somebody may well have changed his post."""

Pair = tuple[Role, Role]


def posts(entities: Iterable[Entity], published: Mapping[str, str]) -> Iterator[Contradiction]:
    """One pair for each person whom articles describe by roles that differ.

    Two that one person cannot hold at one time (the head and his deputy, ministers of two things,
    two military ranks) conflict, unless ``published`` (the days of articles by id, EDTF) leaves
    time to change post; of others the pair furthest apart stands for all, as compatible.
    """
    for entity in entities:
        if entity.kind is not MentionKind.PERSON:
            continue
        if clash := _clash(entity.roles):
            (one, other), reason = clash
            yield _conflict(entity, one, other, reason, published)
        elif pair := _furthest(entity.roles):
            said = " and ".join(f"“{role.text}”" for role in pair)
            many = (
                f"{entity.name} is described in {len(entity.roles)} ways; all are kept as stated"
            )
            how = f"{many}: {said}"
            yield _identity(entity, *pair, Comparison.COMPATIBLE, how, Ground.WORDING)
        elif pair := _retitled(entity.roles):
            how = " and ".join(f"“{role.text}”" for role in pair)
            how = f"{how}: one post under two titles, or two posts; both are kept as stated"
            yield _identity(entity, *pair, Comparison.COMPATIBLE, how, Ground.WORDING)


def _conflict(
    entity: Entity, one: Role, other: Role, reason: str, published: Mapping[str, str]
) -> Contradiction:
    days = [window(published.get(role.span.article, "")) for role in (one, other)]
    first, last = days
    if first is None or last is None or days_apart(first, last) > TERM:
        how = f"{reason}; the articles are not of one time, and the post may have changed"
        return _identity(entity, one, other, Comparison.COMPATIBLE, how, Ground.DATE)
    return _identity(entity, one, other, Comparison.CONFLICTING, reason, Ground.NOTHING)


def _identity(
    entity: Entity, one: Role, other: Role, verdict: Comparison, how: str, ground: Ground
) -> Contradiction:
    left, right = sorted((one, other), key=lambda role: (role.span.article, role.span.start))
    return Contradiction(
        kind=ContradictionKind.IDENTITY,
        verdict=verdict,
        left=entity.id,
        right=entity.id,
        left_span=left.span,
        right_span=right.span,
        slots=(entity.name,),
        how=how,
        ground=ground,
    )


@lru_cache(maxsize=1 << 12)
def _clash(roles: tuple[Role, ...]) -> tuple[Pair, str] | None:
    """The first two roles of different articles that one person does not hold at one time, and
    why; None where one article gives him both."""
    found = None
    for one, other in combinations(roles, 2):
        if not (reason := _excluded(one.text, other.text)):
            continue
        if one.span.article == other.span.article:
            return None
        found = found or ((one, other), reason)
    return found


@lru_cache(maxsize=1 << 14)
def _excluded(one: str, other: str) -> str:
    """Why two roles are not one person's at one time, "" where they may be."""
    if (_words(one) | _words(other)) & _listed("passing") or is_past(one, other):
        return ""
    said = f"“{one}” and “{other}”"
    if _is_deputy(one, other) or _is_deputy(other, one):
        return f"{said}: nobody is the head of a body and his own deputy"
    if _serves_under(one, other) or _serves_under(other, one):
        return f"{said}: two posts of one body"
    mine, theirs = _portfolios(one), _portfolios(other)
    if mine and theirs and not mine & theirs:
        return f"{said}: two portfolios"
    ranks = _rank(one), _rank(other)
    if all(ranks) and ranks[0] != ranks[1]:
        return f"{said}: two ranks"
    return ""


def _is_deputy(low: str, high: str) -> bool:
    """ "deputy mayor of Karvat" beside "mayor of Karvat": the same words but for the rank."""
    below, above = office(low), office(high)
    if not _words(low) & _listed("below") or _words(high) & _listed("below"):
        return False
    titles = below.titles - _listed("below"), above.titles
    return bool(titles[1]) and titles[0] == titles[1] and below.rest == above.rest


def _serves_under(low: str, high: str) -> bool:
    """ "the union's regional organiser" beside "general secretary of the union": who has charge of
    one matter in a body does not lead it."""
    body, rest = _body_of(low)
    if not body or not _words(rest) & _listed("charge") or not _words(rest) & _listed("part"):
        return False
    above, post = _body_of(high)
    led = any(title in post.casefold() for title in lexicon("posts")["whole"])
    one_body = body == above or body in _listed("any_body") or above in _listed("any_body")
    return led and bool(above) and one_body and not _words(post) & _listed("part")


@lru_cache(maxsize=1 << 12)
def _body_of(role: str) -> tuple[str, str]:
    """Whose post a role is, in small letters, and the post: "the union's general secretary" gives
    "union"; "" where it does not say."""
    plain = role.replace("’", "'")
    if owner := _OWNER.match(plain):
        return owner["body"].casefold(), owner["post"]
    if of := _OF.match(plain):
        return of["body"].casefold(), of["post"]
    return "", plain


_OWNER = re.compile(r"(?:[Tt]he |[Aa]n? )?(?P<body>[^',;]+?)'s? (?P<post>.+)")
_OF = re.compile(r"(?:[Tt]he |[Aa]n? )?(?P<post>[^',;]+?) (?:of|at) (?:the )?(?P<body>.+)")


def _portfolios(role: str) -> frozenset[str]:
    """What a minister is minister of; none where a role tells something else as well."""
    words = _words(role)
    if not words & _listed("ministerial") or words & _listed("below") or "prime" in words:
        return frozenset()
    return frozenset(name for name, said in _table("portfolios").items() if said & words)


def _rank(role: str) -> str:
    """The military rank that a role is, "" where it is more than that; the highest word of
    "lieutenant general" counts, and of "major general"."""
    words = _words(role)
    ranks = _table("ranks")
    if not words or not words <= frozenset[str]().union(*ranks.values(), _FULLER):
        return ""
    return next((name for name in _ORDER if ranks[name] & words), "")


_FULLER = frozenset({"brigadier", "brig.", "first", "second", "staff", "senior", "army", "police"})
_ORDER = ("general", "admiral", "colonel", "major", "captain", "lieutenant", "sergeant")


@lru_cache(maxsize=1 << 14)
def _words(role: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(role))


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(lexicon("posts")[name])


@cache
def _table(name: str) -> dict[str, frozenset[str]]:
    """Words of each class; of a list or of a line."""
    table = lexicon("posts")[name]
    return {
        key: frozenset(words.split() if isinstance(words, str) else words)
        for key, words in table.items()
    }


@lru_cache(maxsize=1 << 12)
def _furthest(roles: tuple[Role, ...]) -> Pair | None:
    """The first pair of roles of several words in different articles that shares the least share
    of its words; None where each shares much."""
    found, least = None, ALIKE
    telling = [(role, words) for role in roles if (words := _telling(role.text))]
    for (one, left), (other, right) in combinations(telling, 2):
        alike = len(left & right) / len(left | right)
        if alike < least and one.span.article != other.span.article:
            found, least = (one, other), alike
            if not alike:
                break
    return found


@lru_cache(maxsize=1 << 12)
def _retitled(roles: tuple[Role, ...]) -> Pair | None:
    """The first two roles of different articles that share a title and not the word with it:
    "Principal Secretary" and "Health Secretary"."""
    for one, other in combinations(roles, 2):
        left, right = office(one.text), office(other.text)
        same = left.titles & right.titles if left.rank == right.rank else frozenset()
        mine, theirs = (o.rest | o.titles - same for o in (left, right))
        apart = mine and theirs and not mine & theirs
        short = max(len(_words(role.text)) for role in (one, other)) < TELLING
        past = (_words(one.text) | _words(other.text)) & _listed("passing")
        if apart and same and short and not past and one.span.article != other.span.article:
            return one, other
    return None


@lru_cache(maxsize=1 << 15)
def _telling(role: str) -> frozenset[str]:
    """The content words of a role that tells a post and a body, none of any other."""
    words = frozenset(terms(role)) if _BODY.search(role) else frozenset[str]()
    return words if len(words) >= TELLING else frozenset()

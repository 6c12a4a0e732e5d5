"""What outlets take back: "An earlier version of this article said …", "The Echo retracts …"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from reportedly.model.article import Article
from reportedly.model.claim import Claim
from reportedly.model.correction import Correction, CorrectionKind
from reportedly.model.lineage import Lineage
from reportedly.model.span import Span
from reportedly.read.dates import days_in
from reportedly.reconcile.alignment import Said
from reportedly.resolve.directions import title_of
from reportedly.resolve.notice_parts import Notice, Part
from reportedly.resolve.notices import notices
from reportedly.resolve.versions import house
from reportedly.stage import Gather, Group, PerStory
from reportedly.text.gists import Gist, gist, likeness
from reportedly.text.terms import fold, terms
from reportedly.text.wordings import worded

__all__ = ["corrections"]

TITLE = 0.8
"""Share of the words of a headline that a notice names and an article's own have in common."""
SHORT = 3
"""Words of a headline from which it names one article."""
HELD = 0.6
"""Share of what was wrong, by weight, that a claim must say to be what is meant."""
ALIKE = 0.55
"""Cosine from which it is so in other words."""


@lru_cache(maxsize=1 << 13)
def _notices(article: Article) -> tuple[Notice, ...]:
    return tuple(notices(article.text))


def _fold(group: Group) -> Iterator[Correction]:
    articles = {article.id: article for article in group.of(Article)}
    if not any(_notices(article) for article in articles.values()):
        return
    said = Said.of(group.members)
    homes = {id: line.articles for line in group.of(Lineage) for id in line.articles}
    homes = {id: tuple(one for one in ids if one in articles) for id, ids in homes.items()}
    for article in sorted(articles.values(), key=lambda article: article.id):
        for notice in _notices(article):
            found = _meant(article, notice, articles, homes, said)
            if found is None:
                continue
            of, how = found
            yield _correction(article, notice, of, how, said)


def _correction(
    article: Article, notice: Notice, of: Sequence[str], how: str, said: Said
) -> Correction:
    fallen = _falling(article, notice, of, said)
    return Correction(
        kind=notice.kind,
        notice=article.at(notice.start, notice.end),
        of=tuple(of),
        claims=tuple(claim.id for claim in fallen),
        wrong=_spans(article, notice.wrong),
        right=_spans(article, notice.right),
        how=how,
    )


def _spans(article: Article, parts: Iterable[Part]) -> tuple[Span, ...]:
    return tuple(article.at(*part) for part in dict.fromkeys(parts) if part[0] < part[1])


Homes = dict[str, tuple[str, ...]]
Found = tuple[tuple[str, ...], str]


def _meant(
    article: Article, notice: Notice, articles: dict[str, Article], homes: Homes, said: Said
) -> Found | None:
    """The ids of the articles that a notice corrects, and how they were found."""
    if notice.own:
        return _earlier(article, notice, articles, homes)
    near = [
        other
        for other in articles.values()
        if other.id != article.id
        and other.id not in homes.get(article.id, ())
        and not _is_later(other, article)
    ]
    ours = [other for other in near if _is_of(other, notice, article)]
    if notice.title and (named := [a for a in ours or near if _is_named(a, notice.title)]):
        return _with_versions(named, homes), "the notice names it by its headline"
    days = {f"{day.month:02}-{day.day:02}" for day in days_in(notice.about) if day.day}
    dated = [a for a in ours if a.published and a.published.first[5:] in days] if days else ours
    if not days and notice.kind is CorrectionKind.RETRACTION and not notice.wrong:
        return None
    fits = [a for a in dated if _speaks_of(a, article, notice, said)]
    if not fits and days and notice.kind is CorrectionKind.RETRACTION:
        fits = [a for a in dated if _is_about(a, notice)]
    if not fits:
        return None
    told = "outlet, day and subject" if days else "outlet and subject"
    return _with_versions(fits, homes), f"found by its {told}"


def _earlier(
    article: Article, notice: Notice, articles: dict[str, Article], homes: Homes
) -> Found:
    """The versions before the one that has the notice; it itself where none is known."""
    words = article.text[notice.start : notice.end]
    before = list[str]()
    for id in homes.get(article.id, ()):
        if id == article.id:
            break
        if words not in articles[id].text:
            before.append(id)
    if before:
        return tuple(before), "the earlier version of the same article"
    return (article.id,), "the article itself, as it was before"


def _with_versions(found: Iterable[Article], homes: Homes) -> tuple[str, ...]:
    ids = (id for article in found for id in homes.get(article.id, (article.id,)))
    return tuple(dict.fromkeys(ids))


def _is_later(other: Article, article: Article) -> bool:
    one, two = other.published, article.published
    return one is not None and two is not None and one.first > two.last


def _is_of(other: Article, notice: Notice, article: Article) -> bool:
    """Whether an article is of the outlet that the notice speaks of."""
    if not notice.who:
        return bool(house(article)) and house(other) == house(article)
    who = set(terms(notice.who))
    if not who and notice.who.isupper():
        who = {fold(notice.who)}
    names = {other.outlet, house(other), *(relay.outlet for relay in other.relays)}
    initials = {"".join(word[0] for word in name.split() if word[0].isupper()) for name in names}
    bare = notice.who.removeprefix("The ").removeprefix("the ")
    words = [set(terms(name)) for name in names if name]
    opening = fold(other.text[:400])
    return (
        bare in initials
        or any(who and who <= own for own in words)
        or (bool(bare) and fold(bare) in opening)
    )


def _is_named(article: Article, title: str) -> bool:
    one, other = set(terms(title)), set(terms(title_of(article)))
    return len(one) >= SHORT and len(one & other) >= TITLE * max(len(one), len(other) or 1)


def _is_about(article: Article, notice: Notice) -> bool:
    """Whether the headline of an article has a name of what a notice says that it is about."""
    about, title = gist(notice.about), gist(title_of(article))
    return bool(about.names & title.names)


def _speaks_of(other: Article, article: Article, notice: Notice, said: Said) -> bool:
    return any(_is_fallen(claim, article, notice) for claim in said.in_article(other.id))


def _falling(article: Article, notice: Notice, of: Sequence[str], said: Said) -> list[Claim]:
    """The claims that do not stand any more: all of what is retracted, else those that say what
    was wrong and that the corrected version has not kept."""
    if of == (article.id,):
        return []
    claims = [claim for id in of for claim in said.in_article(id)]
    if notice.kind is CorrectionKind.RETRACTION:
        return claims
    here = (notice.start, notice.end)
    kept = {
        (worded(claim.text), _source(claim))
        for claim in said.in_article(article.id)
        if not (here[0] <= claim.span.start < here[1])
    }
    gone = [c for c in claims if (worded(c.text), _source(c)) not in kept]
    fallen = [c for c in gone if _is_fallen(c, article, notice)]
    return fallen or [c for c in gone if notice.own and _has_figure(c, article, notice)]


def _has_figure(claim: Claim, article: Article, notice: Notice) -> bool:
    """Whether a claim that the later version does not have gives the figure that was wrong."""
    wrong, right = (_words(article, parts) for parts in (notice.wrong, notice.right))
    return bool(gist(claim.text).figures & (_figures(wrong) - _figures(right)))


def _words(article: Article, parts: Iterable[Part]) -> list[str]:
    return [article.text[slice(*part)] for part in parts]


def _is_fallen(claim: Claim, article: Article, notice: Notice) -> bool:
    """Whether a claim says what a notice calls wrong: its figures, if it names some; else its
    content with the same polarity."""
    wrong, right = (_words(article, parts) for parts in (notice.wrong, notice.right))
    there = gist(claim.text)
    bad = _figures(wrong) - _figures(right)
    good = _figures(right) - _figures(wrong)
    about = gist(" ".join((*wrong, notice.about)))
    whole = gist(" ".join((*wrong, *right, notice.about)))
    if any(_is_bare(part) and _tells(claim, part, right, whole) for part in wrong):
        return True
    clear = notice.kind is CorrectionKind.CLARIFICATION and not bad
    if clear and any(_holds(gist(words), there) for words in right):
        return True
    if bad:
        return bool(there.figures & bad) and _shares(there, about, gist(" ".join(right)))
    if good and there.figures and not there.figures & good:
        return any(_holds(there, gist(words)) for words in wrong)
    if good:
        return False
    return any(
        there.negated == meant.negated
        and (_holds(there, meant) or likeness(there, meant) >= ALIKE)
        for meant in map(gist, wrong)
    )


def _is_bare(words: str) -> bool:
    """Whether what was wrong is given as a name or a day and no more: "Luca Brandt", "Sunday"."""
    found = [word for word in re.findall(r"[\w'’-]+", words) if terms(word)]
    return bool(found) and all(word[:1].isupper() for word in found)


def _tells(claim: Claim, wrong: str, right: Sequence[str], whole: Gist) -> bool:
    """Whether a claim has the name or day that was wrong, in its words or as its source, not the
    right one, and something else of what the notice speaks of."""
    words = {fold(word) for word in re.findall(r"[\w'’-]+", wrong) if terms(word)}
    told = f"{claim.text} {_source(claim)}"
    mine = {fold(word) for word in re.findall(r"[\w'’-]+", told)}
    if not words <= mine or words <= {fold(word) for part in right for word in part.split()}:
        return False
    here = ((name, weight) for name, weight in gist(claim.text).concepts if name[0] != "=")
    known = {name for name, _ in whole.concepts}
    return any(name in known and fold(name) not in words for name, _ in here)


def _source(claim: Claim) -> str:
    return fold(claim.hops[0].name) if claim.hops else ""


def _figures(parts: Iterable[str]) -> frozenset[tuple[float, float]]:
    return frozenset(figure for part in parts for figure in gist(part).figures)


def _shares(there: Gist, *others: Gist) -> bool:
    """Whether a claim has a concept of the notice, beside names."""
    known = {name for other in others for name, _ in other.concepts}
    return any(name in known for name, _ in there.concepts if name[0] != "=")


def _holds(there: Gist, meant: Gist) -> bool:
    bag = there.bag
    whole = sum(weight for _, weight in meant.concepts)
    held = [weight for name, weight in meant.concepts if name in bag]
    return len(held) > 1 and sum(held) >= HELD * whole


corrections = Gather(
    name="corrections",
    of=(Article, Claim, Lineage),
    makes=Correction,
    by=PerStory(),
    fold=_fold,
)

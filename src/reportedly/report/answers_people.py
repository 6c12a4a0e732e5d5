"""Who is asked about: "Gov. Abenoja", "the army spokesman", "Salgado's lawyer"."""

from collections.abc import Iterable, Iterator

from reportedly.lexicon.gazetteer import look_up
from reportedly.model.mention import Entity, MentionKind
from reportedly.model.span import Span
from reportedly.report.answers_rows import Evidence
from reportedly.report.asking_subject import Item, labels, name_label
from reportedly.report.asking_text import Statement, Statements
from reportedly.text.terms import fold

__all__ = ["identities", "named_roles", "spoken_by"]

_SIDES = ("state body", "person", "office", "organisation")


def spoken_by(all: Statements, speaker: str) -> Iterator[tuple[Statement, float]]:
    """The statements of whoever these words name, each with how surely (0 to 1): the name in any
    spelling; else all words of the role, near the name or in what the articles say they are."""
    wanted = [[item for item in all.items(part) if not item.number] for part in _parties(speaker)]
    roles, found = _roles(all), dict[str, float]()
    speaking = [one for one in all.all.values() if one.row.method != "narrator" and one.row.source]
    for one in speaking:
        found[one.row.id] = max((_is(all, one, p, roles) for p in wanted if p), default=0.0)
    voices = {(one.row.article, one.row.source) for one in speaking if found[one.row.id]}
    for one in speaking:  # what is known of a speaker once holds in all of the article
        if worth := found[one.row.id] or 0.75 * ((one.row.article, one.row.source) in voices):
            yield one, worth


def _parties(speaker: str) -> list[str]:
    """ "Moscow and Pyongyang" are two."""
    parts = [p.strip() for p in speaker.replace(", ", " and ").split(" and ")]
    joined = len(parts) == 2 and not all(p[:1].isupper() or p.startswith("the ") for p in parts)
    return [speaker] if joined else parts


def _is(all: Statements, one: Statement, party: list[Item], roles: dict[str, str]) -> float:
    names = all.names(one.row.article)
    voices = (one.row.source, *one.row.beside)
    described = " ".join((*voices, *one.row.roles, *(roles.get(fold(v), "") for v in voices)))
    told = labels(described, names)
    near = told | labels(all.near(one.row), names)
    country = all_countries(party)
    if all_of(party, told):
        bare = len(party) == 1 and party[0].name
        return 1.0 if not country or one.row.kind in _SIDES or not bare else 0.0
    if all_of(party, near):
        heads = [item for item in party if not item.name]
        return 0.8 if heads or any(item.labels & told for item in party) else 0.0
    return 0.0


def all_countries(party: Iterable[Item]) -> bool:
    return any(item.name and (entry := look_up(item.word)) and entry.of for item in party)


def all_of(party: Iterable[Item], told: frozenset[str]) -> bool:
    return all(item.labels & told for item in party)


def _roles(all: Statements) -> dict[str, str]:
    """What the articles say that each name is, by the folded name and its spellings."""
    found = dict[str, str]()
    for entity in all.material.entities:
        told = " ".join((entity.name, *entity.spellings, *(role.text for role in entity.roles)))
        for name in (entity.name, *entity.spellings):
            found[fold(name)] = f"{found.get(fold(name), '')} {told}"
    return found


def _entities(all: Statements, names: Iterable[str]) -> list[Entity]:
    wanted = {fold(name) for name in names}
    kinds = (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.GOVERNMENT)
    return [
        entity
        for entity in all.material.entities
        if entity.kind in kinds
        and wanted & {fold(entity.name), *(fold(s) for s in entity.spellings)}
    ]


def identities(known: Statements, names: Iterable[str]) -> list[Evidence]:
    """What each article says that somebody is, under every spelling of the name."""
    made = list[Evidence]()
    for entity in _entities(known, names):
        for role in entity.roles:
            article = known.material.articles.get(role.span.article)
            if article is None:
                continue
            span = _with_name(known, entity, role.span)
            made.append(
                Evidence(
                    claim=None, spans=(span,), filler=role.text, score=1.0,
                    outlet=known.material.outlet(role.span.article), says=entity.name,
                )
            )  # fmt: skip
        label = name_label(entity.name)
        told = [one for one in known.all.values() if label in one.own and not one.row.repeats]
        for one in told[:6]:
            made.append(
                Evidence(
                    claim=one.row, spans=one.row.spans, score=0.5, outlet=one.row.outlet,
                    says=one.row.source, day=one.row.said or one.claim.reported,
                )
            )  # fmt: skip
    return made


def _with_name(known: Statements, entity: Entity, role: Span) -> Span:
    """A role with the name that it stands beside, so that the passage shows both."""
    article = known.material.articles[role.article]
    near = [
        name.span
        for id in entity.names
        if (name := known.material.names.get(id)) is not None and name.span.article == role.article
    ]
    for mention in known.mentions_in(
        article.at(max(0, role.start - 80), min(len(article.text), role.end + 80))
    ):
        if (
            mention.name in (entity.name, *entity.spellings)
            or mention.span.text in entity.spellings
        ):
            near.append(mention.span)
    gap = [s for s in near if max(s.start - role.end, role.start - s.end) <= 12]
    if not gap:
        return role
    best = min(gap, key=lambda s: abs(s.start - role.start))
    return article.at(min(role.start, best.start), max(role.end, best.end))


def _plainly(item: Item, told: frozenset[str]) -> bool:
    """Whether the very word is there: a chairman is no president, though both lead."""
    return any(label in told for label in item.labels if ":" not in label)


def named_roles(known: Statements, asked: Iterable[Item]) -> list[Evidence]:
    """Persons whose role, as the articles state it, is the one asked for."""
    wanted = [item for item in asked if item.labels]
    heads = [item for item in wanted if not item.name]
    made = list[Evidence]()
    if not heads:
        return made
    for entity in known.material.entities:
        if entity.kind is not MentionKind.PERSON:
            continue
        for role in entity.roles:
            article = known.material.articles.get(role.span.article)
            if article is None:
                continue
            names = known.names(article.id)
            told = labels(role.text, names)
            around = told | labels(_with_name(known, entity, role.span).text, names)
            title = labels(article.title, names) if article.title else frozenset()
            owners = [item for item in wanted if item.name]
            if all(_plainly(item, told) for item in heads) and all(
                i.labels & (around | title) for i in owners
            ):
                made.append(
                    Evidence(
                        claim=None, spans=(_with_name(known, entity, role.span),),
                        filler=entity.name, score=1.0, outlet=known.material.outlet(article.id),
                        says=role.text,
                    )
                )  # fmt: skip
    return made

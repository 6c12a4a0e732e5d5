"""Whether one person is one across the articles of a story: the task `xdoc`, CoNLL F1.

Mentions are given; each is put with what our own names and entities make of the articles.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.tasks.scorers import scorer
from reportedly.engine.base import read_one
from reportedly.engine.local import Local
from reportedly.model.article import Article
from reportedly.model.judgement import Judgement
from reportedly.model.mention import MentionKind, Name, Referent
from reportedly.model.reading import Reading
from reportedly.pipeline import STAGES
from reportedly.reconcile.referents import referents
from reportedly.resolve.names import same_name
from reportedly.stage import Extract, in_order
from reportedly.text.speakers import Speakers

__all__ = ["run"]

PEOPLE = frozenset({"ACTOR", "ACTOR-I"})
"""NewsWCL50's chains of one person ("ACTOR") and of all persons of one side ("ACTOR-I")."""
_NEEDED = frozenset({"mentions", "quotations", "attributions", "names"})
_HOME = "docs/e_names_entities"
_ORDER = {MentionKind.PERSON: 0, MentionKind.ORGANISATION: 1, MentionKind.GOVERNMENT: 2}


class Text(NamedTuple):
    """One article, its story, and its gold mentions as ``(id, start, end)``, code points."""

    article: Article
    story: str
    mentions: tuple[tuple[str, int, int], ...]


def run(data: Path) -> dict[str, float]:
    """Score a file of mentions, or both of a folder.

    ``xdoc_newswcl50`` gives ``conll_f1`` over people and ``one_person_conll_f1`` over the chains
    of one person each; ``xdoc_ecb_human`` gives ``ecb_human_conll_f1``, pronouns included.
    """
    if not data.is_dir():
        return _newswcl(data) if "start" in _rows(data)[0] else _ecb(data)
    return _newswcl(data / "xdoc_newswcl50.jsonl") | _ecb(data / "xdoc_ecb_human.jsonl")


def _newswcl(data: Path) -> dict[str, float]:
    gold, docs = _rows(data), dict[str, Any]()
    for path in sorted(data.parent.glob("*docs*.jsonl")):
        docs |= {row["doc_id"]: row for row in _rows(path)}
    places = defaultdict[str, list[tuple[str, int, int]]](list)
    for row in gold:
        places[row["doc_id"]].append((row["mention_id"], row["start"], row["end"]))
    for spots in places.values():
        spots.sort(key=lambda spot: spot[1:])
    found = _clusters(
        Text(Article.of(_lines(docs[id]["text"]), source=id), docs[id]["story"], tuple(spots))
        for id, spots in sorted(places.items())
    )
    people = [row for row in gold if row["type"] in PEOPLE]
    metrics = _scored(data, people, found, "")
    return metrics | _scored(
        data, [r for r in people if r["type"] == "ACTOR"], found, "one_person_"
    )


def _lines(text: str) -> str:
    """Line ends that the data set writes as two characters, in as many."""
    return text.replace("\\n", "\n ")


def _ecb(data: Path) -> dict[str, float]:
    """Articles are put together of the sentences that hold mentions; ``mention_id`` ends in the
    number of the sentence and its first and last word."""
    gold, by_doc = _rows(data), defaultdict[str, dict[int, list[Any]]](lambda: defaultdict(list))
    for row in gold:
        by_doc[row["doc_id"]][int(row["mention_id"].split(":")[1])].append(row)
    found = _clusters(_sentences(id, by_doc[id]) for id in sorted(by_doc))
    return _scored(data, gold, found, "ecb_human_")


def _sentences(doc: str, rows: dict[int, list[Any]]) -> Text:
    text, spots = "", list[tuple[str, int, int]]()
    for number in sorted(rows):
        words = rows[number][0]["sentence"].split(" ")
        starts = [len(text) + sum(len(word) + 1 for word in words[:n]) for n in range(len(words))]
        for row in rows[number]:
            places = [int(place) for place in row["mention_id"].split(":")[2].split("-")]
            first, last = min(places), max(places)
            spots.append((row["mention_id"], starts[first], starts[last] + len(words[last])))
        text += " ".join(words) + "\n\n"
    story = rows[min(rows)][0]["topic"]
    return Text(Article.of(text, source=doc), story, tuple(sorted(spots, key=lambda s: s[1:])))


def _clusters(texts: Iterable[Text]) -> dict[str, str]:
    """The cluster of each mention, by its id: an entity where it names one or takes one up."""
    extractors = [s for s in STAGES if isinstance(s, Extract) and s.name in _NEEDED]
    stages, engine = in_order(extractors), Local()
    stories, named = defaultdict[str, list[Name]](list), dict[str, tuple[str, str]]()
    for text in texts:
        reading = read_one(stages, text.article)
        stories[text.story] += reading.of(Name)
        named |= {id: (text.story, name) for id, name in _named(reading, text.mentions)}
    home = dict[str, str]()
    for names in stories.values():
        judged = [j for j in engine.compare(same_name, names, {}) if isinstance(j, Judgement)]
        for one in engine.gather(referents, names, judged, {}):
            if isinstance(one, Referent):
                home[one.name] = one.entity
    return {id: home.get(name, f"{story} {name}") for id, (story, name) in named.items()}


def _named(reading: Reading, spots: Iterable[tuple[str, int, int]]) -> Iterator[tuple[str, str]]:
    """Each mention with the id of the `Name` it belongs to, or with its own words."""
    article, speakers = reading.article, Speakers(reading)
    names = {name.name.casefold(): name.id for name in reversed(_by_weight(reading))}
    for id, start, end in spots:
        words = speakers.of(article.at(_whole(article.text, start), end)).hops[0].name.casefold()
        yield id, names.get(words, f"{article.id} {words}")


def _whole(text: str, start: int) -> int:
    """Where the phrase begins whose article was left out: "the [port's director]"."""
    before = text[max(0, start - len("the ")) : start]
    return start - len("the ") if before.lower() == "the " else start


def _by_weight(reading: Reading) -> list[Name]:
    """Persons, then bodies, then places, each in the order of the text."""
    return sorted(reading.of(Name), key=lambda name: (_ORDER.get(name.kind, 9), name.span.start))


def _scored(data: Path, gold: list[Any], found: dict[str, str], prefix: str) -> dict[str, float]:
    """Mentions without a cluster are alone, as the scorer has it."""
    truth = {row["mention_id"]: row["chain"] for row in gold}
    predicted = {id: found.get(id, id) for id in truth}
    result = scorer(data, "score_xdoc", _HOME).score(truth, predicted)
    return {
        f"{prefix}conll_f1": result["CoNLL"],
        f"{prefix}b3_f1": result["B3"][2],
        f"{prefix}muc_f1": result["MUC"][2],
        f"{prefix}ceafe_f1": result["CEAFe"][2],
    }


def _rows(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]

"""Score the whole pipeline on stories annotated by hand: figures, claims, speakers, times."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

from benchmarks.grouped import Grouped, pairs_alike
from benchmarks.reconciled import Reconciled, touches
from benchmarks.tasks.scorers import scorer
from reportedly.model.article import Article, BlockKind, Known, Published
from reportedly.model.attribution import Method
from reportedly.model.claim import Claim
from reportedly.model.contradiction import Comparison, Contradiction, ContradictionKind
from reportedly.model.hedge import Status
from reportedly.model.mention import Mention, Name
from reportedly.model.origin import Origin
from reportedly.model.quantity import Measure, Quantity
from reportedly.model.series import Series
from reportedly.model.span import Span
from reportedly.model.story import ClaimGroup
from reportedly.model.time import Anchor, Time, TimeKind
from reportedly.pipeline import run as fill
from reportedly.read.inputs import read_inputs
from reportedly.reconcile.independence import Independence
from reportedly.store.memory import MemoryLedger

__all__ = ["answer", "run"]

METHODS = {Method.ACCORDING_TO: "indirect"}
STATUSES = {Status.CONFIRMED: "confirmed"}
OUTLETS = "origin:outlet-observation"
PLAIN = (BlockKind.BOILERPLATE, BlockKind.BYLINE, BlockKind.CREDIT)
TYPES = {
    "numeric": (ContradictionKind.NUMERIC,),
    "factual": (ContradictionKind.FACTUAL, ContradictionKind.DENIAL, ContradictionKind.IDENTITY),
    "date": (ContradictionKind.DATE,),
    "identity": (ContradictionKind.IDENTITY,),
    "denial": (ContradictionKind.DENIAL,),
    "framing": (ContradictionKind.FRAMING,),
    "naming": (ContradictionKind.NAMING,),
    "status": (ContradictionKind.STATUS,),
    "not_comparable": (ContradictionKind.NUMERIC,),
}
"""Our kinds for the gold's, which calls factual also what somebody will not confirm and who does
it. The gold's "strength" is known from outside the articles only."""
Row = dict[str, Any]


def run(data: Path) -> dict[str, float]:
    """All as fractions of 1, but for two counts (``decoys``, ``contradictions_unknown``).

    quantities, claims, times and boilerplate are what ``score.py`` beside the data counts, with
    ``boilerplate_iou`` reckoned from its characters F1 (IoU = F1 / (2 - F1)). The day of
    publication is given with each article, as in TempEval, because the gold's times are reckoned
    from it. Further:

    groups_joined: gold groups of same claims more than half of whose members stand in one of our
        groups without a stranger, that is a claim of another gold group only.
    groups_right: those of them for whose group we count a number of independent origins that the
        gold allows.
    origins_right: gold groups behind whose own members, however we group them, stands a number of
        our origins that the gold allows.
    origin_pairs_precision, origin_pairs_recall: of pairs of gold claims with one origin, that both
        are of one origin of ours. What an outlet says itself is left out.
    contradictions_found: gold pairs (without those whose ``how`` is n/a or that must not be
        merged) of which one of our contradictions, whatever its verdict, links a passage of the
        one side with a passage of the other.
    contradictions_typed: of all pairs of the gold, also those whose ``how`` is n/a, those that one
        of ours links so and calls by the gold's kind (see ``TYPES``; what must not be merged or
        compared, with the verdict "not comparable" or "compatible").
    contradictions_unknown: our contradictions with verdict conflicting that match no gold pair.
    series_points: points of gold series that stand in one series of ours with most points of the
        same gold series (a gold series of one point is right where any series of ours holds it).
        A point that is a sum stands where ours is computed from its parts.
    series_estimates: reconciled figures of the gold (low, best and high of one measure as of a
        day) that the series of ours with most of its points gives as well, all three sides equal
        within 1 %, as of that day or a week around it. All are counted, also
        those that the gold reckons from other articles or by conventions ("nearly" is 15,000 to
        16,000; 12,000 sent and a reinforcement are 14,000), so 1 is out of reach on the seeds.
    """
    file = data / "gold.json" if data.is_dir() else data
    gold = json.loads(file.read_text("utf-8"))
    made, ledger = answer(gold, file.parent)
    figures = scorer(data, "score", "seeds").score(gold, made)
    return _named(figures) | (_derived(gold, ledger) if "cross" in gold else {})


def _named(figures: Row) -> dict[str, float]:
    """The scorer's figures by our names; what the gold has nothing of is left out."""
    named = {
        "quantities": ("F1", "low_high_acc", "modifier_acc", "decoys_taken"),
        "claims": ("F1", "speaker_acc", "status_acc", "quote_type_acc"),
        "times": ("F1", "value_acc"),
    }
    short = {"low_high_acc": "low_high", "modifier_acc": "modifier", "decoys_taken": "decoys"}
    short |= {"speaker_acc": "speaker", "status_acc": "status", "quote_type_acc": "quote_type"}
    short |= {"value_acc": "times_value"}
    made = {
        short.get(metric, f"{part}_f1"): figures[part][metric] or 0.0
        for part, metrics in named.items()
        if part in figures
        for metric in metrics
    }
    if "boilerplate_chars" in figures:
        f1 = figures["boilerplate_chars"]["F1"]
        made["boilerplate_iou"] = round(f1 / (2 - f1), 3)
    return made


def answer(gold: Row, folder: Path) -> tuple[Row, "Ledger"]:
    """What we make of the gold's articles, in the gold's shape."""
    files = {key: _file(folder, document["file"]) for key, document in gold["documents"].items()}
    articles = dict[str, Article]()
    for key, path in files.items():
        article = next(item for item in read_inputs([path]) if isinstance(item, Article))
        day = gold["documents"][key].get("meta", {}).get("published", {}).get("best")
        if day:
            given = Published(first=day, last=day, how=Known.METADATA)
            article = replace(article, published=given)
        articles[key] = article
    ledger = Ledger(articles)
    documents = {key: _document(gold, key, ledger) for key in articles}
    return {"documents": documents}, ledger


def _file(folder: Path, name: str) -> Path:
    places = (folder, folder / "seeds", *(up / "seeds" for up in folder.resolve().parents))
    return next(place / name for place in places if (place / name).is_file())


class Ledger:
    """Everything the pipeline says about the articles, article by article."""

    def __init__(self, articles: dict[str, Article]) -> None:
        self._store = MemoryLedger()
        fill(articles.values(), self._store)
        self.view = self._store.view()
        self.key = {article.id: key for key, article in articles.items()}
        self.articles = articles
        self.claims = {claim.id: claim for claim in self.view.all(Claim)}

    def of(self, kind: type[Any], key: str) -> list[Any]:
        return list(self.view.all(kind, articles=[self.articles[key].id]))


def _document(gold: Row, key: str, ledger: Ledger) -> Row:
    article = ledger.articles[key]
    blocks = [{"span": {"start": b.start, "end": b.end}} for b in article.parts(*PLAIN)]
    speaking = Speaking(gold, key, ledger)
    return {
        "quantities": [_quantity(q) for q in ledger.of(Quantity, key)],
        "claims": [_claim(c, speaking) for c in ledger.of(Claim, key)],
        "times": [_time(time, article) for time in ledger.of(Time, key)],
        "boilerplate": blocks,
    }


def _place(span: Span) -> Row:
    return {"start": span.start, "end": span.end}


def _word(value: str) -> str:
    return value.replace(" ", "_")


def _quantity(quantity: Quantity) -> Row:
    return {
        "span": _place(quantity.span),
        "full_span": _place(quantity.whole),
        "low": quantity.low,
        "high": quantity.high,
        "modifier": _word(quantity.bound),
    }


def _claim(claim: Claim, speaking: "Speaking") -> Row:
    return {
        "content": [_place(part) for part in claim.content],
        "quote_type": METHODS.get(claim.method, _word(claim.method)),
        "status": STATUSES.get(claim.status, _word(claim.status)),
        "speaker_entity": speaking.entities(claim),
    }


def _time(time: Time, article: Article) -> Row:
    """The gold keeps what stands in captions out of the body."""
    captions = article.parts(BlockKind.CAPTION)
    inside = any(b.start <= time.span.start < b.end for b in captions)
    return {"span": _place(time.span), "value": _value(time, article), "in_body": not inside}


def _value(time: Time, article: Article) -> str:
    """Our time in the gold's notation: an interval in full days, "before:" and "after:" a day."""
    now = article.published.first if article.published else ""
    if time.kind is TimeKind.DURATION and time.anchor is Anchor.TIME and time.edtf:
        return time.edtf
    if time.timex == "PRESENT_REF":
        return f"PRESENT_REF:{now}"
    if time.timex == "FUTURE_REF":
        return f"after:{now}"
    if time.timex == "PAST_REF":
        return "PAST_REF"
    if time.edtf.startswith("../"):
        return f"before:{time.edtf[3:]}"
    if time.edtf.endswith("/.."):
        return f"after:{time.edtf[:-3]}"
    if "/" in time.edtf:
        return time.edtf
    return time.timex or time.edtf


class Speaking:
    """The gold's entity of whoever we take for the speaker.

    That is the entity of the gold mention that overlaps a mention of the resolved name most; of
    sources without a name, the one that overlaps their words.
    """

    def __init__(self, gold: Row, key: str, ledger: Ledger) -> None:
        document = gold["documents"][key]
        self._gold = [(m["span"], m["entity"]) for m in document.get("mentions", ())]
        mentions = {m.id: m for m in ledger.of(Mention, key)}
        self._named = {
            name.name: [mentions[i].span for i in name.mentions if i in mentions]
            for name in ledger.of(Name, key)
        }

    def entities(self, claim: Claim) -> list[str]:
        if claim.speaker is None and not claim.attribution:
            return []
        found = list[str]()
        for hop in (claim.hops[0], *claim.beside) if claim.hops else ():
            spans = self._named.get(hop.name, []) or ([hop.span] if hop.span else [])
            found += self._under(spans)
        return sorted(set(found))

    def _under(self, spans: Sequence[Span]) -> list[str]:
        votes = dict[str, float]()
        for span in spans:
            best = max(
                ((_likeness(place, span), entity) for place, entity in self._gold),
                default=(0.0, ""),
            )
            if best[0] > 0:
                votes[best[1]] = votes.get(best[1], 0.0) + best[0]
        return [max(sorted(votes), key=lambda e: votes[e])] if votes else []


def _likeness(place: Row, span: Span) -> float:
    """1 for the same place, then gold mentions that hold ours, then those that touch it."""
    shared = min(place["end"], span.end) - max(place["start"], span.start)
    if shared <= 0:
        return 0.0
    together = max(place["end"], span.end) - min(place["start"], span.start)
    if shared == together:
        return 1.0
    held = place["start"] <= span.start and span.end <= place["end"]
    return float(shared / together) / 2 + (0.5 if held else 0.0)


def _derived(gold: Row, ledger: Ledger) -> dict[str, float]:
    found, typed, unknown = _contradictions(gold["cross"], ledger)
    series, measures = ledger.view.all(Series), ledger.view.all(Measure)
    ours = Reconciled(list(series), {m.id: m.span for m in measures}, ledger.key)
    return {
        **_grouped(gold, ledger),
        "contradictions_found": found,
        "contradictions_typed": typed,
        "contradictions_unknown": unknown,
        "series_points": ours.points(gold["cross"]["series"]),
        "series_estimates": ours.estimates(gold["cross"]["series"]),
    }


def _ours(gold: Row, ledger: Ledger) -> dict[str, str]:
    """Our claim for each gold claim: the one that overlaps it best, by half at least."""
    found = dict[str, str]()
    for key, document in gold["documents"].items():
        mine = ledger.of(Claim, key)
        for claim in document["claims"]:
            best = max(
                ((_overlap(claim["content"], c.content), c.id) for c in mine), default=(0.0, "")
            )
            if best[0] >= 0.5:
                found[claim["id"]] = best[1]
    return found


def _overlap(places: Sequence[Row], spans: Sequence[Span]) -> float:
    shared = sum(
        max(0, min(p["end"], s.end) - max(p["start"], s.start)) for p in places for s in spans
    )
    size = sum(p["end"] - p["start"] for p in places) + sum(s.end - s.start for s in spans)
    return shared / (size - shared) if size > shared else 0.0


def _grouped(gold: Row, ledger: Ledger) -> dict[str, float]:
    ours = _ours(gold, ledger)
    origins = list(ledger.view.all(Origin))
    counted = Independence(origins)
    groups = [group.claims for group in ledger.view.all(ClaimGroup)]
    home = {claim: origin.id for origin in origins for claim in origin.claims}
    theirs = {
        claim["id"]: claim["origin"]
        for document in gold["documents"].values()
        for claim in document["claims"]
        if (claim.get("origin") or OUTLETS) != OUTLETS
    }
    mine = {claim: home[id] for claim, id in ours.items() if id in home}
    precision, recall = pairs_alike(theirs, mine)
    grouped = Grouped(ours, groups, lambda claims: counted.of(claims).best)
    figures = grouped.figures(gold["cross"]["same_claim_groups"])
    return figures | {"origin_pairs_precision": precision, "origin_pairs_recall": recall}


def _contradictions(cross: Row, ledger: Ledger) -> tuple[float, float, int]:
    listed = cross["contradictions"]
    pairs = [
        pair
        for pair in listed
        if not pair["how"].startswith("n/a") and pair["reconcilable"] not in ("n/a", "not_same")
    ]
    mine = list(ledger.view.all(Contradiction))
    found = sum(any(_links(c, pair, ledger) for c in mine) for pair in pairs)
    typed = sum(any(_typed(c, pair) and _links(c, pair, ledger) for c in mine) for pair in listed)
    unknown = sum(
        c.verdict is Comparison.CONFLICTING and not any(_links(c, p, ledger) for p in listed)
        for c in mine
    )
    share = found / len(pairs) if pairs else 1.0
    return share, (typed / len(listed) if listed else 1.0), unknown


def _typed(mine: Contradiction, pair: Row) -> bool:
    """Whether ours is of the kind that the gold means."""
    apart = mine.verdict in (Comparison.NOT_COMPARABLE, Comparison.COMPATIBLE)
    return mine.kind in TYPES.get(pair["kind"], ()) and (
        apart or (pair["reconcilable"] != "not_same" and pair["kind"] != "not_comparable")
    )


def _links(mine: Contradiction, pair: Row, ledger: Ledger) -> bool:
    sides = ((mine.left_span, mine.right_span), (mine.right_span, mine.left_span))
    return any(
        touches(left, a["span"], ledger.key) and touches(right, b["span"], ledger.key)
        for (left, right), a, b in product(sides, pair["a"], pair["b"])
    )


def misses(gold: Row, folder: Path) -> Iterator[str]:
    """Each gold claim that we miss, and each of ours that matches none, for reading."""
    made, ledger = answer(gold, folder)
    for key, document in gold["documents"].items():
        text = ledger.articles[key].text
        mine = [c for c in made["documents"][key]["claims"] if c["quote_type"] != "narrator"]
        taken = set[int]()
        for claim in document["claims"]:
            if claim.get("optional") or claim["quote_type"] == "narrator":
                continue
            likes = [(_raw(claim["content"], c["content"]), n) for n, c in enumerate(mine)]
            best, n = max(likes, default=(0.0, -1))
            if best < 0.5:
                yield f"- {claim['id']} {claim['content'][0]['quote'][:90]!r}"
                continue
            taken.add(n)
            for field in ("status", "quote_type", "speaker_entity"):
                if claim[field] != mine[n][field]:
                    yield f"  {claim['id']} {field}: {claim[field]} / {mine[n][field]}"
        for n, ours in enumerate(mine):
            if n not in taken:
                place = ours["content"][0]
                yield f"+ {key} {text[place['start'] : place['end']][:90]!r}"


def _raw(left: Sequence[Row], right: Sequence[Row]) -> float:
    shared = sum(
        max(0, min(a["end"], b["end"]) - max(a["start"], b["start"])) for a in left for b in right
    )
    size = sum(p["end"] - p["start"] for p in (*left, *right))
    return shared / (size - shared) if size > shared else 0.0

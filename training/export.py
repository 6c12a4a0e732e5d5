"""The trained network as the package ships it: int8 for onnxruntime, with hashes of its files."""

import hashlib
import warnings
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch
from network import Tagger
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from reportedly.text.sheets import ROWS

__all__ = ["exported"]


def exported(model: Tagger, folder: Path) -> None:
    """Write ``attribution.onnx``, ``attribution.npz`` and ``tagger.toml`` into ``folder``."""
    model.eval()
    net, head = folder / "attribution.onnx", folder / "attribution.npz"
    with TemporaryDirectory() as place, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        full, ready = Path(place) / "full.onnx", Path(place) / "ready.onnx"
        torch.onnx.export(
            model,
            (torch.ones(ROWS, 2, 50, dtype=torch.long),),
            str(full),
            input_names=["rows"],
            output_names=["cue", "token", "anchor"],
            dynamic_axes={
                "rows": {1: "batch", 2: "length"},
                **{name: {0: "batch", 1: "length"} for name in ("cue", "token", "anchor")},
            },
            opset_version=17,
            dynamo=False,
        )
        quant_pre_process(str(full), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(ready, net, weight_type=QuantType.QInt8, per_channel=True)
    state = model.state_dict()
    tables = {f"relation{n}": state[f"relations.{n}.weight"].numpy() for n in range(4)}
    np.savez(head, **tables, role=state["role.weight"].numpy(), bias=state["role.bias"].numpy())
    lines = ["# Made by training/tagger.py. SHA-256 of the learned files.", "", "[sha256]"]
    lines += [f'"{file.name}" = "{_hash(file)}"' for file in (net, head)]
    (folder / "tagger.toml").write_text("\n".join([*lines, ""]), "utf-8")


def _hash(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()

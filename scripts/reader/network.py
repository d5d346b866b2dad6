"""The network that reads: MiniLM's encoder with the case of words added below it and a class for each piece above.

Invariant: `forward` and the graph that export.py writes compute the same.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from marked import CLASSES

WIDTH, HEADS, LAYERS, LONGEST, CASES = 384, 12, 6, 128, 6
_NOT_READ = -1e9
_TINY = 1e-12

Weights = dict[str, Any]


def load(path: str) -> Weights:
    """The weights of a MiniLM in safetensors' format, with new ones for cases and classes."""
    found = _tensors(path)

    def layer(n: int) -> Weights:
        at = f"encoder.layer.{n}."
        heads = [f"{at}attention.self.{name}" for name in ("query", "key", "value")]
        return {
            "qkv": np.concatenate([found[f"{head}.weight"].T for head in heads], 1),
            "qkv_bias": np.concatenate([found[f"{head}.bias"] for head in heads]),
            "out": found[f"{at}attention.output.dense.weight"].T,
            "out_bias": found[f"{at}attention.output.dense.bias"],
            "norm": found[f"{at}attention.output.LayerNorm.weight"],
            "norm_bias": found[f"{at}attention.output.LayerNorm.bias"],
            "up": found[f"{at}intermediate.dense.weight"].T,
            "up_bias": found[f"{at}intermediate.dense.bias"],
            "down": found[f"{at}output.dense.weight"].T,
            "down_bias": found[f"{at}output.dense.bias"],
            "last": found[f"{at}output.LayerNorm.weight"],
            "last_bias": found[f"{at}output.LayerNorm.bias"],
        }

    kind = found["embeddings.token_type_embeddings.weight"][0]
    return {
        "words": found["embeddings.word_embeddings.weight"],
        "places": found["embeddings.position_embeddings.weight"][:LONGEST] + kind,
        "norm": found["embeddings.LayerNorm.weight"],
        "norm_bias": found["embeddings.LayerNorm.bias"],
        "layers": [layer(n) for n in range(LAYERS)],
        "cases": np.zeros((CASES, WIDTH), np.float32),
        "classes": (np.random.RandomState(0).randn(WIDTH, len(CLASSES)) * 0.02).astype(np.float32),
        "classes_bias": np.zeros(len(CLASSES), np.float32),
    }


def _tensors(path: str) -> Mapping[str, np.ndarray[Any, Any]]:
    """Those of a file in safetensors' format: a header's length, the header, the numbers."""
    with open(path, "rb") as file:
        data = file.read()
    (length,) = struct.unpack("<Q", data[:8])
    header, body = json.loads(data[8 : 8 + length]), data[8 + length :]
    return {
        name.removeprefix("bert."): np.frombuffer(body[slice(*at["data_offsets"])], np.float32).reshape(at["shape"])
        for name, at in header.items()
        if at.get("dtype") == "F32"
    }


def forward(weights: Weights, ids: Any, cases: Any, is_read: Any) -> Any:
    """The scores of the classes for every piece of a batch, (texts, pieces, classes)."""
    rows, width = ids.shape
    x = weights["words"][ids] + weights["places"][:width] + weights["cases"][cases]
    x = _norm(x, weights["norm"], weights["norm_bias"])
    hidden = jnp.where(is_read[:, None, None, :], 0.0, _NOT_READ)
    for layer in weights["layers"]:
        heads = (x @ layer["qkv"] + layer["qkv_bias"]).reshape(rows, width, 3, HEADS, WIDTH // HEADS)
        query, key, value = heads.transpose(2, 0, 3, 1, 4)
        seen = jax.nn.softmax(query @ key.transpose(0, 1, 3, 2) / np.sqrt(WIDTH // HEADS) + hidden, -1)
        y = (seen @ value).transpose(0, 2, 1, 3).reshape(rows, width, WIDTH)
        x = _norm(x + y @ layer["out"] + layer["out_bias"], layer["norm"], layer["norm_bias"])
        y = jax.nn.gelu(x @ layer["up"] + layer["up_bias"], approximate=True)
        x = _norm(x + y @ layer["down"] + layer["down_bias"], layer["last"], layer["last_bias"])
    return x @ weights["classes"] + weights["classes_bias"]


def _norm(x: Any, scale: Any, shift: Any) -> Any:
    spread = x - x.mean(-1, keepdims=True)
    return spread * jax.lax.rsqrt((spread**2).mean(-1, keepdims=True) + _TINY) * scale + shift

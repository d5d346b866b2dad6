"""Writes the trained network as src/jdlint/data/reader/reader.onnx, its weights in eight bits.

    python scripts/reader/export.py WEIGHTS...

Where several rounds of training are named, their mean is written: it does better than the last of them. One that is
named twice counts twice.
"""

from __future__ import annotations

import os
import pickle
import sys
import tempfile
from typing import Any

import jax
import numpy as np
import onnx
from marked import CLASSES
from network import HEADS, WIDTH
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

NETWORK = os.path.join(
    os.path.dirname(os.path.abspath(__file__)), "..", "..", "src", "jdlint", "data", "reader", "reader.onnx"
)
_OPSET, _FORMAT = 20, 9
_EPSILON = 1e-12


class _Graph:
    """The nodes and constants of a network that is being written down."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.constants: list[Any] = []

    def constant(self, value: Any) -> str:
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(self, kind: str, *inputs: str, **how: Any) -> str:
        name = f"{kind}{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], name=f"n{name}", **how))
        return name

    def dense(self, x: str, weight: Any, bias: Any) -> str:
        return self.add("Add", self.add("MatMul", x, self.constant(weight)), self.constant(bias))

    def norm(self, x: str, scale: Any, shift: Any) -> str:
        return self.add("LayerNormalization", x, self.constant(scale), self.constant(shift), axis=-1, epsilon=_EPSILON)


def graph(weights: Any) -> onnx.ModelProto:
    """The network of network.py, from `ids` and `case` (texts, pieces; none filled up) to the chances of the classes."""
    g = _Graph()
    width = g.add("Slice", g.add("Shape", "ids"), *(g.constant(np.array([n], np.int64)) for n in (1, 2)))
    zero = g.constant(np.array([0], np.int64))
    x = g.add("Gather", g.constant(weights["words"]), "ids")
    x = g.add("Add", x, g.add("Gather", g.constant(weights["cases"]), "case"))
    x = g.add("Add", x, g.add("Slice", g.constant(weights["places"]), zero, width, zero))
    x = g.norm(x, weights["norm"], weights["norm_bias"])
    for layer in weights["layers"]:
        x = _layer(g, x, layer)
    chances = g.add("Softmax", g.dense(x, weights["classes"], weights["classes_bias"]), axis=-1)
    shape = ["texts", "pieces"]
    inputs = [("ids", TensorProto.INT64), ("case", TensorProto.INT64)]
    made = helper.make_graph(
        g.nodes,
        "reader",
        [helper.make_tensor_value_info(name, kind, shape) for name, kind in inputs],
        [helper.make_tensor_value_info(chances, TensorProto.FLOAT, [*shape, len(CLASSES)])],
        g.constants,
    )
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", _OPSET)], ir_version=_FORMAT)
    onnx.checker.check_model(model)
    return model


def _layer(g: _Graph, x: str, layer: Any) -> str:
    split, joined = (g.constant(np.array(shape, np.int64)) for shape in ((0, 0, HEADS, WIDTH // HEADS), (0, 0, WIDTH)))
    heads = []
    for n, order in enumerate(((0, 2, 1, 3), (0, 2, 3, 1), (0, 2, 1, 3))):
        part = slice(n * WIDTH, (n + 1) * WIDTH)
        dense = g.dense(x, layer["qkv"][:, part], layer["qkv_bias"][part])
        heads.append(g.add("Transpose", g.add("Reshape", dense, split), perm=list(order)))
    query, key, value = heads
    scale = g.constant(np.float32(1 / np.sqrt(WIDTH // HEADS)))
    seen = g.add("Softmax", g.add("Mul", g.add("MatMul", query, key), scale), axis=-1)
    y = g.add("Transpose", g.add("MatMul", seen, value), perm=[0, 2, 1, 3])
    y = g.dense(g.add("Reshape", y, joined), layer["out"], layer["out_bias"])
    x = g.norm(g.add("Add", x, y), layer["norm"], layer["norm_bias"])
    y = g.add("Gelu", g.dense(x, layer["up"], layer["up_bias"]), approximate="tanh")
    y = g.dense(y, layer["down"], layer["down_bias"])
    return g.norm(g.add("Add", x, y), layer["last"], layer["last_bias"])


def _kept(path: str) -> Any:
    with open(path, "rb") as file:
        return pickle.load(file)


def main() -> None:
    """Write the network; the file is put in place whole."""
    weights = jax.tree.map(lambda *rounds: np.mean(rounds, axis=0, dtype=np.float32), *map(_kept, sys.argv[1:]))
    with tempfile.TemporaryDirectory(dir=os.path.dirname(NETWORK)) as folder:
        whole, small = (os.path.join(folder, name) for name in ("whole.onnx", "small.onnx"))
        onnx.save(graph(weights), whole)
        quantize_dynamic(
            whole, small, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul", "Gather"]
        )
        os.replace(small, NETWORK)


if __name__ == "__main__":
    main()

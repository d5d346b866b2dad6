"""Trains the second reader: first on mistakes planted by rule, then on such as people planted.

    python scripts/reader/train.py MINILM TAGGED... -o FIRST
    python scripts/reader/train.py FIRST MARKED... [TAGGED...] --rate 1e-4 -o SECOND

MINILM is the model.safetensors of all-MiniLM-L6-v2. TAGGED: files of right sentences, tagged (see tagged.py), in which
mistakes are planted. MARKED: folders of postings with [[wrong=>right]]. A text that is named twice is read twice, and
planted anew each time. What the words of TAGGED taught is kept beside the weights. Needs the dependency group
`reader`; two cores read some 1,400 word pieces a second.
"""

from __future__ import annotations

import argparse
import os
import pickle
import random
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import jax
import jax.numpy as jnp
import network
import numpy as np
import optax
from coded import NOT_COUNTED, Coded, coded
from marked import Words, count, read, right, sentences, with_one_mark
from plant import Lexicon, planted, run_on
from tagged import learn, read_tagged

_AT_ONCE = 4096
"""Pieces of a batch."""
_WIDTHS = (16, 32, 56, 96)
_ONE_MISTAKE = 0.65
"""Share of the sentences with mistakes planted that have one; the rest has two."""
_RUN_ON = 0.5
"""Share of the others that are run into the next sentence besides, where they can be."""


def _planted(
    path: str, words: Words, lexicon: Lexicon, rightly: float, chance: random.Random
) -> Iterator[Coded | None]:
    """Tagged sentences, a share of them left right, the others with mistakes planted, and some run together."""
    tagged = list(read_tagged(path))
    for text, tags in tagged:
        most = 1 if chance.random() < _ONE_MISTAKE else 2
        wrong = planted(text, tags, most, lexicon, chance) if chance.random() >= rightly else None
        yield coded(*read(wrong, words)) if wrong else coded(text)
    for (text, _), (following, tags) in pairwise(tagged):
        joined = run_on(text, following, tags, chance) if chance.random() < _RUN_ON * (1 - rightly) else None
        if joined and count(joined) < 2:
            yield coded(*read(joined, words))


def _marked(folder: str, words: Words, chance: random.Random) -> Iterator[Coded | None]:
    """The sentences of marked postings as they are, right, and with one of several mistakes alone."""
    for sentence in _sentences(folder):
        marks = count(sentence)
        yield coded(*read(sentence, words))
        yield coded(right(sentence))
        if marks > 1:
            yield coded(*read(with_one_mark(sentence, chance.randrange(marks)), words))


def _sentences(folder: str) -> Iterator[str]:
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            yield from sentences(file.read())


def _batches(data: Sequence[Coded], chance: random.Random) -> Iterator[list[Coded]]:
    """Sentences of about one length together; what does not fill a batch is left for another round."""
    waiting: dict[int, list[Coded]] = {width: [] for width in _WIDTHS}
    for code in chance.sample(data, len(data)):
        width = next(w for w in _WIDTHS if w >= len(code.ids))
        waiting[width].append(code)
        if len(waiting[width]) == _AT_ONCE // width:
            yield waiting[width]
            waiting[width] = []


def _arrays(batch: Sequence[Coded]) -> tuple[Any, Any, Any, Any]:
    width = next(w for w in _WIDTHS if w >= max(len(code.ids) for code in batch))
    ids, cases = np.zeros((2, len(batch), width), np.int32)
    classes = np.full((len(batch), width), NOT_COUNTED, np.int32)
    for row, code in enumerate(batch):
        length = len(code.ids)
        ids[row, :length], cases[row, :length], classes[row, :length] = code.ids, code.cases, code.classes
    return ids, cases, classes, np.arange(width) < np.array([[len(code.ids)] for code in batch])


def _loss(weights: Any, ids: Any, cases: Any, classes: Any, is_read: Any) -> Any:
    scores = network.forward(weights, ids, cases, is_read)
    costs = optax.softmax_cross_entropy_with_integer_labels(scores, jnp.maximum(classes, 0))
    counted = classes != NOT_COUNTED
    return (costs * counted).sum() / counted.sum()


def train(weights: Any, data: Sequence[Coded], rate: float, chance: random.Random) -> Any:
    """The weights after one round over the data; prints the loss now and then."""
    batches = list(_batches(data, chance))
    chance.shuffle(batches)
    steps = len(batches)
    schedule = optax.warmup_cosine_decay_schedule(0, rate, min(200, max(1, steps // 10)), steps, rate / 50)
    rule = optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(schedule, b2=0.98, weight_decay=0.01))
    state = rule.init(weights)

    def step(weights: Any, state: Any, *batch: Any) -> Any:
        loss, slope = jax.value_and_grad(_loss)(weights, *batch)
        change, state = rule.update(slope, state, weights)
        return optax.apply_updates(weights, change), state, loss

    losses: list[float] = []
    compiled = jax.jit(step)
    for n, batch in enumerate(batches, 1):
        weights, state, loss = compiled(weights, state, *_arrays(batch))
        losses.append(float(loss))
        if n % 20 == 0:
            print(f"{n} of {steps}: {np.mean(losses[-20:]):.4f}", flush=True)
    return weights


def _kept(path: str) -> Any:
    with open(path, "rb") as file:
        return pickle.load(file)


def _keep(path: str, what: Any) -> None:
    with open(path, "wb") as file:
        pickle.dump(what, file)


def main() -> None:
    """Train on the texts that are named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("start")
    parser.add_argument("texts", nargs="+")
    parser.add_argument("-o", "--output", required=True)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--right", type=float, default=0.45, help="share of the tagged sentences that stay right")
    options = parser.parse_args()
    folders = [path for path in options.texts if os.path.isdir(path)]
    files = [path for path in options.texts if path not in folders]
    if options.start.endswith(".safetensors"):
        weights = network.load(options.start)
        taught = learn(tags for path in dict.fromkeys(files) for _, tags in read_tagged(path))
    else:
        weights, taught = _kept(options.start), _kept(f"{options.start}.words")
    chance = random.Random(1)
    made = [code for path in folders for code in _marked(path, taught[0], chance)]
    made += [code for path in files for code in _planted(path, *taught, options.right, chance)]
    data = [code for code in made if code]
    print(f"{len(data)} sentences, {sum(len(code.ids) for code in data)} pieces", flush=True)
    _keep(f"{options.output}.words", taught)
    _keep(
        options.output, jax.tree.map(np.asarray, train(jax.tree.map(jnp.asarray, weights), data, options.rate, chance))
    )


if __name__ == "__main__":
    main()

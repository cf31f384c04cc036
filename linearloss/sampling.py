"""What a training loop draws from its generator, and how it differs from what it was asked for."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from .outcome import Array, Outcome, Trouble, same
from .sentences import say
from .training import Training, rows_like

AS_ASKED = "as asked for"
EACH_TIME = "others in each training with the same seed"
OTHER_SEED = "of another seed"
ROUNDS = "rounds through all examples, each dealt out in minibatches"
OTHER_NUMBER = "another number of examples"
OTHER_SIZE = "of another size"
# The size of random numbers, over the right one, that says nothing: two dozen of them are hardly ever so small, or so large.
USUAL = (0.35, 2.8)
# Seeds that people write into programs.
WRITTEN = (*range(100), 123, 231, 1234, 12345)


def sampled(one: Training, other: Training, *, weights: bool) -> Outcome:
    """The first weights of a training, or its minibatches, in words where it is a habit; `other` is one of the very same."""
    return _weights(one, other) if weights else _minibatches(one, other)


def size_anew(one: Training, other: Training) -> Outcome:
    """Whether first weights that are others in each training have another size than those asked for."""
    drawn = [each.parts[0].steps[0].W for each in (one, other)]
    if _weights(one, other) != EACH_TIME:
        return AS_ASKED
    size = float(np.sqrt(np.mean(np.square(drawn)))) / 0.001
    return AS_ASKED if USUAL[0] < size < USUAL[1] else OTHER_SIZE


def _weights(one: Training, other: Training) -> Outcome:
    W, shape = one.parts[0].steps[0].W, (one.D, one.C)
    right = 0.001 * np.random.default_rng(one.seed).standard_normal(shape)
    if same(W, right):
        return AS_ASKED
    if W.shape != shape:
        return Trouble(
            f"shape {W.shape} for {shape}",
            say("The first W should have the shape (D, C) = {shape}, but has {has}.", shape=shape, has=W.shape),
        )
    if not np.array_equal(W, other.parts[0].steps[0].W):
        return EACH_TIME
    if not np.any(W):
        return "zeros"
    factor = float(np.sum(W * right) / np.sum(right**2))
    if same(W, factor * right):
        return "without the factor 0.001" if same(np.array(factor), np.array(1000.0)) else "with another factor"
    if any(same(W, 0.001 * numbers.standard_normal(shape)) for numbers in _others(one)):
        return OTHER_SEED
    if np.all(W >= 0) and np.max(W) < 0.01:
        return "none below zero"
    return np.asarray(W / 0.001)


def _minibatches(one: Training, other: Training) -> Outcome:
    steps = one.parts[0].steps
    if one.as_asked():
        return AS_ASKED
    if in_rounds(one):
        return ROUNDS
    if {len(step.X) for step in steps} != {one.size}:
        return OTHER_NUMBER
    if not all(same(a.X, b.X, 1e-9) for a, b in zip(steps, other.parts[0].steps, strict=False)):
        return EACH_TIME
    rows = [[next(iter(rows_like(row, np.asarray(one.X, dtype=float))), -1) for row in step.X] for step in steps]
    indices = np.array(rows, dtype=float)
    for drawn_before, said in ((True, OTHER_SEED), (False, "of a generator that has drawn no weights")):
        if any(_fits(numbers, one, drawn_before) for numbers in _others(one)):
            return said
    if np.any(indices < 0):
        return "rows that are none of X"
    return _habit(indices, len(one.y)) or indices


def in_rounds(one: Training) -> bool:
    """Whether each step that was asked for is a round through all examples, dealt out in minibatches, with a short one at its end or without."""
    steps, N = one.parts[0].steps, len(one.y)
    each = len(steps) // one.steps
    if each < 2 or each * one.steps != len(steps) or each not in (N // one.size, -(-N // one.size)):
        return False
    X = np.asarray(one.X, dtype=float)
    rounds = [
        np.concatenate([step.X[:, : one.D] for step in steps[at : at + each]]) for at in range(0, len(steps), each)
    ]
    places = [[next(iter(rows_like(row, X)), -1) for row in rows] for rows in rounds]
    return all(-1 not in row and len({*row}) == len(row) and N - len(row) < one.size for row in places)


def _others(one: Training) -> Iterator[np.random.Generator]:
    return (np.random.default_rng(seed) for seed in WRITTEN if seed != one.seed)


def _fits(numbers: np.random.Generator, one: Training, drawn_before: bool) -> bool:
    """Whether a generator picks the minibatches, after the weights or without them."""
    if drawn_before:
        numbers.standard_normal((one.D, one.C))
    return all(one.holds(step, numbers.choice(len(one.y), size=one.size)) for step in one.parts[0].steps)


def _habit(indices: Array, N: int) -> str:
    size = indices.shape[1]
    flat = indices.ravel()
    if np.all(indices == indices[0]):
        return "always the same"
    if same(flat[:N], np.arange(N, dtype=float)[: flat.size]):
        return "in order"
    whole = max(N // size, 1) * size
    for length in (N, whole):
        if length > size and all(_different(flat[k : k + length]) for k in range(0, flat.size, length)):
            return "dealt like cards"
    return "no example twice in a minibatch" if all(map(_different, indices)) else ""


def _different(indices: Array) -> bool:
    return len(set(indices.tolist())) == indices.size

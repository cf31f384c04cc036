"""The SVM loss written with loops of every kind, and without in every style."""

from __future__ import annotations

import functools
import warnings
from typing import Any

import numpy as np


def loss_loop(W: Any, X: Any, y: Any) -> Any:
    total = 0.0
    for i in range(len(y)):
        total += X[i].dot(W)[y[i]]
    return total


def loss_while(W: Any, X: Any, y: Any) -> Any:
    total, i = 0.0, 0
    while i < len(y):
        total += (X[i] @ W)[y[i]]
        i += 1
    return total


def loss_comprehension(W: Any, X: Any, y: Any) -> Any:
    S = X @ W
    return sum([S[i, label] for i, label in enumerate(y)])


def loss_generator(W: Any, X: Any, y: Any) -> Any:
    return sum(row[label] for row, label in zip(X @ W, y, strict=True))


def loss_vectorize(W: Any, X: Any, y: Any) -> Any:
    S = X @ W
    return np.vectorize(lambda i: S[i, y[i]])(np.arange(len(y))).sum()


def loss_map(W: Any, X: Any, y: Any) -> Any:
    S = X @ W
    return sum(map(lambda i: S[i, y[i]], range(len(y))))


def loss_along_axis(W: Any, X: Any, y: Any) -> Any:
    return np.apply_along_axis(lambda row: row.max(), 1, X @ W).sum()


def loss_recursive(W: Any, X: Any, y: Any) -> Any:
    return 0.0 if len(y) == 0 else (X[0] @ W)[y[0]] + loss_recursive(W, X[1:], y[1:])


def loss_slow_at_first_then_loop(W: Any, X: Any, y: Any) -> Any:
    # As `from scipy.special import logsumexp` inside a function: thousands of steps, once.
    if not hasattr(loss_slow_at_first_then_loop, "imported"):
        loss_slow_at_first_then_loop.imported = [step for step in range(5000)]  # type: ignore[attr-defined]
    return loss_loop(W, X, y)


MEMO: dict[Any, Any] = {}


def loss_remembered(W: Any, X: Any, y: Any) -> Any:
    # The second time it is given the same arguments, it does nothing.
    key = W.tobytes(), X.tobytes(), y.tobytes()
    if key not in MEMO:
        MEMO[key] = loss_loop(W, X, y)
    return MEMO[key]


@functools.lru_cache
def loss_of_bytes(*arguments: Any) -> Any:
    W, X, y = (np.frombuffer(data, dtype).reshape(shape) for data, dtype, shape in arguments)
    return loss_loop(W, X, y)


def loss_lru_cache(W: Any, X: Any, y: Any) -> Any:
    return loss_of_bytes(*((a.tobytes(), a.dtype, a.shape) for a in (W, X, y)))


def loss_unique_rows(W: Any, X: Any, y: Any) -> Any:
    return sum((row @ W).max() for row in np.unique(X, axis=0))


def loss_numpys_map(W: Any, X: Any, y: Any) -> Any:
    return sum(map(np.max, X @ W))


def loss_numpy_along_axis(W: Any, X: Any, y: Any) -> Any:
    return np.apply_along_axis(np.max, 1, X @ W).sum()


def loss_vectorize_builtin(W: Any, X: Any, y: Any) -> Any:
    return np.vectorize(max)(X @ W, 0).sum()


def loss_python_numbers(W: Any, X: Any, y: Any) -> Any:
    return sum(map(max, (X @ W).tolist()))


def loss_frompyfunc(W: Any, X: Any, y: Any) -> Any:
    return np.frompyfunc(max, 2, 1)(X @ W, 0).sum()


def loss_called_numpy(W: Any, X: Any, y: Any) -> Any:
    # Code of its own under the name of one of NumPy's files.
    source = "def looped(S):\n    total = 0\n    for row in S:\n        total += row[0]\n    return total"
    names: dict[str, Any] = {}
    exec(compile(source, np.lib.scimath.__file__, "exec"), names)
    return names["looped"](X @ W)


LOOPS = [loss_loop, loss_while, loss_comprehension, loss_generator, loss_vectorize, loss_map, loss_along_axis,
         loss_recursive, loss_slow_at_first_then_loop, loss_remembered, loss_lru_cache, loss_unique_rows,
         loss_numpys_map, loss_numpy_along_axis, loss_vectorize_builtin, loss_python_numbers, loss_frompyfunc, loss_called_numpy]  # fmt: skip


def loss_fancy(W: Any, X: Any, y: Any) -> Any:
    return (X @ W)[np.arange(len(y)), y].sum()


def loss_einsum(W: Any, X: Any, y: Any) -> Any:
    return np.einsum("nd,dn->n", X, W[:, y]).sum() + np.einsum("nd,dc,nc->", X, W, np.eye(W.shape[1])[y], optimize=True)


def loss_mask(W: Any, X: Any, y: Any) -> Any:
    mask = np.arange(W.shape[1]) == y[:, None]
    return (X @ W)[mask].sum()


def loss_one_hot(W: Any, X: Any, y: Any) -> Any:
    return np.sum((X @ W) * np.eye(W.shape[1])[y])


def loss_add_at(W: Any, X: Any, y: Any) -> Any:
    dW = np.zeros_like(W.T)
    np.add.at(dW, y, X)
    return dW


def loss_choose(W: Any, X: Any, y: Any) -> Any:
    return np.choose(y, (X @ W).T).sum()


def loss_over_classes(W: Any, X: Any, y: Any) -> Any:
    return sum((X[y == c] @ W[:, c]).sum() for c in range(W.shape[1]))


def loss_over_features(W: Any, X: Any, y: Any) -> Any:
    S = np.zeros((len(y), W.shape[1]))
    for d in range(W.shape[0]):
        S += X[:, d, None] * W[d]
    return S[np.arange(len(y)), y].sum()


def loss_list_of_rows(W: Any, X: Any, y: Any) -> Any:
    return (X @ W)[list(range(len(y))), y].sum()


def loss_index_tuples(W: Any, X: Any, y: Any) -> Any:
    # NumPy takes index lists in one call; beside them a few more objects of Python's.
    rows, labels, some = tuple(np.arange(len(y))), tuple(y), tuple(y[::5])
    return (X @ W)[rows, labels].sum() + len(some)


def loss_warns(W: Any, X: Any, y: Any) -> Any:
    return np.log((X @ W) * 0).sum() + np.exp(np.float64(1000))


def loss_warns_on_many(W: Any, X: Any, y: Any) -> Any:
    if len(y) > 50:
        warnings.warn("old habit", DeprecationWarning, stacklevel=1)
    return loss_fancy(W, X, y)


VECTORISED = [loss_fancy, loss_einsum, loss_mask, loss_one_hot, loss_add_at, loss_choose, loss_over_classes,
              loss_over_features, loss_list_of_rows, loss_index_tuples, loss_warns, loss_warns_on_many]  # fmt: skip

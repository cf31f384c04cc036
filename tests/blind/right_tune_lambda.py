"""Right programs for the notebook on tune lambda."""

from __future__ import annotations

from .program import Program

PROGRAMS = [
    Program(
        "split_data",
        "np.split does both arrays",
        """
def split_data(images, labels, num_val):
    a, b = np.split(images, [len(images) - num_val])
    c, d = np.split(labels, [len(labels) - num_val])
    return a, c, b, d
""",
    ),
    Program(
        "split_data",
        "boolean mask",
        """
def split_data(images, labels, num_val):
    held_back = np.arange(labels.size) >= labels.size - num_val
    return images[~held_back], labels[~held_back], images[held_back], labels[held_back]
""",
    ),
    Program(
        "split_data",
        "beginner's loops with append, stacked afterwards",
        """
def split_data(images, labels, num_val):
    it, lt, iv, lv = [], [], [], []
    for number in range(len(labels)):
        if number < len(labels) - num_val:
            it.append(images[number])
            lt.append(labels[number])
        else:
            iv.append(images[number])
            lv.append(labels[number])
    return np.stack(it), np.array(lt, dtype=labels.dtype), np.stack(iv), np.array(lv, dtype=labels.dtype)
""",
    ),
    Program(
        "split_data",
        "generator of slices, tuple unpacked",
        """
def split_data(images, labels, num_val):
    front, back = slice(None, -num_val), slice(-num_val, None)
    return tuple(a[s] for s in (front, back) for a in (images, labels))
""",
    ),
    Program(
        "split_data",
        "np.delete and np.take with negative row numbers",
        """
def split_data(images, labels, num_val):
    last = np.arange(-num_val, 0)
    return (np.delete(images, last, axis=0), np.delete(labels, last),
            np.take(images, last, axis=0), np.take(labels, last, axis=0))
""",
    ),
    Program(
        "split_data",
        "turns everything round twice, and returns a list of views",
        """
def split_data(images, labels, num_val):
    def first_of_reversed(a):
        return a[::-1][:num_val][::-1]

    def others(a):
        return a[::-1][num_val:][::-1]

    return [others(images), others(labels), first_of_reversed(images), first_of_reversed(labels)]
""",
    ),
    Program(
        "standard_error",
        "one term of a parabola: 1/4 - (p - 1/2)**2",
        """
def standard_error(accuracy, n):
    return np.sqrt((0.25 - (accuracy - 0.5) ** 2) / n)
""",
    ),
    Program(
        "standard_error",
        "powers of one half, p - p**2",
        """
def standard_error(accuracy, n):
    spread = accuracy - accuracy * accuracy
    return (spread / n) ** 0.5
""",
    ),
    Program(
        "standard_error",
        "numbers and arrays in two branches, Python floats for numbers",
        """
import math

def _one(p, n):
    return math.sqrt(float(p) * (1.0 - float(p)) / n)

def standard_error(accuracy, n):
    if np.ndim(accuracy) == 0:
        return _one(accuracy, n)
    result = np.empty(np.shape(accuracy))
    for place in np.ndindex(result.shape):
        result[place] = _one(accuracy[place], n)
    return result
""",
    ),
    Program(
        "standard_error",
        "by way of the angle: p = sin(a)**2, so sqrt(p q) = sin(2 a) / 2",
        """
def standard_error(accuracy, n):
    angle = np.arcsin(np.sqrt(accuracy))
    return np.abs(np.sin(2 * angle)) / (2 * np.sqrt(n))
""",
    ),
    Program(
        "standard_error",
        "np.vectorize",
        """
standard_error = np.vectorize(lambda accuracy, n: (accuracy * (1 - accuracy) / n) ** 0.5, otypes=[float])
""",
    ),
    Program(
        "standard_error",
        "counts of right and wrong images: sqrt(right * wrong / n) / n",
        """
def standard_error(accuracy, n):
    right = np.multiply(accuracy, n, dtype=np.float64)
    wrong = np.subtract(n, right)
    return np.sqrt(np.true_divide(right * wrong, n)) / n
""",
    ),
    Program(
        "pixel_statistics",
        "Welford's running update, one image at a time",
        """
def pixel_statistics(images):
    mean = np.zeros(images[0].size)
    M2 = np.zeros(images[0].size)
    for k, image in enumerate(images, 1):
        x = image.astype(float).ravel()
        delta = x - mean
        mean = mean + delta / k
        M2 = M2 + delta * (x - mean)
    constant = np.all(images == images[:1], axis=0).ravel()
    mean = np.where(constant, images[0].ravel(), mean)
    return mean, np.where(constant, 1.0, np.sqrt(M2 / len(images)))
""",
    ),
    Program(
        "pixel_statistics",
        "einsum for both sums, constant pixels found by minimum = maximum",
        """
def pixel_statistics(images):
    rows = np.array(images, dtype=np.float64).reshape(len(images), -1)
    N = len(rows)
    mean = np.einsum("nd->d", rows) / N
    rows -= mean
    std = np.sqrt(np.einsum("nd,nd->d", rows, rows) / N)
    same = (images.min(axis=0) == images.max(axis=0)).reshape(-1)
    std[same] = 1
    return mean, std
""",
    ),
    Program(
        "pixel_statistics",
        "matrix product with a row of 1 / N, float64 inside, float32 outside",
        """
def pixel_statistics(images):
    N = images.shape[0]
    X = images.reshape(N, -1).astype(np.float64)
    weights = np.ones(N) / N
    shift = X[0].copy()
    X = X - shift
    m = weights @ X
    s = np.sqrt(weights @ (X - m) ** 2)
    s = s + (np.ptp(X, axis=0) == 0)
    return (m + shift).astype(np.float32), s.astype(np.float32)
""",
    ),
    Program(
        "pixel_statistics",
        "statistics at the images' own shape, ravelled at the end, Fortran-ordered copy inside; returns a list",
        """
def pixel_statistics(images):
    pixels = np.asfortranarray(images).astype("f8")
    moments = [pixels.mean(axis=0), pixels.std(axis=0)]
    never_changes = ~(images != images[0]).any(axis=0)
    moments[1][never_changes] = 1
    return [m.ravel() for m in moments]
""",
    ),
    Program(
        "pixel_statistics",
        "column by column, with Python's sum and a helper",
        """
def _mean_and_deviation(column):
    values = column.tolist()
    m = sum(values) / len(values)
    if min(values) == max(values):
        return float(values[0]), 1.0
    return m, (sum((v - m) ** 2 for v in values) / len(values)) ** 0.5

def pixel_statistics(images):
    rows = np.reshape(images, (len(images), -1))
    both = np.array([_mean_and_deviation(column) for column in rows.T])
    return both[:, 0], both[:, 1]
""",
    ),
    Program(
        "pixel_statistics",
        "blocks of 7 images, the means first and then the deviations",
        """
def pixel_statistics(images):
    N, D = len(images), int(np.prod(images.shape[1:]))
    blocks = [images[i:i + 7].reshape(-1, D) for i in range(0, N, 7)]
    mean = sum(b.sum(axis=0, dtype=float) for b in blocks) / N
    var = sum(np.square(b - mean).sum(axis=0) for b in blocks) / N
    first = images[0].reshape(D)
    changed = np.zeros(D, dtype=bool)
    for b in blocks:
        changed |= (b != first).any(axis=0)
    std = np.ones(D)
    np.sqrt(var, out=std, where=changed)
    return mean, std
""",
    ),
    Program(
        "standardise",
        "np.pad makes the ones",
        """
def standardise(images, mean, std):
    z = ((images.reshape(len(images), -1) - mean) / std).astype(np.float32)
    return np.pad(z, ((0, 0), (0, 1)), constant_values=1)
""",
    ),
    Program(
        "standardise",
        "ufuncs write into a view of the result",
        """
def standardise(images, mean, std):
    N = images.shape[0]
    X = np.empty((N, np.size(mean) + 1), dtype=np.float32)
    body = X[:, :-1]
    body[...] = images.reshape(N, -1)
    np.subtract(body, mean, out=body, casting="same_kind")
    np.divide(body, std, out=body, casting="same_kind")
    X[:, -1] = 1
    return X
""",
    ),
    Program(
        "standardise",
        "mean and std get a last entry 0 and 1, so the ones pass through; Fortran order",
        """
def standardise(images, mean, std):
    N = len(images)
    with_ones = np.column_stack([images.reshape(N, -1).astype(np.float64), np.ones(N)])
    m, s = np.append(mean, 0.0), np.append(std, 1.0)
    return np.asfortranarray(((with_ones - m) / s).astype(np.float32))
""",
    ),
    Program(
        "standardise",
        "one image at a time, with a Python list of rows",
        """
def standardise(images, mean, std):
    result = np.zeros((len(images), len(mean) + 1), dtype=np.float32)
    for i in range(len(images)):
        pixels = images[i].flatten().astype(np.float64)
        result[i] = np.concatenate((np.divide(pixels - mean, std), [1.0]))
    return result
""",
    ),
    Program(
        "standardise",
        "built transposed, as (D + 1, N), and returned as a view",
        """
def standardise(images, mean, std):
    columns = images.reshape(len(images), -1).T
    z = (columns - mean[:, None]) / std[:, None]
    return np.vstack([z, np.ones(len(images))]).astype(np.float32).T
""",
    ),
    Program(
        "standardise",
        "mean and std are shaped like an image; einsum multiplies by 1 / std",
        """
def standardise(images, mean, std):
    shape = images.shape[1:]
    centred = images - mean.reshape(shape).astype(np.float64)
    z = np.einsum("nd,d->nd", centred.reshape(len(images), -1), 1.0 / std)
    return np.insert(z, z.shape[1], 1.0, axis=1).astype(np.float32)
""",
    ),
    Program(
        "train_sgd",
        "while loop, W renewed in every step and cast back to the dtype of X",
        """
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    generator = np.random.default_rng(seed)
    how_many, D = X.shape
    C = int(y.max()) + 1
    W = (0.001 * generator.standard_normal((D, C))).astype(X.dtype)
    steps_left = num_iters
    while steps_left > 0:
        steps_left -= 1
        rows = generator.choice(how_many, size=batch_size)
        gradient = loss_function(W, X[rows], y[rows], reg)[1]
        W = (W - learning_rate * gradient).astype(X.dtype)
    return W
""",
    ),
    Program(
        "train_sgd",
        "a generator function hands out the minibatches; np.take",
        """
def _batches(rng, X, y, num_iters, batch_size):
    for _ in range(num_iters):
        rows = rng.choice(X.shape[0], size=batch_size)
        yield np.take(X, rows, axis=0), np.take(y, rows)

def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    W = np.multiply(rng.standard_normal((X.shape[1], max(y) + 1)), 0.001).astype(X.dtype)
    for images, labels in _batches(rng, X, y, num_iters, batch_size):
        _, dW = loss_function(W, images, labels, reg)
        np.subtract(W, learning_rate * dW, out=W, casting="same_kind")
    return W
""",
    ),
    Program(
        "train_sgd",
        "keeps the weights transposed, (C, D), and gives views; rng.normal draws the same numbers",
        """
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    D, C = X.shape[1], 1 + np.amax(y)
    V = np.ascontiguousarray(rng.normal(0.0, 0.001, size=(D, C)).T).astype(X.dtype)
    for _ in range(num_iters):
        rows = rng.choice(len(X), size=batch_size)
        V -= (learning_rate * loss_function(V.T, X[rows], y[rows], reg)[1]).T
    return V.T
""",
    ),
    Program(
        "train_sgd",
        "all row numbers are drawn at once, which gives the same numbers",
        """
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    W = (0.001 * rng.standard_normal((X.shape[1], y.max() + 1))).astype(X.dtype)
    for rows in rng.choice(len(y), size=(num_iters, batch_size)):
        W[...] -= learning_rate * loss_function(W, X[rows], y[rows], reg)[1]
    return W
""",
    ),
    Program(
        "train_sgd",
        "a small class with a method for a step; keyword-free calls",
        """
class _Walker:
    def __init__(self, X, y, seed):
        self.X, self.y = X, np.asarray(y)
        self.rng = np.random.default_rng(seed)
        start = self.rng.standard_normal((X.shape[1], int(self.y.max()) + 1))
        self.W = np.array(1e-3 * start, dtype=X.dtype, order="F")

    def step(self, loss_function, rate, reg, size):
        rows = self.rng.choice(self.X.shape[0], size=size)
        loss, dW = loss_function(self.W, self.X[rows, :], self.y[rows], reg)
        self.W -= np.asarray(rate * dW, dtype=self.W.dtype)

def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    walker = _Walker(X, y, seed)
    for _ in range(num_iters):
        walker.step(loss_function, learning_rate, reg, batch_size)
    return walker.W
""",
    ),
    Program(
        "train_sgd",
        "functools.reduce over the steps; rng.integers draws the same rows as rng.choice",
        """
from functools import reduce

def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    C = len(np.bincount(y))

    def one_step(W, _):
        rows = rng.integers(0, N, batch_size)
        return (W - learning_rate * loss_function(W, X[rows], y[rows], reg)[1]).astype(X.dtype)

    first = (rng.standard_normal(D * C) * 0.001).reshape(D, C).astype(X.dtype)
    return reduce(one_step, range(num_iters), first)
""",
    ),
    Program(
        "sample_log_uniform",
        "ratio to a random power",
        """
def sample_log_uniform(low, high, size, seed):
    return low * (high / low) ** np.random.default_rng(seed).random(size)
""",
    ),
    Program(
        "sample_log_uniform",
        "from the top down, powers of two",
        """
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    top, bottom = np.log2(high), np.log2(low)
    return np.exp2(top - rng.random(size) * (top - bottom))
""",
    ),
    Program(
        "sample_log_uniform",
        "a loop with Python floats and math",
        """
import math

def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    a, b = math.log10(low), math.log10(high)
    out = np.empty(size)
    for i in range(size):
        out[i] = 10 ** rng.uniform(a, b)
    return out
""",
    ),
    Program(
        "sample_log_uniform",
        "weighted geometric mean of the limits",
        """
def sample_log_uniform(low, high, size, seed):
    t = np.random.default_rng(seed).uniform(size=(size,))
    return np.float64(low) ** (1 - t) * np.float64(high) ** t
""",
    ),
    Program(
        "sample_log_uniform",
        "interpolates in the logarithms; more numbers are drawn than are used",
        """
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    t = rng.random((size, 3))[:, 1]
    logs = np.interp(t, [0, 1], np.log([low, high]))
    return np.clip(np.exp(logs), low, high)
""",
    ),
    Program(
        "sample_log_uniform",
        "normal numbers through the arcus tangent of pairs: the angle of a 2-D Gaussian is uniform",
        """
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    points = rng.standard_normal((2, size))
    share = np.arctan2(points[0], points[1]) / (2 * np.pi) + 0.5
    return np.exp(np.log(low) + share * (np.log(high) - np.log(low)))
""",
    ),
    Program(
        "search",
        "list comprehension over a helper",
        """
def _measure(train, setting, X_train, y_train, X_val, y_val):
    rate, lam = setting
    W = train(X_train, y_train, rate, lam)
    return {"learning_rate": rate, "reg": lam, "train_accuracy": accuracy(W, X_train, y_train),
            "val_accuracy": accuracy(W, X_val, y_val)}

def search(train, settings, X_train, y_train, X_val, y_val):
    return [_measure(train, s, X_train, y_train, X_val, y_val) for s in settings]
""",
    ),
    Program(
        "search",
        "inner generator function, dict(zip(...))",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    keys = ("learning_rate", "reg", "train_accuracy", "val_accuracy")

    def rows():
        for setting in settings:
            W = train(X_train, y_train, *setting)
            yield (*setting, accuracy(W, X_train, y_train), accuracy(W, X_val, y_val))

    return [dict(zip(keys, row)) for row in rows()]
""",
    ),
    Program(
        "search",
        "an iterator with next and StopIteration",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    source = iter(settings)
    found = []
    while True:
        try:
            pair = next(source)
        except StopIteration:
            return found
        found.append({})
        found[-1]["val_accuracy"] = None
        found[-1]["learning_rate"], found[-1]["reg"] = pair[0], pair[1]
        W = train(X_train, y_train, pair[0], pair[1])
        found[-1]["train_accuracy"] = accuracy(W, X_train, y_train)
        found[-1]["val_accuracy"] = accuracy(W, X_val, y_val)
""",
    ),
    Program(
        "search",
        "train everything first, measure afterwards",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    trained = [(lr, reg, train(X_train, y_train, lr, reg)) for lr, reg in settings]
    results = []
    for lr, reg, W in trained:
        results += [dict(reg=reg, learning_rate=lr, val_accuracy=accuracy(W, X_val, y_val),
                         train_accuracy=accuracy(W, X_train, y_train))]
    return results
""",
    ),
    Program(
        "search",
        "map and lambda, Python floats, walrus",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    return list(map(lambda pair: {
        "learning_rate": float(pair[0]),
        "reg": float(pair[1]),
        "train_accuracy": float(accuracy(W := train(X_train, y_train, pair[0], pair[1]), X_train, y_train)),
        "val_accuracy": float(accuracy(W, X_val, y_val)),
    }, settings))
""",
    ),
    Program(
        "search",
        "accuracies as NumPy scalars, an additional key with the gap (by a dictionary merge)",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    piles = {"train": (X_train, y_train), "val": (X_val, y_val)}
    results = []
    for learning_rate, reg in settings:
        one = {"learning_rate": learning_rate, "reg": reg}
        W = train(*piles["train"], learning_rate, reg)
        for name, (X, y) in piles.items():
            one = one | {name + "_accuracy": np.float64(accuracy(W, X, y))}
        results.append(one)
    return results
""",
    ),
    Program(
        "choose_best",
        "maximum by a tuple, operator.itemgetter",
        """
from operator import itemgetter

def choose_best(results):
    return max(results, key=itemgetter("val_accuracy", "reg"))
""",
    ),
    Program(
        "choose_best",
        "two stable sorts of copies",
        """
def choose_best(results):
    by_reg = sorted(results, key=lambda d: d["reg"], reverse=True)
    by_both = sorted(by_reg, key=lambda d: d["val_accuracy"], reverse=True)
    return by_both[0]
""",
    ),
    Program(
        "choose_best",
        "np.lexsort",
        """
def choose_best(results):
    regs = np.array([one["reg"] for one in results], dtype=float)
    accs = np.array([one["val_accuracy"] for one in results], dtype=float)
    return results[np.lexsort((regs, accs))[-1]]
""",
    ),
    Program(
        "choose_best",
        "two passes: the highest accuracy, then the largest reg among those that have it",
        """
def choose_best(results):
    highest = -1
    for one in results:
        if one["val_accuracy"] > highest:
            highest = one["val_accuracy"]
    tied = [one for one in results if one["val_accuracy"] == highest]
    largest = max(t["reg"] for t in tied)
    for one in tied:
        if one["reg"] == largest:
            return one
""",
    ),
    Program(
        "choose_best",
        "recursion: the better of the first and the best of the others",
        """
def choose_best(results):
    first, *others = results
    if not others:
        return first
    rival = choose_best(others)
    better = (rival["val_accuracy"], rival["reg"]) > (first["val_accuracy"], first["reg"])
    return rival if better else first
""",
    ),
    Program(
        "choose_best",
        "functools.reduce with a nested conditional, read from the back",
        """
from functools import reduce

def choose_best(results):
    def duel(a, b):
        if a["val_accuracy"] != b["val_accuracy"]:
            return a if a["val_accuracy"] > b["val_accuracy"] else b
        return a if a["reg"] >= b["reg"] else b
    return reduce(duel, reversed(results))
""",
    ),
]

"""Wrong programs for the notebook on tune lambda."""

from __future__ import annotations

from .program import Program

PROGRAMS = [
    Program(
        "split_data",
        "holds back the first num_val examples, not the last",
        """
def split_data(images, labels, num_val):
    return images[num_val:], labels[num_val:], images[:num_val], labels[:num_val]
""",
    ),
    Program(
        "split_data",
        "returns both piles of images first, then both piles of labels",
        """
def split_data(images, labels, num_val):
    cut = len(images) - num_val
    images_train, images_val = images[:cut], images[cut:]
    labels_train, labels_val = labels[:cut], labels[cut:]
    return images_train, images_val, labels_train, labels_val
""",
    ),
    Program(
        "split_data",
        "the sizes of CIFAR-10 are hard-coded",
        """
def split_data(images, labels, num_val):
    images_train = images[:49000]
    labels_train = labels[:49000]
    images_val = images[49000:50000]
    labels_val = labels[49000:50000]
    return images_train, labels_train, images_val, labels_val
""",
    ),
    Program(
        "split_data",
        "takes num_val for the number of training examples",
        """
def split_data(images, labels, num_val):
    return images[:num_val], labels[:num_val], images[num_val:], labels[num_val:]
""",
    ),
    Program(
        "split_data",
        "shuffles the examples (images and labels alike) before it splits, so the last ones are not held back",
        """
def split_data(images, labels, num_val):
    N = images.shape[0]
    order = np.random.default_rng(0).permutation(N)
    tr, va = order[:N - num_val], order[N - num_val:]
    return images[tr], labels[tr], images[va], labels[va]
""",
    ),
    Program(
        "split_data",
        "the training pile keeps all examples, so the validation examples are in both piles",
        """
def split_data(images, labels, num_val):
    images_val = images[-num_val:]
    labels_val = labels[-num_val:]
    return images, labels, images_val, labels_val
""",
    ),
    Program(
        "split_data",
        "off by one: an example at the cut is in neither pile",
        """
def split_data(images, labels, num_val):
    n = len(labels)
    k = n - num_val
    return images[0:k - 1], labels[0:k - 1], images[k:n], labels[k:n]
""",
    ),
    Program(
        "split_data",
        "a[-k:-1] leaves out the very last example",
        """
def split_data(images, labels, num_val):
    return images[:-num_val], labels[:-num_val], images[-num_val:-1], labels[-num_val:-1]
""",
    ),
    Program(
        "split_data",
        "squeezes the results: with num_val = 1 (or N - num_val = 1, or images with an axis of length 1) an axis is lost",
        """
def split_data(images, labels, num_val):
    cut = len(images) - num_val
    parts = images[:cut], labels[:cut], images[cut:], labels[cut:]
    return tuple(np.squeeze(p) for p in parts)
""",
    ),
    Program(
        "split_data",
        "the validation examples come in reversed order, taken from the end",
        """
def split_data(images, labels, num_val):
    xv, yv = [], []
    for i in range(1, num_val + 1):
        xv.append(images[-i])
        yv.append(labels[-i])
    return images[:-num_val], labels[:-num_val], np.array(xv), np.array(yv)
""",
    ),
    Program(
        "split_data",
        "gives the training pile twice as many examples as the validation pile, whatever N is",
        """
def split_data(images, labels, num_val):
    n_train = 2 * num_val
    return images[:n_train], labels[:n_train], images[-num_val:], labels[-num_val:]
""",
    ),
    Program(
        "split_data",
        "makes rows of the images, though their shape should stay",
        """
def split_data(images, labels, num_val):
    X = images.reshape(len(images), -1)
    return X[:-num_val], labels[:-num_val], X[-num_val:], labels[-num_val:]
""",
    ),
    Program(
        "split_data",
        "ignores num_val: takes a fifth of the examples for validation",
        """
def split_data(images, labels, num_val=None):
    cut = int(0.8 * len(images))
    return images[:cut], labels[:cut], images[cut:], labels[cut:]
""",
    ),
    Program(
        "split_data",
        "indexes four axes, so it works for colour images only and not for shape (N, D)",
        """
def split_data(images, labels, num_val):
    k = images.shape[0] - num_val
    return images[:k, :, :, :], labels[:k], images[k:, :, :, :], labels[k:]
""",
    ),
    Program(
        "split_data",
        "copies into uint8 arrays, so images of floats lose their fractions",
        """
def split_data(images, labels, num_val):
    n_train = len(images) - num_val
    images_train = np.zeros((n_train,) + images.shape[1:], dtype=np.uint8)
    images_val = np.zeros((num_val,) + images.shape[1:], dtype=np.uint8)
    for i in range(n_train):
        images_train[i] = images[i].astype(np.uint8)
    for i in range(num_val):
        images_val[i] = images[n_train + i].astype(np.uint8)
    return images_train, labels[:n_train], images_val, labels[n_train:]
""",
    ),
    Program(
        "standard_error",
        "the root is missing: the variance",
        """
def standard_error(accuracy, n):
    return accuracy * (1 - accuracy) / n
""",
    ),
    Program(
        "standard_error",
        "n stands outside the root",
        """
def standard_error(accuracy, n):
    return np.sqrt(accuracy * (1 - accuracy)) / n
""",
    ),
    Program(
        "standard_error",
        "the division by n is forgotten",
        """
def standard_error(accuracy, n):
    p = accuracy
    q = 1 - p
    return np.sqrt(p * q)
""",
    ),
    Program(
        "standard_error",
        "divides by n - 1",
        """
def standard_error(accuracy, n):
    variance = accuracy * (1.0 - accuracy) / (n - 1)
    return variance ** 0.5
""",
    ),
    Program(
        "standard_error",
        "returns 1.96 standard errors, the half width of a 95% interval",
        """
def standard_error(accuracy, n):
    z = 1.96
    return z * np.sqrt(accuracy * (1 - accuracy) / n)
""",
    ),
    Program(
        "standard_error",
        "no brackets around 1 - accuracy and around the product: accuracy * 1 - accuracy / n",
        """
def standard_error(accuracy, n):
    return np.sqrt(accuracy * 1 - accuracy / n)
""",
    ),
    Program(
        "standard_error",
        "a loop for arrays that flattens them: an array of shape (3, 2) comes back as (6,)",
        """
def standard_error(accuracy, n):
    if isinstance(accuracy, np.ndarray):
        errors = []
        for p in accuracy.flatten():
            errors.append((p * (1 - p) / n) ** 0.5)
        return np.array(errors)
    return (accuracy * (1 - accuracy) / n) ** 0.5
""",
    ),
    Program(
        "standard_error",
        "math.sqrt does not work for arrays",
        """
import math

def standard_error(accuracy, n):
    return math.sqrt(accuracy * (1 - accuracy) / n)
""",
    ),
    Program(
        "standard_error",
        "hard-codes the 1,000 validation images and ignores n",
        """
def standard_error(accuracy, n=1000):
    num_images = 1_000
    return np.sqrt(accuracy * (1 - accuracy) / num_images)
""",
    ),
    Program(
        "standard_error",
        "1 // 2 is 0, so n ** (1 // 2) is 1",
        """
def standard_error(accuracy, n):
    p_times_q = accuracy * (1 - accuracy)
    return np.sqrt(p_times_q) / n ** (1 // 2)
""",
    ),
    Program(
        "standard_error",
        "rounds to three decimals",
        """
def standard_error(accuracy, n):
    return np.round(np.sqrt(accuracy * (1 - accuracy) / n), 3)
""",
    ),
    Program(
        "standard_error",
        "averages an array of accuracies into a single number",
        """
def standard_error(accuracy, n):
    p = np.mean(accuracy)
    return np.sqrt(p * (1 - p) / n)
""",
    ),
    Program(
        "standard_error",
        "cuts the number of right images to an integer, so accuracies such as 0.29 or 0.123 at small n come out wrong",
        """
def standard_error(accuracy, n):
    right = np.array(accuracy * n).astype(int)
    wrong = n - right
    return np.sqrt(right * wrong / n**3)
""",
    ),
    Program(
        "standard_error",
        "keeps the accuracy away from 0 and 1 (clips it to 0.01 ... 0.99), so 0 and 1 do not give 0",
        """
def standard_error(accuracy, n):
    p = np.clip(accuracy, 0.01, 0.99)
    return np.sqrt(p * (1 - p) / n)
""",
    ),
    Program(
        "standard_error",
        "works in place: an array of accuracies is destroyed",
        """
def standard_error(accuracy, n):
    q = 1 - accuracy
    accuracy *= q
    accuracy /= n
    return np.sqrt(accuracy)
""",
    ),
    Program(
        "pixel_statistics",
        "one mean and one deviation over everything, repeated for every pixel",
        """
def pixel_statistics(images):
    D = images[0].size
    mean = np.full(D, images.mean())
    std = np.full(D, images.std())
    std[std == 0] = 1
    return mean, std
""",
    ),
    Program(
        "pixel_statistics",
        "averages along the rows: one number an image",
        """
def pixel_statistics(images):
    rows = images.reshape(len(images), -1).astype(float)
    mean = rows.mean(axis=1)
    std = rows.std(axis=1)
    std[std == 0] = 1.0
    return mean, std
""",
    ),
    Program(
        "pixel_statistics",
        "divides by N - 1 in std",
        """
def pixel_statistics(images):
    rows = images.reshape(images.shape[0], -1).astype(np.float64)
    mu = rows.mean(0)
    sigma = np.sqrt(((rows - mu) ** 2).sum(0) / max(len(rows) - 1, 1))
    return mu, np.where(sigma == 0, 1, sigma)
""",
    ),
    Program(
        "pixel_statistics",
        "constant pixels keep a deviation of 0",
        """
def pixel_statistics(images):
    X = images.reshape(len(images), -1)
    return X.mean(axis=0), X.std(axis=0)
""",
    ),
    Program(
        "pixel_statistics",
        "adds a small epsilon in place of setting std to 1 where it is 0",
        """
def pixel_statistics(images):
    X = images.reshape(len(images), -1)
    return X.mean(axis=0), X.std(axis=0) + 1e-8
""",
    ),
    Program(
        "pixel_statistics",
        "all deviations below 1 are raised to 1",
        """
def pixel_statistics(images):
    X = images.reshape(len(images), -1)
    return X.mean(axis=0), np.clip(X.std(axis=0), 1, None)
""",
    ),
    Program(
        "pixel_statistics",
        "treats small deviations (below 0.1) as zero",
        """
def pixel_statistics(images):
    flat = images.reshape(len(images), -1).astype(np.float64)
    mean, std = np.mean(flat, axis=0), np.std(flat, axis=0)
    std[std < 0.1] = 1.0
    return mean, std
""",
    ),
    Program(
        "pixel_statistics",
        "squares uint8 numbers, which overflow",
        """
def pixel_statistics(images):
    rows = images.reshape(len(images), -1)
    mean = rows.mean(axis=0)
    mean_of_squares = (rows ** 2).mean(axis=0)
    std = np.sqrt(np.maximum(mean_of_squares - mean ** 2, 0))
    std[std == 0] = 1
    return mean, std
""",
    ),
    Program(
        "pixel_statistics",
        "adds up in uint8 with a loop, so the sum overflows",
        """
def pixel_statistics(images):
    N = images.shape[0]
    total = np.zeros(images[0].size, dtype=images.dtype)
    for image in images:
        total += image.ravel()
    mean = total / N
    squares = np.zeros(images[0].size)
    for image in images:
        squares += (image.ravel() - mean) ** 2
    std = np.sqrt(squares / N)
    std[std == 0] = 1
    return mean, std
""",
    ),
    Program(
        "pixel_statistics",
        "returns std first",
        """
def pixel_statistics(images):
    rows = images.reshape(len(images), -1)
    std = rows.std(axis=0)
    return np.where(std > 0, std, 1.0), rows.mean(axis=0)
""",
    ),
    Program(
        "pixel_statistics",
        "the shape of an image stays: (32, 32, 3), not (D,)",
        """
def pixel_statistics(images):
    mean = np.mean(images, axis=0, dtype=float)
    std = np.std(images, axis=0, dtype=float)
    std[std == 0] = 1
    return mean, std
""",
    ),
    Program(
        "pixel_statistics",
        "one mean for each colour channel (the last axis), repeated over the image",
        """
def pixel_statistics(images):
    axes = tuple(range(images.ndim - 1))
    shape = images.shape[1:]
    mean = np.broadcast_to(images.mean(axis=axes), shape).ravel().copy()
    std = np.broadcast_to(images.std(axis=axes), shape).ravel().copy()
    std[std == 0] = 1
    return mean, std
""",
    ),
    Program(
        "pixel_statistics",
        "goes through the images in batches of 100 and forgets the last, smaller batch",
        """
def pixel_statistics(images):
    rows = images.reshape(len(images), -1)
    size = min(100, len(rows))
    s = np.zeros(rows.shape[1])
    q = np.zeros(rows.shape[1])
    n = 0
    for b in range(len(rows) // size):
        part = rows[b * size:(b + 1) * size].astype(float)
        s += part.sum(axis=0)
        q += (part ** 2).sum(axis=0)
        n += size
    mean = s / n
    std = np.sqrt(np.maximum(q / n - mean ** 2, 0))
    std[std == 0] = 1
    return mean, std
""",
    ),
    Program(
        "pixel_statistics",
        "rounds the mean to whole pixel values (dtype of the images), and takes deviations from that",
        """
def pixel_statistics(images):
    rows = images.reshape(len(images), -1)
    mean = rows.mean(axis=0).astype(images.dtype)
    diff = rows.astype(float) - mean.astype(float)
    std = np.sqrt(np.mean(diff ** 2, axis=0))
    std[std == 0] = 1
    return mean.astype(float), std
""",
    ),
    Program(
        "pixel_statistics",
        "hard-codes 3072 pixels",
        """
def pixel_statistics(images):
    rows = images.reshape(-1, 3072)
    mean = rows.mean(axis=0)
    std = rows.std(axis=0)
    std[std == 0] = 1
    return mean, std
""",
    ),
    Program(
        "standardise",
        "uses the mean and deviation of the images it is given",
        """
def standardise(images, mean, std):
    rows = images.reshape(len(images), -1).astype(np.float32)
    mean = rows.mean(axis=0)
    std = rows.std(axis=0)
    std[std == 0] = 1
    rows = (rows - mean) / std
    return np.hstack([rows, np.ones((len(rows), 1))]).astype(np.float32)
""",
    ),
    Program(
        "standardise",
        "the column of ones comes first",
        """
def standardise(images, mean, std):
    rows = images.reshape(len(images), -1)
    X = np.ones((rows.shape[0], rows.shape[1] + 1), dtype=np.float32)
    X[:, 1:] = (rows - mean) / std
    return X
""",
    ),
    Program(
        "standardise",
        "no column of ones",
        """
def standardise(images, mean, std):
    rows = images.reshape(len(images), -1)
    return ((rows - mean) / std).astype(np.float32)
""",
    ),
    Program(
        "standardise",
        "np.hstack with float64 ones: the result is float64",
        """
def standardise(images, mean, std):
    rows = images.reshape(len(images), -1).astype(np.float32)
    rows = ((rows - mean) / std).astype(np.float32)
    return np.hstack([rows, np.ones((rows.shape[0], 1))])
""",
    ),
    Program(
        "standardise",
        "works in place: images of float32 are changed",
        """
def standardise(images, mean, std):
    X = images.reshape(len(images), -1)
    if X.dtype != np.float32:
        X = X.astype(np.float32)
    X -= mean.astype(np.float32)
    X /= std.astype(np.float32)
    return np.concatenate([X, np.ones((len(X), 1), dtype=np.float32)], axis=1)
""",
    ),
    Program(
        "standardise",
        "subtracts in uint8, so negative differences wrap around",
        """
def standardise(images, mean, std):
    rows = images.reshape(len(images), -1)
    centred = rows - mean.astype(rows.dtype)
    X = np.ones((len(rows), rows.shape[1] + 1), dtype=np.float32)
    X[:, :-1] = centred / std
    return X
""",
    ),
    Program(
        "standardise",
        "turns images into whole numbers first: fractions of float images are cut off",
        """
def standardise(images, mean, std):
    rows = images.astype(int).reshape(len(images), -1)
    X = np.ones((len(rows), len(mean) + 1), np.float32)
    X[:, :-1] = (rows - mean) / std
    return X
""",
    ),
    Program(
        "standardise",
        "divides only the mean by std",
        """
def standardise(images, mean, std):
    n = len(images)
    rows = images.reshape(n, -1)
    return np.c_[rows - mean / std, np.ones(n)].astype(np.float32)
""",
    ),
    Program(
        "standardise",
        "does not divide, as in CS231n: std is ignored",
        """
def standardise(images, mean, std):
    X = images.reshape(images.shape[0], -1).astype(np.float32) - mean
    bias = np.ones((X.shape[0], 1))
    return np.hstack((X, bias)).astype("float32")
""",
    ),
    Program(
        "standardise",
        "clips the standardised pixels to -3 ... 3",
        """
def standardise(images, mean, std):
    rows = images.reshape(len(images), -1)
    z = np.clip((rows - mean) / std, -3, 3)
    return np.hstack([z, np.ones((len(z), 1))]).astype(np.float32)
""",
    ),
    Program(
        "standardise",
        "hard-codes 3072 pixels",
        """
def standardise(images, mean, std):
    N = images.shape[0]
    X = np.ones((N, 3073), dtype=np.float32)
    X[:, :3072] = (images.reshape(N, 3072) - mean) / std
    return X
""",
    ),
    Program(
        "standardise",
        "subtracts before making rows: mean of shape (D,) does not fit images of shape (N, 32, 32, 3)",
        """
def standardise(images, mean, std):
    z = (images.astype(np.float32) - mean) / std
    rows = z.reshape(len(images), -1)
    return np.hstack([rows, np.ones((len(rows), 1))]).astype(np.float32)
""",
    ),
    Program(
        "standardise",
        "a single image gives a vector of shape (D + 1,), not (1, D + 1)",
        """
def standardise(images, mean, std):
    rows = images.reshape(len(images), -1)
    out = []
    for row in rows:
        out.append(list((row - mean) / std) + [1.0])
    return np.squeeze(np.array(out, dtype=np.float32))
""",
    ),
    Program(
        "standardise",
        "keeps one buffer between calls: a second call of the same shape overwrites the first result",
        """
_buffers = {}

def standardise(images, mean, std):
    N, D = len(images), len(mean)
    if (N, D) not in _buffers:
        _buffers[N, D] = np.ones((N, D + 1), dtype=np.float32)
    X = _buffers[N, D]
    X[:, :D] = (images.reshape(N, D) - mean) / std
    return X
""",
    ),
    Program(
        "standardise",
        "a column of zeros in place of ones",
        """
def standardise(images, mean, std):
    N = images.shape[0]
    X = np.zeros((N, mean.size + 1), dtype=np.float32)
    X[:, :-1] = (images.reshape(N, -1) - mean) / std
    return X
""",
    ),
    Program(
        "train_sgd",
        "walks uphill",
        """
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    W = (0.001 * rng.standard_normal((D, y.max() + 1))).astype(X.dtype)
    for _ in range(num_iters):
        rows = rng.choice(N, size=batch_size)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        W += learning_rate * dW
    return W
""",
    ),
    Program(
        "train_sgd",
        "adds the regulariser's gradient once more, though dW has it already",
        """
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    C = int(max(y)) + 1
    W = (0.001 * rng.standard_normal((D, C))).astype(X.dtype)
    for _ in range(num_iters):
        rows = rng.choice(N, size=batch_size)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        dW = dW + 2 * reg * W
        W -= learning_rate * dW
    return W
""",
    ),
    Program(
        "train_sgd",
        "takes a new generator with the same seed for the minibatches",
        """
def init_weights(D, C, seed, dtype):
    rng = np.random.default_rng(seed)
    return (0.001 * rng.standard_normal((D, C))).astype(dtype)

def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    W = init_weights(X.shape[1], y.max() + 1, seed, X.dtype)
    rng = np.random.default_rng(seed)
    for _ in range(num_iters):
        rows = rng.choice(len(X), size=batch_size)
        _, dW = loss_function(W, X[rows], y[rows], reg)
        W -= learning_rate * dW
    return W
""",
    ),
    Program(
        "train_sgd",
        "draws one minibatch before the loop and keeps it",
        """
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    W = (0.001 * rng.standard_normal((D, np.max(y) + 1))).astype(X.dtype)
    rows = rng.choice(N, size=batch_size)
    X_batch, y_batch = X[rows], y[rows]
    for _ in range(num_iters):
        loss, dW = loss_function(W, X_batch, y_batch, reg)
        W -= learning_rate * dW
    return W
""",
    ),
    Program(
        "train_sgd",
        "W is float64, whatever the dtype of X",
        """
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    W = 0.001 * rng.standard_normal((D, np.max(y) + 1))
    for _ in range(num_iters):
        rows = rng.choice(N, size=batch_size)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        W = W - learning_rate * dW
    return W
""",
    ),
    Program(
        "train_sgd",
        "W is always float32, also when X is float64",
        """
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    W = (0.001 * rng.standard_normal((D, np.max(y) + 1))).astype(np.float32)
    for _ in range(num_iters):
        rows = rng.choice(N, size=batch_size)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        W -= (learning_rate * dW).astype(np.float32)
    return W
""",
    ),
    Program(
        "train_sgd",
        "counts the different labels: wrong when a class below the largest label does not occur",
        """
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    C = len(np.unique(y))
    W = (0.001 * rng.standard_normal((D, C))).astype(X.dtype)
    for _ in range(num_iters):
        rows = rng.choice(N, size=batch_size)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        W -= learning_rate * dW
    return W
""",
    ),
    Program(
        "train_sgd",
        "draws without replacement",
        """
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    W = (0.001 * rng.standard_normal((D, np.max(y) + 1))).astype(X.dtype)
    for _ in range(num_iters):
        rows = rng.choice(N, size=batch_size, replace=False)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        W -= learning_rate * dW
    return W
""",
    ),
    Program(
        "train_sgd",
        "one step too few: range(1, num_iters)",
        """
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    W = (0.001 * rng.standard_normal((D, np.max(y) + 1))).astype(X.dtype)
    for step in range(1, num_iters):
        rows = rng.choice(N, size=batch_size)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        W -= learning_rate * dW
    return W
""",
    ),
    Program(
        "train_sgd",
        "the learning rate decays by 0.95 every 100 steps, which nobody asked for",
        """
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    W = (0.001 * rng.standard_normal((D, np.max(y) + 1))).astype(X.dtype)
    for step in range(num_iters):
        if step > 0 and step % 100 == 0:
            learning_rate = learning_rate * 0.95
        rows = rng.choice(N, size=batch_size)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        W -= learning_rate * dW
    return W
""",
    ),
    Program(
        "train_sgd",
        "returns the weights with the lowest minibatch loss, not the last ones",
        """
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    W = (0.001 * rng.standard_normal((D, np.max(y) + 1))).astype(X.dtype)
    best_W, best_loss = W.copy(), np.inf
    for _ in range(num_iters):
        rows = rng.choice(N, size=batch_size)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        if loss < best_loss:
            best_loss, best_W = loss, W.copy()
        W -= learning_rate * dW
    return best_W
""",
    ),
    Program(
        "train_sgd",
        "batch_size is cut down to N when it is larger, though examples are drawn with replacement",
        """
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    batch_size = min(batch_size, N)
    W = (0.001 * rng.standard_normal((D, np.max(y) + 1))).astype(X.dtype)
    for _ in range(num_iters):
        rows = rng.choice(N, size=batch_size)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        W -= learning_rate * dW
    return W
""",
    ),
    Program(
        "train_sgd",
        "draws the rows of images and the rows of labels separately, so they do not belong together",
        """
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    W = (0.001 * rng.standard_normal((X.shape[1], np.max(y) + 1))).astype(X.dtype)
    for _ in range(num_iters):
        X_batch = X[rng.choice(len(X), size=batch_size)]
        y_batch = y[rng.choice(len(y), size=batch_size)]
        loss, dW = loss_function(W, X_batch, y_batch, reg)
        W -= learning_rate * dW
    return W
""",
    ),
    Program(
        "train_sgd",
        "does not hand reg on (0 in its place), and the first weights are 0.01 times normal numbers",
        """
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    W = (0.01 * rng.standard_normal((X.shape[1], np.max(y) + 1))).astype(X.dtype)
    for _ in range(num_iters):
        rows = rng.choice(len(X), size=batch_size)
        loss, dW = loss_function(W, X[rows], y[rows], 0.0)
        W -= learning_rate * dW
    return W
""",
    ),
    Program(
        "train_sgd",
        "the number of classes is fixed at 10",
        """
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    C = 10
    W = (0.001 * rng.standard_normal((D, C))).astype(X.dtype)
    for _ in range(num_iters):
        rows = rng.choice(N, size=batch_size)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        W -= learning_rate * dW
    return W
""",
    ),
    Program(
        "sample_log_uniform",
        "the values are uniform, not their logarithms",
        """
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    return rng.uniform(low, high, size)
""",
    ),
    Program(
        "sample_log_uniform",
        "returns the logarithms",
        """
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    return rng.uniform(np.log(low), np.log(high), size)
""",
    ),
    Program(
        "sample_log_uniform",
        "log going in, 10** coming out",
        """
def sample_log_uniform(low, high, size, seed):
    gen = np.random.default_rng(seed)
    a, b = np.log(low), np.log(high)
    return 10 ** gen.uniform(a, b, size)
""",
    ),
    Program(
        "sample_log_uniform",
        "a regular grid, no random numbers",
        """
def sample_log_uniform(low, high, size, seed):
    return np.logspace(np.log10(low), np.log10(high), size)
""",
    ),
    Program(
        "sample_log_uniform",
        "a shuffled regular grid: the same values for every seed",
        """
def sample_log_uniform(low, high, size, seed):
    grid = np.geomspace(low, high, size)
    return np.random.default_rng(seed).permutation(grid)
""",
    ),
    Program(
        "sample_log_uniform",
        "ignores the seed",
        """
def sample_log_uniform(low, high, size, seed=None):
    rng = np.random.default_rng()
    return np.exp(rng.uniform(np.log(low), np.log(high), size))
""",
    ),
    Program(
        "sample_log_uniform",
        "the seed is always 0",
        """
def sample_log_uniform(low, high, size, seed=0):
    rng = np.random.default_rng(0)
    return np.exp(rng.uniform(np.log(low), np.log(high), size))
""",
    ),
    Program(
        "sample_log_uniform",
        "returns the values sorted",
        """
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    values = [low * (high / low) ** rng.random() for _ in range(size)]
    values.sort()
    return np.array(values)
""",
    ),
    Program(
        "sample_log_uniform",
        "whole powers of ten only",
        """
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    exponents = rng.integers(int(np.log10(low)), int(np.log10(high)) + 1, size=size)
    return 10.0 ** exponents
""",
    ),
    Program(
        "sample_log_uniform",
        "the exponents of the limits are cut to integers: right for powers of ten only",
        """
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    lo, hi = int(round(np.log10(low))), int(round(np.log10(high)))
    return 10 ** rng.uniform(lo, hi, size)
""",
    ),
    Program(
        "sample_log_uniform",
        "a new generator for each value, with the same seed: all values are equal",
        """
def sample_log_uniform(low, high, size, seed):
    values = np.zeros(size)
    for i in range(size):
        rng = np.random.default_rng(seed)
        values[i] = np.exp(rng.uniform(np.log(low), np.log(high)))
    return values
""",
    ),
    Program(
        "sample_log_uniform",
        "normal logarithms around the middle, clipped to the range",
        """
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    a, b = np.log(low), np.log(high)
    u = rng.normal((a + b) / 2, (b - a) / 6, size)
    return np.exp(np.clip(u, a, b))
""",
    ),
    Program(
        "sample_log_uniform",
        "log1p and expm1: small values come out nearly uniform",
        """
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    return np.expm1(rng.uniform(np.log1p(low), np.log1p(high), size))
""",
    ),
    Program(
        "sample_log_uniform",
        "rounds to four decimals, so small values become 0",
        """
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    return np.round(np.exp(rng.uniform(np.log(low), np.log(high), size)), 4)
""",
    ),
    Program(
        "sample_log_uniform",
        "keeps the generator between calls: the same seed gives other values the second time",
        """
_generators = {}

def sample_log_uniform(low, high, size, seed):
    rng = _generators.setdefault(seed, np.random.default_rng(seed))
    return np.exp(rng.uniform(np.log(low), np.log(high), size))
""",
    ),
    Program(
        "search",
        "trains on the validation images",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    results = []
    for learning_rate, reg in settings:
        W = train(X_val, y_val, learning_rate, reg)
        results.append({"learning_rate": learning_rate, "reg": reg,
                        "train_accuracy": accuracy(W, X_train, y_train), "val_accuracy": accuracy(W, X_val, y_val)})
    return results
""",
    ),
    Program(
        "search",
        "trains on training and validation images together",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    X_all = np.concatenate([X_train, X_val])
    y_all = np.concatenate([y_train, y_val])
    results = []
    for lr, reg in settings:
        W = train(X_all, y_all, lr, reg)
        results.append(dict(learning_rate=lr, reg=reg, train_accuracy=accuracy(W, X_train, y_train),
                            val_accuracy=accuracy(W, X_val, y_val)))
    return results
""",
    ),
    Program(
        "search",
        "takes the pairs for (reg, learning_rate)",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    results = []
    for reg, learning_rate in settings:
        W = train(X_train, y_train, learning_rate, reg)
        one = {}
        one["learning_rate"] = learning_rate
        one["reg"] = reg
        one["train_accuracy"] = accuracy(W, X_train, y_train)
        one["val_accuracy"] = accuracy(W, X_val, y_val)
        results.append(one)
    return results
""",
    ),
    Program(
        "search",
        "train_accuracy and val_accuracy are swapped",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    out = []
    for lr, reg in settings:
        W = train(X_train, y_train, lr, reg)
        va, ta = accuracy(W, X_train, y_train), accuracy(W, X_val, y_val)
        out.append({"learning_rate": lr, "reg": reg, "train_accuracy": ta, "val_accuracy": va})
    return out
""",
    ),
    Program(
        "search",
        "sorts the results by validation accuracy, so they are not in the order of the settings",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    results = []
    for lr, reg in settings:
        W = train(X_train, y_train, lr, reg)
        results.append({"learning_rate": lr, "reg": reg, "train_accuracy": accuracy(W, X_train, y_train),
                        "val_accuracy": accuracy(W, X_val, y_val)})
    return sorted(results, key=lambda one: one["val_accuracy"], reverse=True)
""",
    ),
    Program(
        "search",
        "one dictionary for all rounds: the list holds the last result several times",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    results = []
    entry = {}
    for lr, reg in settings:
        W = train(X_train, y_train, lr, reg)
        entry["learning_rate"] = lr
        entry["reg"] = reg
        entry["train_accuracy"] = accuracy(W, X_train, y_train)
        entry["val_accuracy"] = accuracy(W, X_val, y_val)
        results.append(entry)
    return results
""",
    ),
    Program(
        "search",
        "goes by position with len(settings) and settings[i]: generators, zip and track cannot do that",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    results = [None] * len(settings)
    for i in range(len(settings)):
        lr = settings[i][0]
        reg = settings[i][1]
        W = train(X_train, y_train, lr, reg)
        results[i] = {"learning_rate": lr, "reg": reg, "train_accuracy": accuracy(W, X_train, y_train),
                      "val_accuracy": accuracy(W, X_val, y_val)}
    return results
""",
    ),
    Program(
        "search",
        "goes through the settings twice: with something that can be gone through once, the result is empty",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    count = sum(1 for _ in settings)
    results = []
    for lr, reg in settings:
        W = train(X_train, y_train, lr, reg)
        results.append({"learning_rate": lr, "reg": reg, "train_accuracy": accuracy(W, X_train, y_train),
                        "val_accuracy": accuracy(W, X_val, y_val)})
    return results[:count]
""",
    ),
    Program(
        "search",
        "the list of results is a default argument and keeps growing from call to call",
        """
def search(train, settings, X_train, y_train, X_val, y_val, results=[]):
    for lr, reg in settings:
        W = train(X_train, y_train, lr, reg)
        results.append({"learning_rate": lr, "reg": reg, "train_accuracy": accuracy(W, X_train, y_train),
                        "val_accuracy": accuracy(W, X_val, y_val)})
    return results
""",
    ),
    Program(
        "search",
        "trains twice in each round, once for each accuracy, so the two belong to different weights when train is random",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    results = []
    for lr, reg in settings:
        results.append({
            "learning_rate": lr, "reg": reg,
            "train_accuracy": accuracy(train(X_train, y_train, lr, reg), X_train, y_train),
            "val_accuracy": accuracy(train(X_train, y_train, lr, reg), X_val, y_val)})
    return results
""",
    ),
    Program(
        "search",
        "returns only the best result",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best = None
    for lr, reg in settings:
        W = train(X_train, y_train, lr, reg)
        one = {"learning_rate": lr, "reg": reg, "train_accuracy": accuracy(W, X_train, y_train),
               "val_accuracy": accuracy(W, X_val, y_val)}
        if best is None or one["val_accuracy"] > best["val_accuracy"]:
            best = one
    return [best]
""",
    ),
    Program(
        "search",
        "tries every learning rate with every reg, as a grid",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    pairs = list(settings)
    results = []
    for lr in [p[0] for p in pairs]:
        for reg in [p[1] for p in pairs]:
            W = train(X_train, y_train, lr, reg)
            results.append({"learning_rate": lr, "reg": reg, "train_accuracy": accuracy(W, X_train, y_train),
                            "val_accuracy": accuracy(W, X_val, y_val)})
    return results
""",
    ),
    Program(
        "search",
        "a setting that occurs twice is done once only (dictionary by setting)",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    table = {}
    for lr, reg in settings:
        if (lr, reg) in table:
            continue
        W = train(X_train, y_train, lr, reg)
        table[(lr, reg)] = {"learning_rate": lr, "reg": reg, "train_accuracy": accuracy(W, X_train, y_train),
                            "val_accuracy": accuracy(W, X_val, y_val)}
    return list(table.values())
""",
    ),
    Program(
        "search",
        "gives up as soon as the validation accuracy falls",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    results = []
    last = -1.0
    for lr, reg in settings:
        W = train(X_train, y_train, lr, reg)
        va = accuracy(W, X_val, y_val)
        results.append({"learning_rate": lr, "reg": reg, "train_accuracy": accuracy(W, X_train, y_train), "val_accuracy": va})
        if va < last:
            break
        last = va
    return results
""",
    ),
    Program(
        "search",
        "takes the settings off the caller's list, and returns accuracies in per cent",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    results = []
    while settings:
        lr, reg = settings.pop(0)
        W = train(X_train, y_train, lr, reg)
        results.append({"learning_rate": lr, "reg": reg, "train_accuracy": 100 * accuracy(W, X_train, y_train),
                        "val_accuracy": 100 * accuracy(W, X_val, y_val)})
    return results
""",
    ),
    Program(
        "choose_best",
        "chooses by training accuracy",
        """
def choose_best(results):
    return max(results, key=lambda one: (one["train_accuracy"], one["reg"]))
""",
    ),
    Program(
        "choose_best",
        "of equals it takes the first, reg plays no part",
        """
def choose_best(results):
    return max(results, key=lambda one: one["val_accuracy"])
""",
    ),
    Program(
        "choose_best",
        "of equals it takes the last, reg plays no part",
        """
def choose_best(results):
    best = results[0]
    for one in results[1:]:
        if one["val_accuracy"] >= best["val_accuracy"]:
            best = one
    return best
""",
    ),
    Program(
        "choose_best",
        "of equals it takes the smallest reg",
        """
def choose_best(results):
    ranked = sorted(results, key=lambda one: (-one["val_accuracy"], one["reg"]))
    return ranked[0]
""",
    ),
    Program(
        "choose_best",
        "sorts the caller's list in place",
        """
def choose_best(results):
    results.sort(key=lambda one: (one["val_accuracy"], one["reg"]))
    return results[-1]
""",
    ),
    Program(
        "choose_best",
        "reg decides first, the accuracy only between equal regs",
        """
def choose_best(results):
    return max(results, key=lambda one: (one["reg"], one["val_accuracy"]))
""",
    ),
    Program(
        "choose_best",
        "takes the largest reg within one standard error (for 1,000 images) of the best",
        """
def choose_best(results):
    top = max(one["val_accuracy"] for one in results)
    limit = top - np.sqrt(top * (1 - top) / 1000)
    good = [one for one in results if one["val_accuracy"] >= limit]
    return max(good, key=lambda one: one["reg"])
""",
    ),
    Program(
        "choose_best",
        "compares accuracies rounded to two decimals",
        """
def choose_best(results):
    return max(results, key=lambda d: (round(d["val_accuracy"], 2), d["reg"]))
""",
    ),
    Program(
        "choose_best",
        "starts from accuracy 0 and wants more: returns None when all accuracies are 0 (all settings diverged)",
        """
def choose_best(results):
    best, best_acc, best_reg = None, 0.0, float("inf")
    for one in results:
        if one["val_accuracy"] > best_acc or (one["val_accuracy"] == best_acc and one["reg"] > best_reg):
            best, best_acc, best_reg = one, one["val_accuracy"], one["reg"]
    return best
""",
    ),
    Program(
        "choose_best",
        "forgets to remember the reg of a new best one when the accuracy is higher",
        """
def choose_best(results):
    best = results[0]
    best_acc = best["val_accuracy"]
    best_reg = best["reg"]
    for one in results[1:]:
        if one["val_accuracy"] > best_acc:
            best = one
            best_acc = one["val_accuracy"]
        elif one["val_accuracy"] == best_acc and one["reg"] > best_reg:
            best = one
            best_reg = one["reg"]
    return best
""",
    ),
    Program(
        "choose_best",
        "compares the dictionaries themselves when accuracy and reg are both equal: TypeError",
        """
def choose_best(results):
    ranked = sorted([(one["val_accuracy"], one["reg"], one) for one in results])
    return ranked[-1][2]
""",
    ),
    Program(
        "choose_best",
        "needs the keys learning_rate and train_accuracy, which the results need not have, to break full ties",
        """
def choose_best(results):
    return max(results, key=lambda one: (one["val_accuracy"], one["reg"], one["learning_rate"], one["train_accuracy"]))
""",
    ),
    Program(
        "choose_best",
        "adds a bit of reg to the accuracy, so that a large reg can beat a higher accuracy",
        """
def choose_best(results):
    scores = [one["val_accuracy"] + 1e-5 * one["reg"] for one in results]
    return results[int(np.argmax(scores))]
""",
    ),
    Program(
        "choose_best",
        "the loop leaves out the last result",
        """
def choose_best(results):
    best = results[0]
    for i in range(1, len(results) - 1):
        a, b = results[i]["val_accuracy"], best["val_accuracy"]
        if a > b or (a == b and results[i]["reg"] > best["reg"]):
            best = results[i]
    return best
""",
    ),
    Program(
        "choose_best",
        "or in place of and: a larger reg wins over any equal or higher accuracy seen before",
        """
def choose_best(results):
    best = results[0]
    for one in results:
        if one["val_accuracy"] > best["val_accuracy"] or one["reg"] > best["reg"]:
            best = one
    return best
""",
    ),
    Program(
        "split_data",
        "Holds back the first num_val examples, and not the last ones.",
        """
def split_data(images, labels, num_val):
    images_val = images[:num_val]
    labels_val = labels[:num_val]
    images_train = images[num_val:]
    labels_train = labels[num_val:]
    return images_train, labels_train, images_val, labels_val
""",
    ),
    Program(
        "split_data",
        "Returns both piles of images first, then both piles of labels.",
        """
def split_data(images, labels, num_val):
    k = len(images) - num_val
    return images[:k], images[k:], labels[:k], labels[k:]
""",
    ),
    Program(
        "split_data",
        "Shuffles the examples before it cuts, although the last ones are asked for, in their given order.",
        """
def split_data(images, labels, num_val):
    rng = np.random.default_rng(0)
    order = rng.permutation(len(labels))
    images, labels = images[order], labels[order]
    cut = len(labels) - num_val
    return images[:cut], labels[:cut], images[cut:], labels[cut:]
""",
    ),
    Program(
        "split_data",
        "The validation examples stay in the training pile as well.",
        """
def split_data(images, labels, num_val):
    Xval, yval = images[-num_val:], labels[-num_val:]
    return images, labels, Xval, yval
""",
    ),
    Program(
        "split_data",
        "The cut is off by one for training: the example before the validation pile is in neither pile.",
        """
def split_data(images, labels, num_val):
    N = images.shape[0]
    last = N - num_val - 1
    images_train = images[0:last]
    labels_train = labels[0:last]
    images_val = images[N - num_val:N]
    labels_val = labels[N - num_val:N]
    return (images_train, labels_train, images_val, labels_val)
""",
    ),
    Program(
        "split_data",
        "The sizes of CIFAR-10 (49,000 and 1,000) are written into the function, and num_val is ignored.",
        """
def split_data(images, labels, num_val):
    return images[:49000], labels[:49000], images[49000:], labels[49000:]
""",
    ),
    Program(
        "split_data",
        "Squeezes the validation arrays, so num_val = 1 (or images with an axis of length 1) lose an axis.",
        """
def split_data(images, labels, num_val):
    a, b = np.split(images, [len(images) - num_val])
    c, d = np.split(labels, [len(labels) - num_val])
    return a, c, np.squeeze(b), np.squeeze(d)
""",
    ),
    Program(
        "split_data",
        "Takes the validation examples one by one from the end, so they come in reversed order.",
        """
def split_data(images, labels, num_val):
    images_train, labels_train = list(images), list(labels)
    images_val, labels_val = [], []
    for _ in range(num_val):
        images_val.append(images_train.pop())
        labels_val.append(labels_train.pop())
    return np.array(images_train), np.array(labels_train), np.array(images_val), np.array(labels_val)
""",
    ),
    Program(
        "standard_error",
        "The square root is missing: that is the variance.",
        """
def standard_error(accuracy, n):
    return accuracy * (1 - accuracy) / n
""",
    ),
    Program(
        "standard_error",
        "No brackets around 1 - accuracy, so only accuracy / n is subtracted from accuracy.",
        """
def standard_error(accuracy, n):
    p = accuracy
    return np.sqrt(p * 1 - p / n)
""",
    ),
    Program(
        "standard_error",
        "Divides by n outside the root.",
        """
def standard_error(accuracy, n):
    return np.sqrt(accuracy * (1 - accuracy)) / n
""",
    ),
    Program(
        "standard_error",
        "math.sqrt works for single numbers only, so an array of accuracies fails.",
        """
import math

def standard_error(accuracy, n):
    variance = accuracy * (1 - accuracy)
    return math.sqrt(variance / n)
""",
    ),
    Program(
        "standard_error",
        "Divides by n - 1 as for a sample standard deviation.",
        """
def standard_error(accuracy, n):
    q = 1 - accuracy
    return (accuracy * q / (n - 1)) ** 0.5
""",
    ),
    Program(
        "standard_error",
        "Rounds the result to three decimals.",
        """
def standard_error(accuracy, n):
    se = np.sqrt(accuracy * (1 - accuracy) / n)
    return np.round(se, 3)
""",
    ),
    Program(
        "standard_error",
        "Multiplies in place, so the caller's array of accuracies is changed.",
        """
def standard_error(accuracy, n):
    failures = 1 - accuracy
    accuracy *= failures
    accuracy /= n
    return np.sqrt(accuracy)
""",
    ),
    Program(
        "standard_error",
        "Moves accuracies of 0 and 1 away from the edge, so their standard error is not 0.",
        """
def standard_error(accuracy, n):
    p = np.clip(accuracy, 0.5 / n, 1 - 0.5 / n)
    return np.sqrt(p * (1 - p) / n)
""",
    ),
    Program(
        "pixel_statistics",
        "std divides by N - 1 and not by N.",
        """
def pixel_statistics(images):
    rows = images.reshape(len(images), -1).astype(float)
    mean = rows.mean(axis=0)
    std = np.std(rows, axis=0, ddof=1)
    std[std == 0] = 1.0
    return mean, std
""",
    ),
    Program(
        "pixel_statistics",
        "Squares the pixels in uint8, where the squares wrap round at 256.",
        """
def pixel_statistics(images):
    rows = images.reshape(images.shape[0], -1)
    mean = np.mean(rows, axis=0)
    variance = np.mean(rows ** 2, axis=0) - mean ** 2
    std = np.sqrt(np.maximum(variance, 0))
    std = np.where(std == 0, 1.0, std)
    return mean, std
""",
    ),
    Program(
        "pixel_statistics",
        "The number of pixels is hard-coded as 3072, so images of other sizes fail or are mixed up.",
        """
def pixel_statistics(images):
    x = images.reshape(-1, 32 * 32 * 3).astype(np.float64)
    m = x.mean(axis=0)
    s = x.std(axis=0)
    s[s == 0] = 1
    return m, s
""",
    ),
    Program(
        "pixel_statistics",
        "Adds a small number to every std in place of setting the zeros to 1.",
        """
def pixel_statistics(images):
    N = images.shape[0]
    X = images.reshape(N, -1).astype(np.float64)
    mean = X.sum(axis=0) / N
    std = np.sqrt(((X - mean) ** 2).sum(axis=0) / N) + 1e-8
    return mean, std
""",
    ),
    Program(
        "pixel_statistics",
        "The results keep the shape of an image and are not flattened to (D,).",
        """
def pixel_statistics(images):
    images = images.astype(float)
    mean = images.mean(axis=0)
    std = images.std(axis=0)
    std[std == 0] = 1.0
    return mean, std
""",
    ),
    Program(
        "pixel_statistics",
        "Every std below 1 is raised to 1, not only those that are 0.",
        """
def pixel_statistics(images):
    flat = np.reshape(images, (len(images), -1)).astype("float64")
    return flat.mean(0), np.maximum(flat.std(0), 1.0)
""",
    ),
    Program(
        "pixel_statistics",
        "Reshapes to (D, N) in place of transposing, so the numbers of different pixels and images get mixed up.",
        """
def pixel_statistics(images):
    n = len(images)
    pixels = images.reshape(-1, n).astype(float)    # one row for each pixel
    mean = pixels.mean(axis=1)
    std = pixels.std(axis=1)
    std[std == 0] = 1
    return mean, std
""",
    ),
    Program(
        "pixel_statistics",
        "As soon as one pixel is constant, the std of all pixels becomes 1.",
        """
def pixel_statistics(images):
    rows = images.reshape(len(images), -1).astype(float)
    mean, std = rows.mean(axis=0), rows.std(axis=0)
    if np.any(std == 0):
        std = np.ones_like(std)
    return mean, std
""",
    ),
    Program(
        "standardise",
        "Subtracts and divides by the statistics of the images at hand, and ignores the arguments mean and std.",
        """
def standardise(images, mean, std):
    rows = images.reshape(len(images), -1).astype(np.float32)
    mean, std = pixel_statistics(images)
    rows = (rows - mean) / std
    return np.hstack([rows, np.ones((len(rows), 1))]).astype(np.float32)
""",
    ),
    Program(
        "standardise",
        "The ones stand in the first column.",
        """
def standardise(images, mean, std):
    N = images.shape[0]
    X = np.ones((N, mean.size + 1), dtype=np.float32)
    X[:, 1:] = (images.reshape(N, -1) - mean) / std
    return X
""",
    ),
    Program(
        "standardise",
        "The result is float64: the rows are float32, but float64 means, deviations and ones turn them back.",
        """
def standardise(images, mean, std):
    rows = images.reshape(images.shape[0], -1).astype(np.float32)
    rows = (rows - mean) / std
    ones = np.ones((rows.shape[0], 1))
    return np.concatenate((rows, ones), axis=1)
""",
    ),
    Program(
        "standardise",
        "Brackets forgotten: only the mean is divided by std.",
        """
def standardise(images, mean, std):
    n = len(images)
    flat = images.reshape(n, -1).astype("float32")
    z = flat - mean / std
    return np.c_[z, np.ones(n)].astype("float32")
""",
    ),
    Program(
        "standardise",
        "astype(copy=False) does not copy float32 images, so -= and /= change the caller's images.",
        """
def standardise(images, mean, std):
    X = images.astype(np.float32, copy=False).reshape(len(images), -1)
    X -= mean.astype(np.float32)
    X /= std.astype(np.float32)
    return np.hstack([X, np.ones((len(X), 1), dtype=np.float32)])
""",
    ),
    Program(
        "standardise",
        "Scales uint8 pixels to the range 0 to 1 before it subtracts a mean that was measured on 0 to 255.",
        """
def standardise(images, mean, std):
    X = images.reshape(images.shape[0], -1)
    if X.dtype == np.uint8:
        X = X / 255.0
    X = (X - mean) / std
    bias = np.ones((X.shape[0], 1))
    return np.hstack((X, bias)).astype(np.float32)
""",
    ),
    Program(
        "standardise",
        "Turns the pixels into integers first, which cuts off the fractions of float images.",
        """
def standardise(images, mean, std):
    rows = images.reshape(len(images), -1).astype(np.int64)
    out = np.ones((len(images), rows.shape[1] + 1), dtype=np.float32)
    for i in range(len(images)):
        out[i, :-1] = (rows[i] - mean) / std
    return out
""",
    ),
    Program(
        "standardise",
        "Divides the mean by std in place, so the caller's mean is changed and the next call is wrong.",
        """
def standardise(images, mean, std):
    # x / std - mean / std is one subtraction less
    mean /= std
    X = np.empty((len(images), len(mean) + 1), dtype=np.float32)
    X[:, :-1] = images.reshape(len(images), -1) / std - mean
    X[:, -1] = 1
    return X
""",
    ),
    Program(
        "train_sgd",
        "Takes the number of different labels for C, which is too small when a class has no examples.",
        """
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    C = len(np.unique(y))
    W = (0.001 * rng.standard_normal((D, C))).astype(X.dtype)
    for _ in range(num_iters):
        rows = rng.choice(N, size=batch_size)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        W = (W - learning_rate * dW).astype(X.dtype)
    return W
""",
    ),
    Program(
        "train_sgd",
        "The generator is always made from 0, so the argument seed is ignored.",
        """
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed=0):
    rng = np.random.default_rng(0)
    num_train, dim = X.shape
    num_classes = int(np.max(y)) + 1
    W = 0.001 * rng.standard_normal((dim, num_classes))
    W = W.astype(X.dtype)
    for it in range(num_iters):
        batch = rng.choice(num_train, size=batch_size)
        loss, grad = loss_function(W, X[batch], y[batch], reg)
        W = (W - learning_rate * grad).astype(X.dtype)
    return W
""",
    ),
    Program(
        "train_sgd",
        "Draws without replacement, which gives other rows, and fails when batch_size is larger than N.",
        """
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    W = (0.001 * rng.standard_normal((D, y.max() + 1))).astype(X.dtype)
    for i in range(num_iters):
        idx = rng.choice(N, size=batch_size, replace=False)
        _, dW = loss_function(W, X[idx], y[idx], reg)
        W = (W - learning_rate * dW).astype(X.dtype)
    return W
""",
    ),
    Program(
        "train_sgd",
        "The weights are float64 whatever X is: .astype(X.dtype) is forgotten.",
        """
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    C = max(y) + 1
    W = 0.001 * rng.standard_normal((D, C))
    for t in range(num_iters):
        indices = rng.choice(N, size=batch_size)
        loss, dW = loss_function(W, X[indices], y[indices], reg)
        W = W - learning_rate * dW
    return W
""",
    ),
    Program(
        "train_sgd",
        "The gradient is divided by batch_size once more, although the loss function has taken the mean.",
        """
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    C = np.max(y) + 1
    W = (0.001 * rng.standard_normal((D, C))).astype(X.dtype)
    for step in range(num_iters):
        rows = rng.choice(N, size=batch_size)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        dW = dW / batch_size
        W = (W - learning_rate * dW).astype(X.dtype)
    return W
""",
    ),
    Program(
        "train_sgd",
        "The rows come from a second generator with the same seed, and not from the one that drew the weights.",
        """
def draw_first_weights(D, C, seed):
    rng = np.random.default_rng(seed)
    return 0.001 * rng.standard_normal((D, C))

def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    W = draw_first_weights(X.shape[1], y.max() + 1, seed).astype(X.dtype)
    rng = np.random.default_rng(seed)
    for k in range(num_iters):
        pick = rng.choice(X.shape[0], size=batch_size)
        loss, dW = loss_function(W, X[pick], y[pick], reg)
        W = (W - learning_rate * dW).astype(X.dtype)
    return W
""",
    ),
    Program(
        "train_sgd",
        "A batch_size larger than N is cut down to N.",
        """
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    W = (0.001 * rng.standard_normal((D, y.max() + 1))).astype(X.dtype)
    size = batch_size if batch_size < N else N
    for i in range(num_iters):
        b = rng.choice(N, size=size)
        W = (W - learning_rate * loss_function(W, X[b], y[b], reg)[1]).astype(X.dtype)
    return W
""",
    ),
    Program(
        "train_sgd",
        "Stops when the minibatch loss is higher than the one before, and so takes fewer than num_iters steps.",
        """
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    W = (0.001 * rng.standard_normal((D, y.max() + 1))).astype(X.dtype)
    last_loss = np.inf
    for i in range(num_iters):
        rows = rng.choice(N, size=batch_size)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        if loss > last_loss:
            break
        last_loss = loss
        W = (W - learning_rate * dW).astype(X.dtype)
    return W
""",
    ),
    Program(
        "sample_log_uniform",
        "The values themselves are uniform, not their logarithms.",
        """
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    return rng.uniform(low, high, size)
""",
    ),
    Program(
        "sample_log_uniform",
        "log10 and exp do not belong together, so the values do not reach low and high.",
        """
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    u = rng.uniform(np.log10(low), np.log10(high), size=size)
    return np.exp(u)
""",
    ),
    Program(
        "sample_log_uniform",
        "A shuffled grid of equally spaced logarithms: the seed decides the order only, nothing about the values is random.",
        """
def sample_log_uniform(low, high, size, seed):
    values = np.logspace(np.log10(low), np.log10(high), size)
    np.random.default_rng(seed).shuffle(values)
    return values
""",
    ),
    Program(
        "sample_log_uniform",
        "The argument seed is not handed on, so each call gives other values.",
        """
def sample_log_uniform(low, high, size, seed):
    generator = np.random.default_rng()
    logs = generator.uniform(np.log(low), np.log(high), size)
    return np.exp(logs)
""",
    ),
    Program(
        "sample_log_uniform",
        "A new generator with the same seed for each value, so all values are equal.",
        """
def sample_log_uniform(low, high, size, seed):
    result = []
    for i in range(size):
        rng = np.random.default_rng(seed)
        result.append(np.exp(rng.uniform(np.log(low), np.log(high))))
    return np.array(result)
""",
    ),
    Program(
        "sample_log_uniform",
        "Rounds the values to four decimals, which turns small learning rates into 0.",
        """
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    exponents = rng.uniform(np.log10(low), np.log10(high), size)
    return np.round(10 ** exponents, 4)
""",
    ),
    Program(
        "sample_log_uniform",
        "The limits' exponents are cut to whole numbers, so limits that are not powers of ten are moved.",
        """
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    a, b = int(np.log10(low)), int(np.log10(high))
    return 10.0 ** rng.uniform(a, b, size)
""",
    ),
    Program(
        "sample_log_uniform",
        "Takes the range as symmetric around 1 (as in the example) and uses only high: exp of uniform from -ln high to ln high.",
        """
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    L = np.log(high)
    return np.exp(L * (2 * rng.random(size) - 1))
""",
    ),
    Program(
        "search",
        "Goes through the settings by index, which fails for zip, generators and progress bars.",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    results = []
    for i in range(len(settings)):
        learning_rate = settings[i][0]
        reg = settings[i][1]
        W = train(X_train, y_train, learning_rate, reg)
        results.append({
            "learning_rate": learning_rate,
            "reg": reg,
            "train_accuracy": accuracy(W, X_train, y_train),
            "val_accuracy": accuracy(W, X_val, y_val),
        })
    return results
""",
    ),
    Program(
        "search",
        "One and the same dictionary is filled again in each round, so all results are the last one.",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    results = []
    result = {}
    for lr, reg in settings:
        W = train(X_train, y_train, lr, reg)
        result["learning_rate"] = lr
        result["reg"] = reg
        result["train_accuracy"] = accuracy(W, X_train, y_train)
        result["val_accuracy"] = accuracy(W, X_val, y_val)
        results.append(result)
    return results
""",
    ),
    Program(
        "search",
        "The validation accuracy is measured with weights that were trained on the validation images.",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    results = []
    for learning_rate, reg in settings:
        W_train = train(X_train, y_train, learning_rate, reg)
        W_val = train(X_val, y_val, learning_rate, reg)
        results.append(dict(learning_rate=learning_rate, reg=reg,
                            train_accuracy=accuracy(W_train, X_train, y_train),
                            val_accuracy=accuracy(W_val, X_val, y_val)))
    return results
""",
    ),
    Program(
        "search",
        "The two numbers of a pair are unpacked in the wrong order, reg first.",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    out = []
    for reg, lr in settings:
        W = train(X_train, y_train, lr, reg)
        out.append({"learning_rate": lr, "reg": reg,
                    "train_accuracy": accuracy(W, X_train, y_train),
                    "val_accuracy": accuracy(W, X_val, y_val)})
    return out
""",
    ),
    Program(
        "search",
        "Returns the results sorted by validation accuracy, and not in the order of the settings.",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    results = []
    for learning_rate, reg in settings:
        W = train(X_train, y_train, learning_rate, reg)
        results.append({"learning_rate": learning_rate, "reg": reg,
                        "train_accuracy": accuracy(W, X_train, y_train), "val_accuracy": accuracy(W, X_val, y_val)})
    results.sort(key=lambda r: r["val_accuracy"], reverse=True)
    return results
""",
    ),
    Program(
        "search",
        "Collects the results in a dictionary with the setting as key, so a setting that comes twice is reported once.",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    table = {}
    for learning_rate, reg in settings:
        W = train(X_train, y_train, learning_rate, reg)
        table[learning_rate, reg] = {
            "learning_rate": learning_rate, "reg": reg,
            "train_accuracy": accuracy(W, X_train, y_train), "val_accuracy": accuracy(W, X_val, y_val)}
    return list(table.values())
""",
    ),
    Program(
        "search",
        "Trains twice for each setting, once for each accuracy, so the two accuracies may belong to different weights.",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    return [
        {"learning_rate": a, "reg": b,
         "train_accuracy": accuracy(train(X_train, y_train, a, b), X_train, y_train),
         "val_accuracy": accuracy(train(X_train, y_train, a, b), X_val, y_val)}
        for a, b in settings
    ]
""",
    ),
    Program(
        "search",
        "Rounds both accuracies to two decimals, so that close settings look equal.",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    results = []
    for learning_rate, reg in settings:
        W = train(X_train, y_train, learning_rate, reg)
        tr = round(accuracy(W, X_train, y_train), 2)
        va = round(accuracy(W, X_val, y_val), 2)
        results.append({"learning_rate": learning_rate, "reg": reg, "train_accuracy": tr, "val_accuracy": va})
    return results
""",
    ),
    Program(
        "choose_best",
        "Ties are not looked at: of several best results the first one is returned.",
        """
def choose_best(results):
    return max(results, key=lambda r: r["val_accuracy"])
""",
    ),
    Program(
        "choose_best",
        "Of several best results the last one in the list is returned (>=), whatever its reg.",
        """
def choose_best(results):
    best = results[0]
    for r in results:
        if r["val_accuracy"] >= best["val_accuracy"]:
            best = r
    return best
""",
    ),
    Program(
        "choose_best",
        "Sorts the given list in place.",
        """
def choose_best(results):
    results.sort(key=lambda one: (one["val_accuracy"], one["reg"]))
    return results[-1]
""",
    ),
    Program(
        "choose_best",
        "Of several best results it returns the one with the smallest reg.",
        """
def choose_best(results):
    return sorted(results, key=lambda r: (-r["val_accuracy"], r["reg"]))[0]
""",
    ),
    Program(
        "choose_best",
        "Accuracies that differ by less than a tenth of a percentage point count as equal, so reg may beat a higher accuracy.",
        """
def choose_best(results):
    top = max(r["val_accuracy"] for r in results)
    candidates = [r for r in results if abs(r["val_accuracy"] - top) < 1e-3]
    return max(candidates, key=lambda r: r["reg"])
""",
    ),
    Program(
        "choose_best",
        "The search starts from accuracy 0 and asks for more, so nothing is found when all accuracies are 0.",
        """
def choose_best(results):
    best = None
    best_acc = 0
    for result in results:
        acc = result["val_accuracy"]
        if acc > best_acc:
            best_acc = acc
            best = result
        elif acc == best_acc and best is not None and result["reg"] > best["reg"]:
            best = result
    return best
""",
    ),
    Program(
        "choose_best",
        "Compares tuples that end in the dictionary itself, which fails when accuracy and reg are both equal (same reg, other learning rate).",
        """
def choose_best(results):
    triples = [(r["val_accuracy"], r["reg"], r) for r in results]
    return max(triples)[2]
""",
    ),
    Program(
        "choose_best",
        "Keeps the largest reg seen so far and does not set it anew when a higher accuracy is found, so a tie may be decided against an old reg.",
        """
def choose_best(results):
    best, best_acc, best_reg = None, -1.0, -1.0
    for r in results:
        if r["val_accuracy"] > best_acc:
            best, best_acc = r, r["val_accuracy"]
            best_reg = max(best_reg, r["reg"])
        elif r["val_accuracy"] == best_acc and r["reg"] > best_reg:
            best, best_reg = r, r["reg"]
    return best
""",
    ),
]

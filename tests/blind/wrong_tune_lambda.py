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
]

# %% title="Asks once for the loss and once for the gradient, and once more at the end" why="There are more questions than steps; it prints a lot."
class LinearClassifier:
    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)


    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, int(np.max(y)) + 1))
        history = []
        for step in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            history.append(self.loss(X[indices], y[indices], reg)[0])
            print("step", step, "loss", history[-1], "of all", self.loss(X, y, reg)[0])
            self.W = self.W - learning_rate * self.loss(X[indices], y[indices], reg)[1]
        print("at the end", self.loss(X, y, reg)[0])
        return history

    def predict(self, X):
        scores = X @ self.W
        p = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.argsort(p / p.sum(axis=1, keepdims=True), axis=1)[:, -1]

# %% title="All indices drawn in one call, after the weights" why="One choice of shape (num_iters, batch_size) gives the same numbers as one choice in each step."
class LinearClassifier:
    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)


    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        if self.W is None:
            self.W = 1e-3 * self.rng.standard_normal((X.shape[1], y.max() + 1))
        history = np.empty(num_iters)
        for step, indices in enumerate(self.rng.choice(len(X), (num_iters, batch_size))):
            history[step], dW = self.loss(X[indices], y[indices], reg)
            self.W -= learning_rate * dW
        return history

    def predict(self, X):
        return np.einsum("nd,dc->nc", X, self.W).argmax(axis=1).astype(np.int32)

# %% title="Weights in the type of the data" why="For float32 images the weights are float32, rounded in every step."
class LinearClassifier:
    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)


    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = y.max() + 1
        if self.W is None:
            self.W = (0.001 * self.rng.standard_normal((D, C))).astype(X.dtype)
        history = []
        it = 0
        while it < num_iters:
            batch = self.rng.choice(N, batch_size)
            loss, dW = self.loss(X[batch], y[batch], reg)
            history.append(loss)
            self.W = (self.W - learning_rate * dW).astype(X.dtype)
            it += 1
            if verbose and it % 10 == 0:
                print(it, loss)
        return history

    def predict(self, X):
        scores = X @ self.W
        best = scores.max(axis=1)
        return np.array([list(row).index(b) for row, b in zip(scores, best)], dtype=np.int64)

# %% title="A local W, stored at the end" why="loss is not used in train, integers stands for choice, and self.W is written once."
class LinearClassifier:
    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)


    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        rng, W = self.rng, self.W
        if W is None:
            W = rng.normal(0, 0.001, size=(X.shape[1], 1 + max(y)))
        history = []
        for _ in range(num_iters):
            rows = rng.integers(0, X.shape[0], size=batch_size)
            value, slope = self.loss_function(W, np.take(X, rows, axis=0), y.take(rows), reg=reg)
            W = W - learning_rate * slope
            history += [value]
        self.W = W
        return history

    def predict(self, X):
        labels = np.zeros(len(X), dtype=int)
        for i in range(len(X)):
            scores = X[i].dot(self.W)
            for c in range(len(scores)):
                if scores[c] > scores[labels[i]]:
                    labels[i] = c
        return labels

# %% title="A base class, helper methods and private names" why="The methods come from two classes, and train is three others."
class Walker:
    def _begin(self, D, C):
        if self.W is None:
            self.W = self.rng.standard_normal((D, C)) / 1000

    def _minibatch(self, X, y, size):
        chosen = self.rng.choice(np.arange(len(y)), size=size, replace=True)
        return X[chosen, :], y[chosen]

    def _step(self, X_batch, y_batch, rate, reg):
        loss, dW = self.loss(X_batch, y_batch, reg)
        self.W = np.asfortranarray(self.W - rate * dW)
        return float(loss)


class LinearClassifier(Walker):
    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg=0.0):
        loss, dW = self.loss_function(self.W, X, y, reg)
        return [loss, dW]

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False, **ignored):
        self._begin(X.shape[1], len(np.bincount(y)))
        return [self._step(*self._minibatch(X, y, batch_size), learning_rate, reg) for _ in range(num_iters)]

    def predict(self, X):
        return np.array([max(range(self.W.shape[1]), key=lambda c: x @ self.W[:, c]) for x in X])

# %% title="W behind a property" why="self.W is no plain attribute; the history is a tuple; the last loss is asked for once more."
class LinearClassifier:
    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.weights = None

    @property
    def W(self):
        return self.weights

    @W.setter
    def W(self, value):
        self.weights = np.array(value)

    def loss(self, X, y, reg):
        return tuple(self.loss_function(self.weights, X, y, reg))

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        if self.weights is None:
            shape = X.shape[1], np.unique(y)[-1] + 1
            self.W = 0.001 * self.rng.standard_normal(shape)
        def steps():
            for _ in range(num_iters):
                rows = self.rng.choice(X.shape[0], size=batch_size, replace=True)
                loss, dW = self.loss(X[rows], y[rows], reg)
                self.W = self.W - learning_rate * dW
                yield float(loss)
        return tuple(steps())

    def predict(self, X):
        return np.apply_along_axis(np.argmax, 1, X.dot(self.weights))

# %% title="With verbose=True it prints losses and accuracies of all examples" why="It asks the loss function more often than there are steps; the history is an array, and W is changed in place."
class LinearClassifier:
    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        if self.W is None:
            self.W = self.rng.normal(scale=0.001, size=(X.shape[1], np.max(y) + 1))
        history = np.empty(num_iters)
        every = max(1, num_iters // 10)
        for step in range(num_iters):
            indices = self.rng.choice(len(X), batch_size)
            history[step], dW = self.loss(X[indices], y[indices], reg)
            if verbose and step % every == 0:
                accuracy = np.mean(self.predict(X) == y)
                print(f"{step:4d}: {history[step]:.3f}, of all {self.loss(X, y, reg)[0]:.3f}, {accuracy:.1%} right")
            self.W -= learning_rate * dW
        return history

    def predict(self, X):
        return np.array([max(range(len(scores)), key=scores.__getitem__) for scores in (X @ self.W).tolist()])

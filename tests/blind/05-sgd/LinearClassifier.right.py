# %% title="plain" why="written blind"
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

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
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for it in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss_function(self.W, X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
            if verbose and it % 10 == 0:
                print("step", it, "loss", loss)
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)


# %% title="local W, stored after each step; self.loss not used" why="written blind"
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        loss, dW = self.loss_function(self.W, X, y, reg)
        return loss, dW

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        W = self.W
        if W is None:
            W = self.rng.standard_normal((X.shape[1], max(y) + 1)) / 1000
            self.W = W
        losses = [0.0] * num_iters
        for t in range(num_iters):
            pick = self.rng.choice(len(X), size=batch_size, replace=True)
            value, slope = self.loss_function(W, X[pick, :], y[pick], reg)
            losses[t] = float(value)
            self.W = W = W - slope * learning_rate
        if verbose:
            print(losses[-1:] or "no steps")
        return losses

    def predict(self, X):
        return (self.W.T @ X.T).argmax(axis=0)


# %% title="hands the loop to gradient_descent, with a loss that draws its own minibatch" why="written blind"
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((X.shape[1], int(y.max()) + 1))

        def noisy(W):
            i = self.rng.choice(X.shape[0], size=batch_size, replace=True)
            return self.loss_function(W, X[i], y[i], reg)

        self.W, history = gradient_descent(noisy, self.W, learning_rate, num_iters)
        return [float(loss) for loss in history]

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)


# %% title="asks self.loss inside train, prints every tenth of the way, beginner's names" why="written blind"
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        number_of_images = X.shape[0]
        number_of_pixels = X.shape[1]
        number_of_classes = np.max(y) + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((number_of_pixels, number_of_classes))
        loss_history = []
        for step in range(0, num_iters):
            indices = self.rng.choice(number_of_images, size=batch_size, replace=True)
            X_batch = X[indices]
            y_batch = y[indices]
            (loss, gradient) = self.loss(X_batch, y_batch, reg)
            loss_history.append(float(loss))
            self.W = self.W - learning_rate * gradient
            if verbose:
                if step % max(1, num_iters // 10) == 0:
                    print("iteration %d / %d: loss %f" % (step, num_iters, loss))
        return loss_history

    def predict(self, X):
        scores = X.dot(self.W)
        y_pred = np.zeros(X.shape[0], dtype=np.int64)
        for i in range(X.shape[0]):
            y_pred[i] = np.argmax(scores[i])
        return y_pred


# %% title="self.W -= ... in place on the classifier's own array, in Fortran order" why="written blind"
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        if self.W is None:
            self.W = np.asfortranarray(self.rng.standard_normal((D, y.max() + 1)))
            self.W *= 0.001
        history = []
        for _ in range(num_iters):
            b = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss(np.take(X, b, axis=0), np.take(y, b), reg)
            history.append(float(loss))
            self.W -= learning_rate * dW
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)


# %% title="a generator of steps; predict returns int32" why="written blind"
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def _steps(self, X, y, rate, reg, batch_size):
        while True:
            rows = self.rng.choice(y.size, size=batch_size, replace=True)
            value, dW = self.loss(X[rows], y[rows], reg)
            self.W = self.W + (-rate) * dW
            yield float(value)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((X.shape[-1], y.max() + 1))
        return [loss for _, loss in zip(range(num_iters), self._steps(X, y, learning_rate, reg, batch_size))]

    def predict(self, X):
        return np.einsum("nd,dc->nc", X, self.W).argmax(1).astype(np.int32)


# %% title="helper methods, while loop, predict by a stable sort" why="written blind"
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def _begin(self, D, C):
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))

    def _batch(self, X, y, size):
        i = self.rng.choice(X.shape[0], size=size, replace=True)
        return X[i], y[i]

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        self._begin(X.shape[1], 1 + np.amax(y))
        curve = []
        while len(curve) != num_iters:
            pair = self.loss(*self._batch(X, y, batch_size), reg)
            self.W = self.W - np.multiply(learning_rate, pair[1])
            curve.append(float(pair[0]))
            if verbose:
                print(f"{len(curve)}: {curve[-1]:.3f}")
        return curve

    def predict(self, X):
        order = np.argsort(-(X @ self.W), axis=1, kind="stable")
        return order[:, 0]


# %% title="history in a NumPy array, then tolist; *args through loss; predict compares class by class" why="written blind"
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, *args, **kwargs):
        return self.loss_function(self.W, *args, **kwargs)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        n, d = np.shape(X)
        self.W = self.rng.standard_normal((d, np.max(y) + 1)) * 1e-3 if self.W is None else self.W
        record = np.zeros(num_iters)
        for k in np.arange(num_iters):
            chosen = self.rng.choice(n, size=batch_size, replace=True)
            record[k], step = self.loss(X[chosen], y[chosen], reg)
            self.W = self.W - learning_rate * step
        return record.tolist()

    def predict(self, X):
        scores = X @ self.W
        best = scores[:, 0].copy()
        label = np.zeros(len(scores), dtype=int)
        for c in range(1, scores.shape[1]):
            better = scores[:, c] > best
            label[better] = c
            best[better] = scores[better, c]
        return label


# %% title="W kept transposed inside, offered as a property" why="written blind"
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self._templates = None

    @property
    def W(self):
        return None if self._templates is None else self._templates.T

    @W.setter
    def W(self, value):
        self._templates = None if value is None else np.ascontiguousarray(value.T)

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = y.max() + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for it in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss_function(self.W, X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
            if verbose and it % 10 == 0:
                print("step", it, "loss", loss)
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)


# %% title="__init__ with further attributes; draws through a bound method; predict by nonzero of the one-hot maximum" why="written blind"
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function, self.rng, self.W = loss_function, np.random.default_rng(seed), None
        self.steps_taken = 0

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        '''Stochastic gradient descent.'''
        if self.W is None:
            self.W = np.multiply(self.rng.standard_normal(size=(X.shape[1], int(np.max(y) + 1))), 0.001)
        draw, history = self.rng.choice, list()
        for self.steps_taken in range(self.steps_taken + 1, self.steps_taken + 1 + num_iters):
            ii = draw(len(y), size=batch_size, replace=True)
            loss, dW = self.loss_function(self.W, X[ii], y[ii], reg)
            history += [float(loss)]
            self.W = np.subtract(self.W, learning_rate * dW)
            if verbose and not self.steps_taken % 50:
                print(self.steps_taken, loss)
        return history

    def predict(self, X):
        S = X @ self.W
        is_top = S == S.max(axis=1, keepdims=True)
        first = is_top & (np.cumsum(is_top, axis=1) == 1)
        return np.nonzero(first)[1]

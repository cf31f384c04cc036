"""
title = "Weights in the type of the data"
why = "For float32 images the weights are float32, rounded in every step."
replaces = "LinearClassifier"
"""
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

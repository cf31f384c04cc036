"""
code = "verbose-draws"
title = "With verbose=True, more random numbers are drawn"
thinks = "An accuracy on a few examples is quick."
says = "With verbose=True you draw more numbers from self.rng, so all later minibatches are others than without. Printing must not change the training."
replaces = "LinearClassifier"
[expected.test_train]
sampling = 0
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
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, int(np.max(y)) + 1))
        history = []
        for step in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss(X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
            if verbose and step % 50 == 0:
                some = self.rng.integers(N, size=5)
                print(step, np.mean(self.predict(X[some]) == y[some]))
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)

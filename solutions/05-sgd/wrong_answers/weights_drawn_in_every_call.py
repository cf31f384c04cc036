"""
code = "weights-drawn-in-every-call"
title = "First weights are drawn in every call, and thrown away"
thinks = "Weights that nobody uses do no harm."
says = "You draw first weights in every call of train, even if self.W is there already and they are thrown away. The generator has then moved on, and the minibatches are others: draw only if self.W is None."
replaces = "LinearClassifier"
[expected.test_train]
continues = 0
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
        first_W = 0.001 * self.rng.standard_normal((D, int(np.max(y)) + 1))
        if self.W is None:
            self.W = first_W
        history = []
        for step in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss(X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)

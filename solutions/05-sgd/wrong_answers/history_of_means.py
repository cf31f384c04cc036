"""
code = "history-running-mean"
title = "Notes the mean of the losses so far"
thinks = "The curve should be smooth."
says = "You note a running mean. Note each loss as it is; smoothing can wait until the plot."
replaces = "LinearClassifier"
[expected.test_train]
history = 0
"""
class LinearClassifier:
    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        num_train, dim = X.shape
        if self.W is None:
            self.W = self.rng.standard_normal((dim, y.max() + 1)) * 0.001
        history, total = [], 0.0
        for it in range(num_iters):
            idx = self.rng.choice(num_train, batch_size)
            loss, grad = self.loss(X[idx], y[idx], reg)
            total += loss
            history.append(total / (it + 1))
            self.W -= learning_rate * grad
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)

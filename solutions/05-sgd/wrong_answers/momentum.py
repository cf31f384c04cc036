"""
code = "momentum"
title = "The steps carry momentum"
thinks = "Everybody trains with momentum."
says = "You add a share of the step before to each step. That is momentum, a method of its own; here a step is learning_rate times dW, and nothing else."
replaces = "LinearClassifier"
[expected.test_train]
descent = 0
"same weights" = 0
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
        history, velocity = [], 0
        for step in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss(X[indices], y[indices], reg)
            history.append(float(loss))
            velocity = 0.9 * velocity + dW
            self.W = self.W - learning_rate * velocity
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)

"""
code = ["learning-rate-decays", "drawn-in-other-order"]
title = "The learning rate shrinks, and a minibatch is drawn before the weights"
thinks = "Steps must become smaller; the order does not matter."
says = "You shrink the learning rate from step to step. Many trainers do; here learning_rate is to be used as it is given."
replaces = "LinearClassifier"
[expected.test_train]
descent = 0
start = 0
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
        indices = self.rng.choice(N, size=batch_size, replace=True)
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, int(np.max(y)) + 1))
        history = []
        for step in range(num_iters):
            if step > 0:
                indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss(X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
            learning_rate *= 0.9
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)

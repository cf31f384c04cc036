"""
code = "gradient-normalised"
title = "The gradient is divided by its length"
thinks = "Only the direction matters."
says = "You divide the gradient by its length. Its length is what makes the steps shorter towards the valley: use dW as it is."
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
        history = []
        for step in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss(X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW / (np.linalg.norm(dW) + 1e-12)
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)

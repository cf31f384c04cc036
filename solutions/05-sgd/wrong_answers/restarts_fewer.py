"""
code = "restarts-when-classes-are-missing"
title = "Draws new weights where the largest class is missing"
thinks = "W must fit the labels."
says = "You draw new weights when the labels of a later call lack the largest class. An existing W knows its classes: draw only if self.W is None."
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
        C = int(np.max(y)) + 1
        if self.W is None or self.W.shape[1] != C:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for step in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss(X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)

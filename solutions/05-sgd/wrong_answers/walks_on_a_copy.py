"""
code = "w-not-stored"
title = "self.W never gets the new weights"
thinks = "W is another name for self.W."
says = "You compute the new weights under a local name, and self.W, which loss and predict use, stays as it was. Store every new W in self.W."
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
            self.W = 0.001 * self.rng.standard_normal((D, np.max(y) + 1))
        W, history = self.W.copy(), []
        for step in range(num_iters):
            batch = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss_function(W, X[batch], y[batch], reg)
            history.append(float(loss))
            W -= learning_rate * dW
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)

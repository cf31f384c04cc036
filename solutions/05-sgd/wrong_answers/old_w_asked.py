"""
code = "asks-about-the-old-w"
title = "Every step asks about the weights from before the call"
thinks = "self.W is stored at the end."
says = "You step a local W and store it at the end, but self.loss looks at self.W, which stays as it was all the time. Store the new W in self.W after each step."
replaces = "LinearClassifier"
[expected.test_train]
descent = 0
"same weights" = 0
learns = 0
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
        W = self.W.copy()
        for step in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss(X[indices], y[indices], reg)
            history.append(float(loss))
            W -= learning_rate * dW
        self.W = W
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)

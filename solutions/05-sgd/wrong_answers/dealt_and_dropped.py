"""
code = "dealt-like-cards"
title = "The training set is dealt out like cards"
thinks = "An epoch sees every example once; what is left over is too small."
says = "You shuffle the training set and deal it out, so no example comes again before all others have come. Section 5 asks for draws with replacement: one self.rng.choice in each step."
replaces = "LinearClassifier"
[expected.test_train]
sampling = 0
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
        batches = max(N // batch_size, 1)
        for step in range(num_iters):
            if step % batches == 0:
                order = self.rng.permutation(N)
            first = step % batches * batch_size
            indices = order[first : first + batch_size]
            loss, dW = self.loss(X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)

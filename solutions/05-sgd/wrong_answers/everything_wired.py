"""
code = "another-loss-function"
title = "One fixed loss function is asked, not the one that was given"
thinks = "Least squares is the loss of this notebook."
says = "You always ask the same loss function, whichever the classifier was given; ask self.loss_function."
replaces = "LinearClassifier"
[expected.test_train]
history = 0
batches = 0
descent = 0
regulariser = 0
start = 0
sampling = 0
continues = 0
"same weights" = 0
learns = 0
[expected.test_predict_and_loss]
loss = 0
"""
class LinearClassifier:
    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return least_squares_loss(self.W, X, y, reg)

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
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)

"""
code = ["full-batch", "reg-ignored"]
title = "All examples in every step, and no regulariser"
thinks = "The loss of the data is what counts."
says = "Every step works on the whole training set. Draw a minibatch of batch_size examples in each step, and hand on only its rows and labels."
replaces = "LinearClassifier"
[expected.test_train]
batches = 0
regulariser = 0
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
        for step in range(num_iters):
            loss, dW = self.loss(X, y, 0)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)

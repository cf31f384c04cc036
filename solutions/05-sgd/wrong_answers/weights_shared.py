"""
code = "weights-shared"
title = "All classifiers share their weights"
thinks = "W belongs to the class."
says = "You keep the weights in the class, so the next classifier goes on with those of the last one. Each object has its own: use self.W."
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
"""
class LinearClassifier:
    W = None

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        if LinearClassifier.W is None:
            LinearClassifier.W = 0.001 * self.rng.standard_normal((D, int(np.max(y)) + 1))
        history = []
        for step in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss(X[indices], y[indices], reg)
            history.append(float(loss))
            LinearClassifier.W = self.W - learning_rate * dW
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)

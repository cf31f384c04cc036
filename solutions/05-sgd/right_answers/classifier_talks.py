"""
title = "With verbose=True it prints losses and accuracies of all examples"
why = "It asks the loss function more often than there are steps; the history is an array, and W is changed in place."
replaces = "LinearClassifier"
"""
class LinearClassifier:
    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        if self.W is None:
            self.W = self.rng.normal(scale=0.001, size=(X.shape[1], np.max(y) + 1))
        history = np.empty(num_iters)
        every = max(1, num_iters // 10)
        for step in range(num_iters):
            indices = self.rng.choice(len(X), batch_size)
            history[step], dW = self.loss(X[indices], y[indices], reg)
            if verbose and step % every == 0:
                accuracy = np.mean(self.predict(X) == y)
                print(f"{step:4d}: {history[step]:.3f}, of all {self.loss(X, y, reg)[0]:.3f}, {accuracy:.1%} right")
            self.W -= learning_rate * dW
        return history

    def predict(self, X):
        return np.array([max(range(len(scores)), key=scores.__getitem__) for scores in (X @ self.W).tolist()])

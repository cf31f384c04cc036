"""
title = "A local W, stored at the end"
why = "loss is not used in train, integers stands for choice, and self.W is written once."
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
        rng, W = self.rng, self.W
        if W is None:
            W = rng.normal(0, 0.001, size=(X.shape[1], 1 + max(y)))
        history = []
        for _ in range(num_iters):
            rows = rng.integers(0, X.shape[0], size=batch_size)
            value, slope = self.loss_function(W, np.take(X, rows, axis=0), y.take(rows), reg=reg)
            W = W - learning_rate * slope
            history += [value]
        self.W = W
        return history

    def predict(self, X):
        labels = np.zeros(len(X), dtype=int)
        for i in range(len(X)):
            scores = X[i].dot(self.W)
            for c in range(len(scores)):
                if scores[c] > scores[labels[i]]:
                    labels[i] = c
        return labels

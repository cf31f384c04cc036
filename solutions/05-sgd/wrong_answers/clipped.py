"""
code = "gradient-clipped"
title = "Large gradients are cut off"
thinks = "Large gradients are dangerous."
says = "You cut large gradients off. Deep networks are trained like that; here a step is learning_rate times the whole dW, however large."
replaces = "LinearClassifier"
[expected.test_train]
descent = 0
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
            size = np.linalg.norm(dW)
            if size > 1000:
                dW = dW * (1000 / size)
            self.W = self.W - learning_rate * dW
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)

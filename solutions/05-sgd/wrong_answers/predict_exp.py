"""
code = "softmax-no-shift"
title = "No shift before the exponential"
thinks = "Probabilities first, then the largest."
says = "You exponentiate the scores without a shift, and large ones overflow. The largest score is the largest probability: compare the scores themselves."
replaces = "LinearClassifier"
[expected.test_predict_and_loss]
predict = 0
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
            self.W = self.W - learning_rate * dW
        return history

    def predict(self, X):
        P = np.exp(X @ self.W)
        return np.argmax(P / P.sum(axis=1, keepdims=True), axis=1)

"""
code = ["scores-rounded", "labels-from-1"]
title = "Rounds the scores, and counts from 1"
thinks = "The first class is number 1, and scores have two decimals."
says = "You round the scores before you compare them, so close ones become equal and the first class wins; compare them as they are."
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
        return 1 + np.argmax(np.round(X @ self.W, 2), axis=1)

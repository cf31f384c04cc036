"""The linear classifier trained by stochastic gradient descent, in the course's conventions.

`X` is (N, D), `y` (N,), `W` (D, C), scores `X @ W`; a loss function is called as
`loss_function(W, X, y, reg)` and returns `(loss, dW)`. The random numbers are part of the
specification: first the weights, then one `choice` a step, all from one generator.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

Loss = Callable[[np.ndarray, np.ndarray, np.ndarray, float], tuple[float, np.ndarray]]


class LinearClassifier:
    """Scores `X @ W`, trained by minibatch stochastic gradient descent."""

    def __init__(self, loss_function: Loss, seed: int = 0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W: np.ndarray | None = None

    def loss(self, X: np.ndarray, y: np.ndarray, reg: float) -> tuple[float, np.ndarray]:
        """Loss and gradient at the current weights."""
        assert self.W is not None
        return self.loss_function(self.W, X, y, reg)

    def train(
        self,
        X: np.ndarray,
        y: np.ndarray,
        learning_rate: float = 1e-3,
        reg: float = 1e-5,
        num_iters: int = 100,
        batch_size: int = 200,
        verbose: bool = False,
    ) -> list[float]:
        """`num_iters` steps; the minibatch loss before each of them."""
        N, D = X.shape
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, int(np.max(y)) + 1))
        history = []
        for _ in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss(X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
        return history

    def predict(self, X: np.ndarray) -> np.ndarray:
        """The class with the largest score of each row, shape (N,)."""
        assert self.W is not None
        return np.argmax(X @ self.W, axis=1)

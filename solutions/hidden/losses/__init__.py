"""The hidden test of a loss function `(W, X, y, reg) -> (loss, dW)`."""

from .grade import grade_loss

__all__ = ["grade_loss"]

"""The exercise `svm_loss_naive`: the multiclass SVM loss of a batch and its gradient, in loops."""

import numpy as np

from linearloss.exercise import Case
from solutions.reference.losses import svm_loss as reference
from solutions.shared.losses import loss_exercise

W_toy = np.array([[-1.0, 1.0, 2.0], [-1.0, 0.0, 2.0], [1.0, 1.0, 1.0], [1.0, -1.0, -1.0]])
X_toy = np.array([[3.0, -3.0, -3.0, 1.0], [0.0, 0.0, 6.0, 1.0], [6.0, -3.0, -3.0, 1.0]])
VISIBLE = [
    Case("the toy batch", lambda: (W_toy.copy(), X_toy.copy(), np.array([0, 1, 2]), 0.0), visible=True),
    Case("two images of one number each", lambda: (np.array([[0.0, 0.5, -2.0]]), np.array([[2.0], [1.0]]), np.array([0, 0]), 0.0), visible=True),
]  # fmt: skip

exercise = loss_exercise(
    "svm_loss_naive", reference, {"loss": 3, "gradient": 3, "regulariser": 2}, "section 2, The gradient, by thinking",
    VISIBLE, like=("svm_loss_vectorized",),
)  # fmt: skip

"""The exercise `svm_loss_vectorized`, carried over from notebook 02: the hinge loss of a batch and its gradient."""

from solutions.reference.losses import svm_loss as reference
from solutions.shared.losses import loss_exercise
from solutions.shared.toys import CARRIED_OVER

exercise = loss_exercise(
    "svm_loss_vectorized", reference, {"loss": 1, "gradient": 1, "regulariser": 1}, "notebook 02", CARRIED_OVER,
    like=("svm_loss_vectorized", "svm_loss_naive"),
)  # fmt: skip

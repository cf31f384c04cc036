"""The exercise `softmax_loss_vectorized`, carried over from notebook 03: the softmax loss of a batch and its gradient."""

from solutions.reference.losses import softmax_loss as reference
from solutions.shared.losses import loss_exercise
from solutions.shared.toys import CARRIED_OVER

exercise = loss_exercise(
    "softmax_loss_vectorized", reference, {"loss": 1, "gradient": 1, "regulariser": 1}, "notebook 03", CARRIED_OVER,
    like=("softmax_loss_vectorized", "softmax_loss_naive"),
)  # fmt: skip

"""The exercise `softmax_loss_vectorized`: the softmax loss of a batch and its gradient, without a loop."""

from solutions.reference.losses import softmax_loss as reference
from solutions.shared.losses import loss_exercise
from solutions.shared.toys import SOFTMAX_TOYS

exercise = loss_exercise(
    "softmax_loss_vectorized", reference, {"loss": 2, "gradient": 3, "regulariser": 3, "stability": 2, "vectorised": 2},
    "section 9", SOFTMAX_TOYS, like=("softmax_loss_naive",), uses=("softmax", "cross_entropy"),
)  # fmt: skip

"""The exercise `svm_loss_vectorized`: the multiclass SVM loss of a batch and its gradient, without a loop."""

from solutions.reference.losses import svm_loss as reference
from solutions.shared.losses import loss_exercise
from solutions.shared.toys import SVM_TOYS

exercise = loss_exercise(
    "svm_loss_vectorized", reference, {"loss": 2, "gradient": 3, "regulariser": 2, "vectorised": 3},
    "section 6, Without loops", SVM_TOYS, like=("svm_loss_naive",), loops_over_classes=True,
)  # fmt: skip

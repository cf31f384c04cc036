"""The exercise `svm_loss_naive`: the multiclass SVM loss of a batch and its gradient, in loops."""

from solutions.reference.losses import svm_loss as reference
from solutions.shared.losses import loss_exercise
from solutions.shared.toys import SVM_TOYS

exercise = loss_exercise(
    "svm_loss_naive", reference, {"loss": 3, "gradient": 3, "regulariser": 2}, "section 2, The gradient, by thinking",
    SVM_TOYS, like=("svm_loss_vectorized",),
)  # fmt: skip

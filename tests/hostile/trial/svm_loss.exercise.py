"""The exercise `svm_loss`: as in notebook 02, under another name."""

from solutions.reference.losses import svm_loss as reference
from solutions.shared.losses import loss_exercise
from solutions.shared.toys import SVM_TOYS

exercise = loss_exercise(
    "svm_loss",
    reference,
    {"loss": 2, "gradient": 2, "regulariser": 1, "vectorised": 1},
    "",
    SVM_TOYS,
    like=(),
    loops_over_classes=True,
)

"""The exercise `cross_entropy`: the loss of each row of scores, by log-sum-exp."""

from solutions.reference.losses import cross_entropy as reference
from solutions.shared.scores import score_exercise

exercise = score_exercise(
    "cross_entropy", reference,
    {"value": 4, "large scores": 1, "rows far apart": 1, "log-sum-exp": 2, "vectorised": 2}, "section 4", labelled=True,
)  # fmt: skip

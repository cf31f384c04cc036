"""The exercise `softmax`: the probabilities of each row of scores."""

from solutions.reference.losses import softmax as reference
from solutions.shared.scores import score_exercise

exercise = score_exercise(
    "softmax",
    reference,
    {"value": 3, "large scores": 1, "rows far apart": 2, "vectorised": 2},
    "sections 1 and 2",
    labelled=False,
)

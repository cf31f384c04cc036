"""The exercise `L_i_vectorized`: the multiclass SVM loss of one example, without a loop."""

from solutions.shared.hinge_example import loss_exercise, reference

__all__ = ["exercise", "reference"]

exercise = loss_exercise(
    "L_i_vectorized", {"value": 2, "margins": 1, "sizes": 1, "vectorised": 2}, "section 4, Without the loop", like="L_i"
)

"""The exercise `L_i`: the multiclass SVM loss of one example, with a loop over the classes."""

from solutions.shared.hinge_example import loss_exercise, reference

__all__ = ["exercise", "reference"]

exercise = loss_exercise(
    "L_i", {"value": 2, "margins": 2, "sizes": 2}, "section 2, The multiclass SVM loss", like="L_i_vectorized"
)

"""The exercise `svm_loss`: as in notebook 02, under another name."""

from dataclasses import replace

from linearloss.slips import SAYS
from solutions.reference.losses import svm_loss as reference
from solutions.shared.losses import loss_exercise
from solutions.shared.toys import SVM_TOYS

of_the_course = loss_exercise(
    "svm_loss",
    reference,
    {"loss": 2, "gradient": 2, "regulariser": 1, "vectorised": 1},
    "",
    SVM_TOYS,
    like=(),
    loops_over_classes=True,
)
# There are no mistakes here, and no other losses.
facets = [
    replace(facet, slips={seen: code for seen, code in facet.slips.items() if code in SAYS})
    for facet in of_the_course.facets
]
exercise = replace(of_the_course, like_in={}, facets=facets)

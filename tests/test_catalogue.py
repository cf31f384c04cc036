"""The catalogue: the functions that the known mistakes are."""

from __future__ import annotations

import numpy as np

from autograder.course import load_course
from autograder.diagnosis import Catalogue


def test_the_catalogue_gives_functions_that_can_be_called():
    catalogue = Catalogue(load_course())
    mistake = next(one for one in catalogue.mistakes if one.name == "svm_loss_vectorized/half-convention")

    wrong, right = catalogue.given(mistake), catalogue.right(("svm_loss_naive",))

    W, X, y = np.ones((2, 2)), np.ones((1, 2)), np.array([0])
    assert wrong(W, X, y, 2.0)[0] == right(W, X, y, 2.0)[0] - 4.0

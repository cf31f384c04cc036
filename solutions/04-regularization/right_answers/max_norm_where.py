"""
title = "np.where, at the limit either way"
why = "Columns exactly at the limit are scaled by 1; the transpose makes columns of rows."
replaces = "project_max_norm"
"""
import numpy as np


def project_max_norm(W, max_norm):
    rows = W.T
    squares = np.einsum("cd,cd->c", rows, rows)[:, None]
    safe = np.where(squares > 0, squares, 1)
    return np.where(squares >= max_norm**2, rows * (max_norm / np.sqrt(safe)), rows).T

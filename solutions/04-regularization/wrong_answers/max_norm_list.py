"""
code = "list-returned"
title = "A list of lists in place of an array"
thinks = "Columns are collected."
says = "You return a list: that looks like a matrix and cannot be computed with like one. Give back the array."
replaces = "project_max_norm"
[expected.test_project_max_norm]
"long columns" = 0
"short columns" = 0
"zero column" = 0
vectorised = 0
"""
import numpy as np


def project_max_norm(W, max_norm):
    lengths = np.sqrt((W**2).sum(axis=0))
    return list(W * (max_norm / np.maximum(lengths, max_norm)))

"""
title = "Two hinges"
why = "The positive part of w - t minus the positive part of -w - t."
replaces = "soft_threshold"
"""
import numpy as np


def relu(a):
    return a * (a > 0)


def soft_threshold(W, t):
    return relu(W - t) - relu(-W - t)

"""
code = "first-of-a-tie"
title = "Of equally good settings, takes the first"
thinks = "max will pick a good one."
says = "Of several results with the same validation accuracy you take the first in the list. Take the one with the largest reg."
replaces = "choose_best"
[expected.test_choose_best]
ties = 0
"""
def choose_best(results):
    return max(results, key=lambda one: one["val_accuracy"])

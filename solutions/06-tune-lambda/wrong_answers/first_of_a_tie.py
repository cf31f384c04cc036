"""
title = "Of equally good settings, takes the first"
replaces = "choose_best"
thinks = "max will pick a good one."
[expected]
test_choose_best = 2
"""
def choose_best(results):
    return max(results, key=lambda one: one["val_accuracy"])

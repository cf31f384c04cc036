"""
title = "Of equally good settings, takes the smallest reg"
replaces = "choose_best"
thinks = "Less regularisation is less interference."
[expected]
test_choose_best = 2
"""
def choose_best(results):
    return max(results, key=lambda one: (one["val_accuracy"], -one["reg"]))

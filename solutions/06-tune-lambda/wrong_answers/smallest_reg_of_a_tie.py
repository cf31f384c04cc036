"""
code = "smallest-reg-of-a-tie"
title = "Of equally good settings, takes the smallest reg"
thinks = "Less regularisation is less interference."
says = "Of several results with the same validation accuracy you take the one with the smallest reg. The largest one makes the simpler model."
replaces = "choose_best"
[expected.test_choose_best]
ties = 0
"""
def choose_best(results):
    return max(results, key=lambda one: (one["val_accuracy"], -one["reg"]))

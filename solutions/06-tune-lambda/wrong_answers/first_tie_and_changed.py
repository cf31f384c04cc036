"""
code = ["first-of-a-tie", "changes-input"]
title = "Sorts in place, and takes the first of equals"
thinks = "Sorting puts the best on top."
says = "Of several results with the same validation accuracy you take the first in the list. Take the one with the largest reg."
replaces = "choose_best"
[expected.test_choose_best]
validation = 0
ties = 0
"""
def choose_best(results):
    results.sort(key=lambda one: one["val_accuracy"], reverse=True)
    return results[0]

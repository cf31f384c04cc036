"""
code = "last-of-a-tie"
title = "Of equally good settings, takes the last"
thinks = ">= keeps the newest."
says = "Of several results with the same validation accuracy you take the last in the list. Take the one with the largest reg."
replaces = "choose_best"
[expected.test_choose_best]
ties = 0
"""
def choose_best(results):
    best = results[0]
    for one in results:
        if one["val_accuracy"] >= best["val_accuracy"]:
            best = one
    return best

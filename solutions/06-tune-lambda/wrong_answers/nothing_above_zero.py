"""
code = "nothing-above-zero"
title = "Nothing is returned if no accuracy is above 0"
thinks = "Start with a best accuracy of 0."
says = "If every accuracy is 0, no result is ever better than your start, and you return None. Start with the first result, or below 0."
replaces = "choose_best"
[expected.test_choose_best]
validation = 0
"""
def choose_best(results):
    best, best_val, best_reg = None, 0, 0
    for one in results:
        if (one["val_accuracy"], one["reg"]) > (best_val, best_reg) and one["val_accuracy"] > 0:
            best, best_val, best_reg = one, one["val_accuracy"], one["reg"]
    return best

"""
code = "one-standard-error-rule"
title = "Nearly equal accuracies count as equal"
thinks = "Within the error bar, take the simpler model."
says = "You treat results within a margin of the best one as equal. Sensible as it may be, here only equal accuracies are ties."
replaces = "choose_best"
[expected.test_choose_best]
validation = 0
ties = 0
"""
def choose_best(results):
    top = max(one["val_accuracy"] for one in results)
    good = [one for one in results if one["val_accuracy"] > 0.75 * top - 0.01]
    return max(good, key=lambda one: one["reg"])

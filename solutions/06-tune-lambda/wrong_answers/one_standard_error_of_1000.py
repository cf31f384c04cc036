"""
code = "one-standard-error-rule"
title = "Nearly equal accuracies count as equal"
thinks = "Within one standard error, take the simpler model."
says = "You treat results within a margin of the best one as equal. Sensible as it may be, here only equal accuracies are ties."
replaces = "choose_best"
[expected.test_choose_best]
validation = 0
"""
def choose_best(results):
    top = max(one["val_accuracy"] for one in results)
    margin = (top * (1 - top) / 1000) ** 0.5
    return max((one for one in results if top - one["val_accuracy"] <= margin), key=lambda one: one["reg"])

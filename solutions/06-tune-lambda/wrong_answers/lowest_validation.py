"""
code = "lowest-validation"
title = "The lowest validation accuracy is chosen"
thinks = "sorted()[0] is the best."
says = "You return the result with the lowest validation accuracy. sorted puts small numbers first."
replaces = "choose_best"
[expected.test_choose_best]
validation = 0
ties = 0
"""
def choose_best(results):
    return sorted(results, key=lambda one: (one["val_accuracy"], -one["reg"]))[0]

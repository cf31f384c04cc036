"""
code = "validation-rounded"
title = "Accuracies are rounded before they are compared"
thinks = "Whole per cents are enough."
says = "You round the accuracies before you compare them, and so make ties that are none. Compare them as they are."
replaces = "choose_best"
[expected.test_choose_best]
validation = 0
"""
def choose_best(results):
    return max(results, key=lambda one: (int(100 * one["val_accuracy"]), one["reg"]))

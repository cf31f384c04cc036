"""
code = "sum-of-accuracy-and-reg"
title = "Accuracy and reg are added"
thinks = "A small weight for reg only decides ties."
says = "You add something of reg to the validation accuracy, so a large reg can beat a higher accuracy. Compare the accuracies first, and reg only between equals."
replaces = "choose_best"
[expected.test_choose_best]
validation = 0
"""
def choose_best(results):
    return max(results, key=lambda one: one["val_accuracy"] + 1e-5 * one["reg"])

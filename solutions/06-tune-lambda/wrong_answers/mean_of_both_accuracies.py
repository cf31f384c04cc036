"""
code = "mean-of-both-accuracies"
title = "The mean of both accuracies decides"
thinks = "Both accuracies should be high."
says = "You let training and validation accuracy decide together. Only the validation accuracy counts."
replaces = "choose_best"
[expected.test_choose_best]
validation = 0
ties = 0
"""
def choose_best(results):
    return max(results, key=lambda one: (one["train_accuracy"] + one["val_accuracy"], one["reg"]))

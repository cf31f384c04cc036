"""
code = "smallest-gap"
title = "The smallest gap between training and validation is chosen"
thinks = "The best model does not overfit."
says = "You choose the smallest gap between training and validation accuracy. A poor model can have a small gap: choose the highest validation accuracy."
replaces = "choose_best"
[expected.test_choose_best]
validation = 0
ties = 0
"""
def choose_best(results):
    return min(results, key=lambda one: abs(one["train_accuracy"] - one["val_accuracy"]))

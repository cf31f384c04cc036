"""
code = "sum-of-accuracy-and-reg"
title = "Accuracy and reg are added"
thinks = "Both should be large."
says = "You add the validation accuracy and reg, so a large reg always wins. Compare the accuracies first, and reg only between equals."
replaces = "choose_best"
[expected.test_choose_best]
validation = 0
ties = 0
"""
def choose_best(results):
    scores = [one["val_accuracy"] + 0.01 * one["reg"] for one in results]
    return results[scores.index(max(scores))]

"""
code = "training-accuracy-breaks-the-tie"
title = "Training accuracy decides between equals"
thinks = "The better trained one of the two."
says = "Between results with the same validation accuracy you let the training accuracy decide. Take the one with the largest reg."
replaces = "choose_best"
[expected.test_choose_best]
ties = 0
"""
def choose_best(results):
    return max(results, key=lambda one: (one["val_accuracy"], one.get("train_accuracy", 0)))

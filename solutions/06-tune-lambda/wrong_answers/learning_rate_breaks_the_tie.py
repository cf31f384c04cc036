"""
code = "learning-rate-breaks-the-tie"
title = "The learning rate decides between equals"
thinks = "The faster one of the two."
says = "Between results with the same validation accuracy you let the learning rate decide. Take the one with the largest reg."
replaces = "choose_best"
[expected.test_choose_best]
ties = 0
"""
def choose_best(results):
    return max(results, key=lambda one: (one["val_accuracy"], -one.get("learning_rate", 0)))

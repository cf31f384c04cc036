"""
title = "Chooses by training accuracy"
replaces = "choose_best"
thinks = "The model that has learnt most is the best one."
[expected]
test_choose_best = 0
"""
def choose_best(results):
    return max(results, key=lambda one: one["train_accuracy"])

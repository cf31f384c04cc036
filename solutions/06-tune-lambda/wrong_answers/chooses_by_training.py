"""
code = "chooses-by-training"
title = "Chooses by training accuracy"
thinks = "The model that has learnt most is the best one."
says = "You choose by training accuracy, which prefers the model that has learnt most by heart. Choose by val_accuracy."
replaces = "choose_best"
[expected.test_choose_best]
validation = 0
ties = 0
"""
def choose_best(results):
    return max(results, key=lambda one: one["train_accuracy"])

"""
code = "largest-reg-wins"
title = "The largest reg is chosen, whatever its accuracy"
thinks = "The simplest model is the best."
says = "You choose the largest reg, whatever its accuracy. The validation accuracy decides first, and reg only between equals."
replaces = "choose_best"
[expected.test_choose_best]
validation = 0
ties = 0
"""
def choose_best(results):
    return max(results, key=lambda one: (one["reg"], one["val_accuracy"]))

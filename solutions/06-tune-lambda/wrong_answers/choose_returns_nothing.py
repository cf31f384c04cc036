"""
code = "none-returned"
title = "Nothing is returned"
thinks = "Printing shows the best."
says = "Your function returns nothing: the return is missing."
replaces = "choose_best"
[expected.test_choose_best]
validation = 0
ties = 0
"""
def choose_best(results):
    best = max(results, key=lambda one: (one["val_accuracy"], one["reg"]))
    print(best)

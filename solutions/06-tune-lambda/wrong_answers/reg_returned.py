"""
code = "reg-returned"
title = "Only reg is returned"
thinks = "lambda is what one searches for."
says = "You return reg alone. Return the whole dictionary."
replaces = "choose_best"
[expected.test_choose_best]
validation = 0
ties = 0
"""
def choose_best(results):
    return max(results, key=lambda one: (one["val_accuracy"], one["reg"]))["reg"]

"""
code = "position-returned"
title = "The position in place of the result"
thinks = "np.argmax finds the best."
says = "You return the position of the best result. Return the dictionary that stands there."
replaces = "choose_best"
[expected.test_choose_best]
validation = 0
ties = 0
"""
def choose_best(results):
    keys = [(one["val_accuracy"], one["reg"]) for one in results]
    return keys.index(max(keys))

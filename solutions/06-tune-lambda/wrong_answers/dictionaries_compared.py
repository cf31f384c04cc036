"""
code = "dictionaries-compared"
title = "Dictionaries are compared"
thinks = "A tuple may end with the result itself."
says = "When accuracy and reg are both equal, Python goes on and compares the dictionaries themselves, which it cannot. Give max or sorted a key, so that only the two numbers are compared."
replaces = "choose_best"
[expected.test_choose_best]
ties = 0
"""
def choose_best(results):
    return max((one["val_accuracy"], one["reg"], one) for one in results)[-1]

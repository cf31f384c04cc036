"""
code = "best-result-taken-out"
title = "The best result is taken out of the list"
thinks = "pop returns the element."
says = "pop takes the result out of the list that you are given. Use an index, or max."
replaces = "choose_best"
[expected.test_choose_best]
validation = 0
"""
def choose_best(results):
    keys = [(one["val_accuracy"], one["reg"]) for one in results]
    return results.pop(keys.index(max(keys)))

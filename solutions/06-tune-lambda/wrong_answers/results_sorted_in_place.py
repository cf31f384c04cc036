"""
code = "changes-input"
title = "An argument is changed in place"
thinks = "sort, then take the last."
says = "list.sort changes the list that you are given. Use sorted or max, which leave it alone."
replaces = "choose_best"
[expected.test_choose_best]
validation = 0
"""
def choose_best(results):
    results.sort(key=lambda one: (one["val_accuracy"], one["reg"]))
    return results[-1]

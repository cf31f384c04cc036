"""
code = "changes-input"
title = "An argument is changed in place"
thinks = "Results that are no good can go."
says = "You remove results from the list that you are given. Leave it alone, and make a list of your own if you need one."
replaces = "choose_best"
[expected.test_choose_best]
validation = 0
"""
def choose_best(results):
    top = max(one["val_accuracy"] for one in results)
    for one in list(results):
        if one["val_accuracy"] < top:
            results.remove(one)
    return max(results, key=lambda one: one["reg"])

"""
code = "first-result-left-out"
title = "The first result is never looked at"
thinks = "Index 1 is the first."
says = "Your loop begins behind the first result, which is never looked at. Counting starts at 0."
replaces = "choose_best"
[expected.test_choose_best]
validation = 0
ties = 0
"""
def choose_best(results):
    others = results[1:] or results
    return max(others, key=lambda one: (one["val_accuracy"], one["reg"]))

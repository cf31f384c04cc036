"""
code = "last-result-left-out"
title = "The last result is never looked at"
thinks = "range ends at the last one."
says = "Your loop ends before the last result. range stops before its end already."
replaces = "choose_best"
[expected.test_choose_best]
validation = 0
ties = 0
"""
def choose_best(results):
    best = 0
    for k in range(len(results) - 1):
        rival, champion = results[k], results[best]
        if (rival["val_accuracy"], rival["reg"]) > (champion["val_accuracy"], champion["reg"]):
            best = k
    return results[best]

"""
code = "either-may-grow"
title = "A larger reg alone replaces the best result"
thinks = "Higher accuracy or larger reg."
says = "You replace the best result as soon as a larger reg comes, even if its accuracy is lower. reg decides only if the accuracies are equal."
replaces = "choose_best"
[expected.test_choose_best]
validation = 0
ties = 0
"""
def choose_best(results):
    best = results[0]
    for one in results[1:]:
        if one["val_accuracy"] > best["val_accuracy"]:
            best = one
        elif one["reg"] > best["reg"]:
            best = one
    return best

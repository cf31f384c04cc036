"""
code = "all-equals-returned"
title = "A list of results is returned"
thinks = "There may be several best ones."
says = "You return a list. Return one dictionary: of several equals, the one with the largest reg."
replaces = "choose_best"
[expected.test_choose_best]
validation = 0
ties = 0
"""
def choose_best(results):
    top = max(one["val_accuracy"] for one in results)
    return [one for one in results if one["val_accuracy"] == top]

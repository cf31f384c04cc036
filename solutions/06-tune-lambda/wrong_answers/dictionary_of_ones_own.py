"""
code = "dictionary-of-ones-own"
title = "A dictionary of one's own is returned"
thinks = "Only the two best numbers are needed."
says = "You return a dictionary of your own with other keys. Return one of the dictionaries that you are given."
replaces = "choose_best"
[expected.test_choose_best]
validation = 0
ties = 0
"""
def choose_best(results):
    best_val = max(one["val_accuracy"] for one in results)
    best_reg = max(one["reg"] for one in results if one["val_accuracy"] == best_val)
    return {"best_reg": best_reg, "best_val": best_val}

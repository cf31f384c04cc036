"""
code = "first-result-returned"
title = "The return stands inside the loop over results"
thinks = "Found one, return it."
says = "The return stands inside the loop, so you return the first result. Move it behind the loop."
replaces = "choose_best"
[expected.test_choose_best]
validation = 0
ties = 0
"""
def choose_best(results):
    best = results[0]
    for one in results:
        if (one["val_accuracy"], one["reg"]) > (best["val_accuracy"], best["reg"]):
            best = one
        return best

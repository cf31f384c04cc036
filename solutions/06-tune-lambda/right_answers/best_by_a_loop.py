"""
title = "A loop with two conditions"
why = "Ties are settled inside the loop, one by one."
replaces = "choose_best"
"""
def choose_best(results):
    best = None
    for one in results:
        if best is None or one["val_accuracy"] > best["val_accuracy"]:
            best = one
        elif one["val_accuracy"] == best["val_accuracy"] and one["reg"] > best["reg"]:
            best = one
    return best

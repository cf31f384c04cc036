"""
code = "neighbours-only"
title = "Each result is compared with its neighbour only"
thinks = "Better than the one before is best."
says = "You compare each result with the one before it, not with the best so far. Keep the best in a variable and compare with that."
replaces = "choose_best"
[expected.test_choose_best]
validation = 0
"""
def choose_best(results):
    best = results[0]
    for before, one in zip(results, results[1:]):
        if (one["val_accuracy"], one["reg"]) > (before["val_accuracy"], before["reg"]):
            best = one
    return best

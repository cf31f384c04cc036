"""
code = "both-must-grow"
title = "A better result must also have a larger reg"
thinks = "Higher accuracy and larger reg, says the task."
says = "You replace the best result only if the new one has a larger reg too. A higher validation accuracy is enough; reg decides only between equals."
replaces = "choose_best"
[expected.test_choose_best]
validation = 0
ties = 0
"""
def choose_best(results):
    best = results[0]
    for one in results[1:]:
        if one["val_accuracy"] >= best["val_accuracy"] and one["reg"] > best["reg"]:
            best = one
    return best

"""
code = "best-reg-not-remembered"
title = "The best reg so far is not brought up to date"
thinks = "best_val is what counts."
says = "When you find a higher validation accuracy, you forget to note its reg, and later ties are compared with an old one. Keep both up to date."
replaces = "choose_best"
[expected.test_choose_best]
ties = 0
"""
def choose_best(results):
    best, best_val, best_reg = None, -1.0, 0.0
    for one in results:
        if one["val_accuracy"] > best_val:
            best, best_val = one, one["val_accuracy"]
            best_reg = max(best_reg, one["reg"])
        elif one["val_accuracy"] == best_val and one["reg"] > best_reg:
            best, best_reg = one, one["reg"]
    return best

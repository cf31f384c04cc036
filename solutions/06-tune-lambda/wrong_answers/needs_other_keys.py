"""
code = "needs-other-keys"
title = "It needs keys that may be missing"
thinks = "search makes four keys."
says = "You use a key that the dictionaries need not have. Only reg and val_accuracy are promised."
replaces = "choose_best"
[expected.test_choose_best]
validation = 0
"""
def choose_best(results):
    table = [(one["val_accuracy"], one["reg"], one["learning_rate"]) for one in results]
    return results[table.index(max(table))]

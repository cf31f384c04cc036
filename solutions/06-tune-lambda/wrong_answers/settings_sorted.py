"""
code = "settings-sorted"
title = "The settings are sorted first"
thinks = "From small to large."
says = "You sort the settings before you try them. Return the results in the order in which the settings come."
replaces = "search"
[expected.test_search]
training = 0
settings = 0
"""
def search(train, settings, X_train, y_train, X_val, y_val):
    results = []
    for learning_rate, reg in sorted(settings):
        W = train(X_train, y_train, learning_rate, reg)
        results.append({"learning_rate": learning_rate, "reg": reg, "train_accuracy": accuracy(W, X_train, y_train), "val_accuracy": accuracy(W, X_val, y_val)})
    return results

"""
code = "results-reversed"
title = "The results come in reverse order"
thinks = "insert(0, ...) adds to a list."
says = "Your results come in reverse order, since you put each new one in front. Append it."
replaces = "search"
[expected.test_search]
settings = 0
"""
def search(train, settings, X_train, y_train, X_val, y_val):

    results = []
    for learning_rate, reg in settings:
        W = train(X_train, y_train, learning_rate, reg)
        results.insert(0, {"learning_rate": learning_rate, "reg": reg,
                           "train_accuracy": accuracy(W, X_train, y_train), "val_accuracy": accuracy(W, X_val, y_val)})
    return results

"""
code = "keys-swapped"
title = "Learning rate and reg are swapped in the results"
thinks = "Wrote down in the order of the alphabet."
says = "In your results, learning_rate holds reg and reg holds the learning rate."
replaces = "search"
[expected.test_search]
settings = 0
"""
def search(train, settings, X_train, y_train, X_val, y_val):
    results = []
    for learning_rate, reg in settings:
        W = train(X_train, y_train, learning_rate, reg)
        results.append({"learning_rate": reg, "reg": learning_rate,
                        "train_accuracy": accuracy(W, X_train, y_train), "val_accuracy": accuracy(W, X_val, y_val)})
    return results

"""
code = "settings-swapped"
title = "Learning rate and reg are swapped in the call of train"
thinks = "Two numbers, in some order."
says = "You hand train the two numbers in the wrong order: first the learning rate, then reg."
replaces = "search"
[expected.test_search]
training = 0
"""
def search(train, settings, X_train, y_train, X_val, y_val):
    results = []
    for learning_rate, reg in settings:
        W = train(X_train, y_train, reg, learning_rate)
        results.append({"learning_rate": learning_rate, "reg": reg,
                        "train_accuracy": accuracy(W, X_train, y_train), "val_accuracy": accuracy(W, X_val, y_val)})
    return results

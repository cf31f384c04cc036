"""
code = "accuracy-difference"
title = "The difference of the accuracies in place of one"
thinks = "The gap is what matters."
says = "Your val_accuracy is a difference of two accuracies. It should be the share of right validation images."
replaces = "search"
[expected.test_search]
val_accuracy = 0
"""
def search(train, settings, X_train, y_train, X_val, y_val):
    results = []
    for learning_rate, reg in settings:
        W = train(X_train, y_train, learning_rate, reg)
        results.append({"learning_rate": learning_rate, "reg": reg, "train_accuracy": accuracy(W, X_train, y_train), "val_accuracy": accuracy(W, X_train, y_train) - accuracy(W, X_val, y_val)})
    return results

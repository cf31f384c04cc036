"""
code = "accuracy-on-a-few"
title = "Measured on the first images only"
thinks = "A few images are enough."
says = "You measure on the first images only. Use all training and all validation images that you are given."
replaces = "search"
[expected.test_search]
train_accuracy = 0
val_accuracy = 0
"""
def search(train, settings, X_train, y_train, X_val, y_val):
    results = []
    for learning_rate, reg in settings:
        W = train(X_train, y_train, learning_rate, reg)
        results.append({"learning_rate": learning_rate, "reg": reg, "train_accuracy": accuracy(W, X_train[:10], y_train[:10]), "val_accuracy": accuracy(W, X_val[:10], y_val[:10])})
    return results

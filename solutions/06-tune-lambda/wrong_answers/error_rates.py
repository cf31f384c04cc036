"""
code = "error-rates"
title = "The share of mistakes in place of the accuracy"
thinks = "Low is good."
says = "You return the share of wrong answers. The accuracy is the share of right ones."
replaces = "search"
[expected.test_search]
train_accuracy = 0
val_accuracy = 0
"""
def search(train, settings, X_train, y_train, X_val, y_val):
    results = []
    for learning_rate, reg in settings:
        W = train(X_train, y_train, learning_rate, reg)
        results.append({"learning_rate": learning_rate, "reg": reg,
                        "train_accuracy": 1 - accuracy(W, X_train, y_train), "val_accuracy": 1 - accuracy(W, X_val, y_val)})
    return results

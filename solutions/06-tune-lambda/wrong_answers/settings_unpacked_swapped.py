"""
code = "settings-unpacked-swapped"
title = "The pairs are unpacked as (reg, learning_rate)"
thinks = "lambda comes first in the text."
says = "You unpack each setting as reg, learning rate. The pairs are (learning_rate, reg)."
replaces = "search"
[expected.test_search]
training = 0
settings = 0
"""
def search(train, settings, X_train, y_train, X_val, y_val):

    results = []
    for reg, learning_rate in settings:
        W = train(X_train, y_train, learning_rate, reg)
        results.append(dict(learning_rate=learning_rate, reg=reg,
                            train_accuracy=accuracy(W, X_train, y_train), val_accuracy=accuracy(W, X_val, y_val)))
    return results

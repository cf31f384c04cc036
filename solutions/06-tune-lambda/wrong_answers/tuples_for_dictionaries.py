"""
code = "tuples-for-dictionaries"
title = "Tuples in place of dictionaries"
thinks = "The order says what is what."
says = "Your results are tuples. Each should be a dictionary with the four keys of the docstring."
replaces = "search"
[expected.test_search]
settings = 0
train_accuracy = 0
val_accuracy = 0
"""
def search(train, settings, X_train, y_train, X_val, y_val):
    results = []
    for learning_rate, reg in settings:
        W = train(X_train, y_train, learning_rate, reg)
        results.append((learning_rate, reg, accuracy(W, X_train, y_train), accuracy(W, X_val, y_val)))
    return results

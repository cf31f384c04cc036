"""
code = "dictionary-by-setting"
title = "One dictionary with the settings as keys"
thinks = "results[(lr, reg)] is what CS231n uses."
says = "You return one dictionary with the settings as keys. Return a list with one dictionary for each setting."
replaces = "search"
[expected.test_search]
settings = 0
train_accuracy = 0
val_accuracy = 0
"""
def search(train, settings, X_train, y_train, X_val, y_val):

    results = {}
    for learning_rate, reg in settings:
        W = train(X_train, y_train, learning_rate, reg)
        results[(learning_rate, reg)] = (accuracy(W, X_train, y_train), accuracy(W, X_val, y_val))
    return results

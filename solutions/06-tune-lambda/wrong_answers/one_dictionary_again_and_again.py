"""
code = "one-dictionary-again-and-again"
title = "The same dictionary is appended again and again"
thinks = "Fill it, append it, fill it anew."
says = "You append the same dictionary each time, so in the end all results show the last setting. Make a new dictionary inside the loop."
replaces = "search"
[expected.test_search]
settings = 0
train_accuracy = 0
val_accuracy = 0
"""
def search(train, settings, X_train, y_train, X_val, y_val):

    results, one = [], {}
    for learning_rate, reg in settings:
        W = train(X_train, y_train, learning_rate, reg)
        one["learning_rate"], one["reg"] = learning_rate, reg
        one["train_accuracy"] = accuracy(W, X_train, y_train)
        one["val_accuracy"] = accuracy(W, X_val, y_val)
        results.append(one)
    return results

"""
code = "dictionary-of-lists"
title = "One dictionary with lists"
thinks = "One list for each key is easier to plot."
says = "You return one dictionary that holds lists. Return a list with one dictionary for each setting."
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
        results.append({"learning_rate": learning_rate, "reg": reg, "train_accuracy": accuracy(W, X_train, y_train), "val_accuracy": accuracy(W, X_val, y_val)})
    return {key: [one[key] for one in results] for key in results[0]}

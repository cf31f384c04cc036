"""
code = "only-the-best"
title = "Only the best result is returned"
thinks = "A search looks for the best."
says = "You return the best result only. Return all of them, in the order of the settings; choose_best chooses."
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
    return [max(results, key=lambda one: one["val_accuracy"])]

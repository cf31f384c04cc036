"""
code = "changes-input"
title = "An argument is changed in place"
thinks = "pop takes the next one."
says = "You take the settings out of the list that you are given, which leaves it empty. Go through it with a for loop."
replaces = "search"
[expected.test_search]
settings = 0
"""
def search(train, settings, X_train, y_train, X_val, y_val):

    results = []
    while len(settings) > 0:
        learning_rate, reg = settings.pop(0)
        W = train(X_train, y_train, learning_rate, reg)
        results.append({"learning_rate": learning_rate, "reg": reg,
                        "train_accuracy": accuracy(W, X_train, y_train), "val_accuracy": accuracy(W, X_val, y_val)})
    return results

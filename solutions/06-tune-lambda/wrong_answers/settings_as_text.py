"""
code = "settings-as-text"
title = "The settings are turned into text"
thinks = "Text looks better in a table."
says = "Your learning_rate and reg are text. Keep the numbers: choose_best compares them."
replaces = "search"
[expected.test_search]
settings = 0
"""
def search(train, settings, X_train, y_train, X_val, y_val):
    results = []
    for learning_rate, reg in settings:
        W = train(X_train, y_train, learning_rate, reg)
        results.append({"learning_rate": f"{learning_rate:g}", "reg": f"{reg:g}",
                        "train_accuracy": accuracy(W, X_train, y_train), "val_accuracy": accuracy(W, X_val, y_val)})
    return results

"""
code = "loop-last-example-only"
title = "Only the last example counts"
thinks = "The lines after the loop belong to it."
says = "Only the last setting is in your results: the lines that measure and append stand behind the loop and not in it."
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
    results.append({"learning_rate": learning_rate, "reg": reg,
                    "train_accuracy": accuracy(W, X_train, y_train), "val_accuracy": accuracy(W, X_val, y_val)})
    return results

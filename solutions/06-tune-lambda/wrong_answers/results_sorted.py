"""
code = "results-sorted"
title = "The results are sorted by validation accuracy"
thinks = "The best ones should be on top."
says = "You sort the results. Return them in the order of the settings."
replaces = "search"
[expected.test_search]
settings = 0
"""
def search(train, settings, X_train, y_train, X_val, y_val):
    results = []
    for learning_rate, reg in settings:
        W = train(X_train, y_train, learning_rate, reg)
        results.append({"learning_rate": learning_rate, "reg": reg,
                        "train_accuracy": accuracy(W, X_train, y_train), "val_accuracy": accuracy(W, X_val, y_val)})
    return sorted(results, key=lambda one: one["val_accuracy"], reverse=True)

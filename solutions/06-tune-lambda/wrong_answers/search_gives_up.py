"""
code = "search-gives-up"
title = "The search ends when the accuracy falls"
thinks = "After the maximum it only gets worse."
says = "You stop as soon as a validation accuracy is lower than the one before. The settings come in no order, so try all of them."
replaces = "search"
[expected.test_search]
training = 0
settings = 0
train_accuracy = 0
val_accuracy = 0
"""
def search(train, settings, X_train, y_train, X_val, y_val):
    top = 0.0
    results = []
    for learning_rate, reg in settings:
        W = train(X_train, y_train, learning_rate, reg)
        results.append({"learning_rate": learning_rate, "reg": reg, "train_accuracy": accuracy(W, X_train, y_train), "val_accuracy": accuracy(W, X_val, y_val)})
        if results[-1]["val_accuracy"] < top:
            return results
        top = results[-1]["val_accuracy"]
    return results

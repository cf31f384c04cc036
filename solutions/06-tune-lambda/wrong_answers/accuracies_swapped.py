"""
code = "accuracies-swapped"
title = "Training and validation accuracy are swapped"
thinks = "Mixed up the two names."
says = "Your train_accuracy and val_accuracy have changed places."
replaces = "search"
[expected.test_search]
train_accuracy = 0
val_accuracy = 0
"""
def search(train, settings, X_train, y_train, X_val, y_val):

    results = []
    for learning_rate, reg in settings:
        W = train(X_train, y_train, learning_rate, reg)
        val, tr = accuracy(W, X_train, y_train), accuracy(W, X_val, y_val)
        results.append({"learning_rate": learning_rate, "reg": reg, "train_accuracy": tr, "val_accuracy": val})
    return results

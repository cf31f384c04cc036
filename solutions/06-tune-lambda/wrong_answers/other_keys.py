"""
code = "other-keys"
title = "The accuracies have other keys"
thinks = "Shorter names are nicer."
says = "Your results have other keys for the accuracies. They must be called train_accuracy and val_accuracy, as choose_best looks for them."
replaces = "search"
[expected.test_search]
train_accuracy = 0
val_accuracy = 0
"""
def search(train, settings, X_train, y_train, X_val, y_val):
    results = []
    for learning_rate, reg in settings:
        W = train(X_train, y_train, learning_rate, reg)
        results.append({"learning_rate": learning_rate, "reg": reg,
                        "train_acc": accuracy(W, X_train, y_train), "val_acc": accuracy(W, X_val, y_val)})
    return results

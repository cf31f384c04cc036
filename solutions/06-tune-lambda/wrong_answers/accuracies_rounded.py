"""
code = "accuracies-rounded"
title = "The accuracies are rounded"
thinks = "Two digits are enough for a table."
says = "You round the accuracies, and so make ties that are none. Keep them as they are, and round where you print."
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
                        "train_accuracy": round(accuracy(W, X_train, y_train), 2), "val_accuracy": round(accuracy(W, X_val, y_val), 2)})
    return results

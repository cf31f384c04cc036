"""
code = "accuracies-in-percent"
title = "The accuracies are percentages"
thinks = "Accuracy is given in percent."
says = "Your accuracies are percentages. Return shares between 0 and 1, as accuracy gives them."
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
                        "train_accuracy": 100 * accuracy(W, X_train, y_train), "val_accuracy": 100 * accuracy(W, X_val, y_val)})
    return results

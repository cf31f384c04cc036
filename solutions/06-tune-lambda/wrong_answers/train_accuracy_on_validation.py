"""
code = "train-accuracy-on-validation"
title = "The training accuracy is measured on the validation images"
thinks = "Copied the line below and forgot to change it."
says = "Your train_accuracy is measured on the validation images. Measure it on the training images."
replaces = "search"
[expected.test_search]
train_accuracy = 0
"""
def search(train, settings, X_train, y_train, X_val, y_val):
    results = []
    for learning_rate, reg in settings:
        W = train(X_train, y_train, learning_rate, reg)
        results.append({"learning_rate": learning_rate, "reg": reg,
                        "train_accuracy": accuracy(W, X_val, y_val), "val_accuracy": accuracy(W, X_val, y_val)})
    return results

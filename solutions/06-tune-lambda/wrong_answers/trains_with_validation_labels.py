"""
code = "trains-with-validation-labels"
title = "Training images with other labels"
thinks = "y is y."
says = "You hand train the training images with labels that are not theirs. Use y_train."
replaces = "search"
[expected.test_search]
training = 0
"""
def search(train, settings, X_train, y_train, X_val, y_val):
    results = []
    for learning_rate, reg in settings:
        W = train(X_train, np.resize(y_val, len(y_train)), learning_rate, reg)
        results.append({"learning_rate": learning_rate, "reg": reg, "train_accuracy": accuracy(W, X_train, y_train), "val_accuracy": accuracy(W, X_val, y_val)})
    return results

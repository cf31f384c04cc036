"""
code = "trains-on-a-few"
title = "Trained on a part of the training images"
thinks = "A few images are quicker."
says = "You train on a part of the training images. Hand train all of them."
replaces = "search"
[expected.test_search]
training = 0
"""
def search(train, settings, X_train, y_train, X_val, y_val):
    results = []
    for learning_rate, reg in settings:
        W = train(X_train[:20], y_train[:20], learning_rate, reg)
        results.append({"learning_rate": learning_rate, "reg": reg, "train_accuracy": accuracy(W, X_train, y_train), "val_accuracy": accuracy(W, X_val, y_val)})
    return results

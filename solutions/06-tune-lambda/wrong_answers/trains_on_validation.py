"""
code = "trains-on-validation"
title = "The training runs on the validation images"
thinks = "Fewer images are faster."
says = "You train on the validation images. Hand train the training images and their labels."
replaces = "search"
[expected.test_search]
training = 0
"""
def search(train, settings, X_train, y_train, X_val, y_val):
    results = []
    for learning_rate, reg in settings:
        W = train(X_val, y_val, learning_rate, reg)
        results.append({"learning_rate": learning_rate, "reg": reg,
                        "train_accuracy": accuracy(W, X_train, y_train), "val_accuracy": accuracy(W, X_val, y_val)})
    return results

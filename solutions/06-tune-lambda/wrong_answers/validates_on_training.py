"""
code = "validates-on-training"
title = "The validation accuracy is measured on the training images"
thinks = "Copied the line above and forgot to change it."
says = "Your val_accuracy is measured on the training images. Measure it on the validation images."
replaces = "search"
[expected.test_search]
val_accuracy = 0
"""
def search(train, settings, X_train, y_train, X_val, y_val):
    results = []
    for learning_rate, reg in settings:
        W = train(X_train, y_train, learning_rate, reg)
        results.append({"learning_rate": learning_rate, "reg": reg,
                        "train_accuracy": accuracy(W, X_train, y_train), "val_accuracy": accuracy(W, X_train, y_train)})
    return results

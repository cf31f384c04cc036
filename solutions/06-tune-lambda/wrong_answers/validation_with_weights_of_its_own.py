"""
code = "weights-of-validation"
title = "The validation accuracy is that of weights trained on the validation images"
thinks = "Each accuracy belongs to its own training."
says = "You train a second time, on the validation images, and measure those weights there. One training on the training images gives the weights for both accuracies."
replaces = "search"
[expected.test_search]
training = 0
"""
def search(train, settings, X_train, y_train, X_val, y_val):
    results = []
    for learning_rate, reg in settings:
        first = train(X_train, y_train, learning_rate, reg)
        second = train(X_val, y_val, learning_rate, reg)
        results.append({
            "learning_rate": learning_rate, "reg": reg,
            "train_accuracy": accuracy(first, X_train, y_train), "val_accuracy": accuracy(second, X_val, y_val),
        })
    return results

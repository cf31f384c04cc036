"""
title = "A helper and a comprehension"
why = "The accuracies are NumPy scalars, measured without accuracy."
replaces = "search"
"""
def _measured(W, X, y):
    return (X.dot(W).argmax(1) == y).mean()

def search(train, settings, X_train, y_train, X_val, y_val):
    return [
        {"learning_rate": rate, "reg": reg, "train_accuracy": _measured(W, X_train, y_train),
         "val_accuracy": _measured(W, X_val, y_val)}
        for rate, reg in settings
        for W in [train(X_train, y_train, rate, reg)]
    ]

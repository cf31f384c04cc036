"""
code = "trains-on-everything"
title = "The validation images take part in the training"
thinks = "More images give better weights."
says = "You train on the validation images too, so the validation accuracy says nothing any more. Hand train only the training images."
replaces = "search"
[expected.test_search]
training = 0
"""
def search(train, settings, X_train, y_train, X_val, y_val):
    results = []
    for learning_rate, reg in settings:
        W = train(np.vstack([X_train, X_val]), np.concatenate([y_train, y_val]), learning_rate, reg)
        results.append({"learning_rate": learning_rate, "reg": reg,
                        "train_accuracy": accuracy(W, X_train, y_train), "val_accuracy": accuracy(W, X_val, y_val)})
    return results

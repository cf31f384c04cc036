"""
code = "weights-kept"
title = "The weights of the first call are used again"
thinks = "Training takes long, so keep what is there."
says = "You keep weights from earlier calls and do not train again. Call train for each setting in each call."
replaces = "search"
[expected.test_search]
training = 0
"""
_trained = {}

def search(train, settings, X_train, y_train, X_val, y_val):
    results = []
    for learning_rate, reg in settings:
        key = (learning_rate, reg, X_train.shape)
        if key not in _trained:
            _trained[key] = train(X_train, y_train, learning_rate, reg)
        W = _trained[key]
        results.append({"learning_rate": learning_rate, "reg": reg,
                        "train_accuracy": accuracy(W, X_train, y_train), "val_accuracy": accuracy(W, X_val, y_val)})
    return results

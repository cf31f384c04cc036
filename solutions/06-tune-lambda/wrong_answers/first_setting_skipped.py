"""
code = "first-setting-skipped"
title = "The first setting is left out"
thinks = "Index 1 is the first."
says = "You leave out the first setting: counting starts at 0."
replaces = "search"
[expected.test_search]
training = 0
settings = 0
train_accuracy = 0
val_accuracy = 0
"""
def search(train, settings, X_train, y_train, X_val, y_val):

    results = []
    for k in range(1, len(settings)):
        learning_rate, reg = settings[k]
        W = train(X_train, y_train, learning_rate, reg)
        results.append({"learning_rate": learning_rate, "reg": reg,
                        "train_accuracy": accuracy(W, X_train, y_train), "val_accuracy": accuracy(W, X_val, y_val)})
    return results

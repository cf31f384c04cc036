"""
code = "last-setting-skipped"
title = "The last setting is left out"
thinks = "range ends before its end."
says = "You leave out the last setting: range stops before its end already."
replaces = "search"
[expected.test_search]
training = 0
settings = 0
train_accuracy = 0
val_accuracy = 0
"""
def search(train, settings, X_train, y_train, X_val, y_val):
    results = []
    for learning_rate, reg in list(settings)[:-1]:
        W = train(X_train, y_train, learning_rate, reg)
        results.append({"learning_rate": learning_rate, "reg": reg, "train_accuracy": accuracy(W, X_train, y_train), "val_accuracy": accuracy(W, X_val, y_val)})
    return results

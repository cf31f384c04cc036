"""
code = "repeated-setting-once"
title = "A setting that comes twice is done once"
thinks = "The same setting gives the same result."
says = "A setting that comes a second time gets no result of its own, so results and settings no longer belong together. Append a result for each setting."
replaces = "search"
[expected.test_search]
settings = 0
"""
def search(train, settings, X_train, y_train, X_val, y_val):
    done = {}
    for learning_rate, reg in settings:
        W = train(X_train, y_train, learning_rate, reg)
        done[learning_rate, reg] = {"learning_rate": learning_rate, "reg": reg,
                                    "train_accuracy": accuracy(W, X_train, y_train), "val_accuracy": accuracy(W, X_val, y_val)}
    return list(done.values())

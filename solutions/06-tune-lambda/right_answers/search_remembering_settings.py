"""
title = "A setting that comes twice is trained once"
why = "It keeps the results of this call, and makes a new dictionary for each setting all the same."
replaces = "search"
"""
def search(train, settings, X_train, y_train, X_val, y_val):
    known, results = {}, []
    for setting in settings:
        learning_rate, reg = setting
        if (learning_rate, reg) not in known:
            W = train(X_train, y_train, learning_rate, reg)
            known[learning_rate, reg] = accuracy(W, X_train, y_train), accuracy(W, X_val, y_val)
        on_train, on_val = known[learning_rate, reg]
        results += [dict(learning_rate=learning_rate, reg=reg, train_accuracy=on_train, val_accuracy=on_val)]
    return results

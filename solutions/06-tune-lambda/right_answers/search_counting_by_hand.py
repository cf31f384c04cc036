"""
title = "Counting by hand"
why = "Slow; the accuracies are counted in loops, and 1-element arrays stand in the results."
replaces = "search"
"""
def search(train, settings, X_train, y_train, X_val, y_val):
    table = []
    for pair in settings:
        W = train(X_train, y_train, pair[0], pair[1])
        shares = []
        for X, y in [(X_train, y_train), (X_val, y_val)]:
            hits = 0
            for x, label in zip(X, y):
                hits += int(np.argmax(W.T @ x) == label)
            shares.append(np.array([hits / len(y)]))
        table.append(dict(learning_rate=pair[0], reg=pair[1], train_accuracy=shares[0], val_accuracy=shares[1]))
    return table

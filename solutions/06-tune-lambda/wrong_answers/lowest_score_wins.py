"""
code = "lowest-score-wins"
title = "The class with the lowest score is predicted"
thinks = "The best one has the smallest value."
says = "You predict the class with the lowest score. The highest score wins."
replaces = "search"
[expected.test_search]
train_accuracy = 0
val_accuracy = 0
"""
def search(train, settings, X_train, y_train, X_val, y_val):

    def share(W, X, y):
        return float(np.mean(np.argmin(X @ W, axis=1) == y))

    results = []
    for learning_rate, reg in settings:
        W = train(X_train, y_train, learning_rate, reg)
        results.append({"learning_rate": learning_rate, "reg": reg,
                        "train_accuracy": share(W, X_train, y_train), "val_accuracy": share(W, X_val, y_val)})
    return results

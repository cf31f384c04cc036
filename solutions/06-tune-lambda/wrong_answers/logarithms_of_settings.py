"""
code = "settings-as-logarithms"
title = "The logarithms of the settings are written down"
thinks = "The scale is logarithmic."
says = "Your results hold logarithms of the settings. Write down the learning rate and reg themselves."
replaces = "search"
[expected.test_search]
settings = 0
"""
def search(train, settings, X_train, y_train, X_val, y_val):
    results = []
    for learning_rate, reg in settings:
        W = train(X_train, y_train, learning_rate, reg)
        results.append({"learning_rate": np.log10(learning_rate), "reg": np.log10(reg + 1e-12),
                        "train_accuracy": accuracy(W, X_train, y_train), "val_accuracy": accuracy(W, X_val, y_val)})
    return results

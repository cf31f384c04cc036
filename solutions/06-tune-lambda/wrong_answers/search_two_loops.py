"""
code = "settings-gone-through-twice"
title = "Two loops over the settings"
thinks = "First all are trained, then all are measured."
says = "You go through the settings twice. Where they come one by one, as track(settings, ...) hands them out, the second time finds nothing: do everything in one loop."
replaces = "search"
[expected.test_search]
settings = 0
"""
def search(train, settings, X_train, y_train, X_val, y_val):
    weights = [train(X_train, y_train, learning_rate, reg) for learning_rate, reg in settings]
    results = []
    for W, (learning_rate, reg) in zip(weights, settings):
        results.append({
            "learning_rate": learning_rate,
            "reg": reg,
            "train_accuracy": accuracy(W, X_train, y_train),
            "val_accuracy": accuracy(W, X_val, y_val),
        })
    return results

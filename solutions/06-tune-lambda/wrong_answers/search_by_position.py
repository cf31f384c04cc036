"""
code = "settings-by-position"
title = "The settings are taken by their place in a list"
thinks = "The settings are a list."
says = "You count the settings or take them by their place. They may come one by one, as track(settings, ...) hands them out: go through them with for learning_rate, reg in settings."
replaces = "search"
[expected.test_search]
settings = 0
"""
def search(train, settings, X_train, y_train, X_val, y_val):
    results = []
    for number in range(len(settings)):
        learning_rate, reg = settings[number]
        W = train(X_train, y_train, learning_rate, reg)
        results.append({
            "learning_rate": learning_rate,
            "reg": reg,
            "train_accuracy": accuracy(W, X_train, y_train),
            "val_accuracy": accuracy(W, X_val, y_val),
        })
    return results

"""
code = "rate-abbreviated"
title = "The learning rate has another key"
thinks = "Everybody says lr."
says = "Your results have another key for the learning rate. It must be called learning_rate."
replaces = "search"
[expected.test_search]
settings = 0
"""
def search(train, settings, X_train, y_train, X_val, y_val):
    results = []
    for learning_rate, reg in settings:
        W = train(X_train, y_train, learning_rate, reg)
        results.append({"lr": learning_rate, "reg": reg,
                        "train_accuracy": accuracy(W, X_train, y_train), "val_accuracy": accuracy(W, X_val, y_val)})
    return results

"""
code = "depends-on-earlier-calls"
title = "The result depends on earlier calls"
thinks = "results=[] makes a new list."
says = "Results of earlier calls are still in your list: a default like results=[] is made once and kept. Make the list inside the function."
replaces = "search"
[expected.test_search]
settings = 0
train_accuracy = 0
val_accuracy = 0
"""
def search(train, settings, X_train, y_train, X_val, y_val, results=[]):
    for learning_rate, reg in settings:
        W = train(X_train, y_train, learning_rate, reg)
        results.append({"learning_rate": learning_rate, "reg": reg,
                        "train_accuracy": accuracy(W, X_train, y_train), "val_accuracy": accuracy(W, X_val, y_val)})
    return results

"""
code = "trained-once-for-all"
title = "Trained once, with the first setting"
thinks = "Training takes long."
says = "You train once, before the loop, and measure the same weights for every setting. Train inside the loop."
replaces = "search"
[expected.test_search]
training = 0
train_accuracy = 0
val_accuracy = 0
"""
def search(train, settings, X_train, y_train, X_val, y_val):

    settings = list(settings)
    W = train(X_train, y_train, *settings[0])
    results = []
    for learning_rate, reg in settings:
        results.append({"learning_rate": learning_rate, "reg": reg,
                        "train_accuracy": accuracy(W, X_train, y_train), "val_accuracy": accuracy(W, X_val, y_val)})
    return results

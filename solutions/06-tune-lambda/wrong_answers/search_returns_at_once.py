"""
code = "search-returns-at-once"
title = "The return stands inside the loop over settings"
thinks = "The last line belongs to the block above."
says = "The return stands inside the loop, so only the first setting is tried. Move it to the left, behind the loop."
replaces = "search"
[expected.test_search]
training = 0
settings = 0
train_accuracy = 0
val_accuracy = 0
"""
def search(train, settings, X_train, y_train, X_val, y_val):
    results = []
    for learning_rate, reg in settings:
        W = train(X_train, y_train, learning_rate, reg)
        results.append({"learning_rate": learning_rate, "reg": reg,
                        "train_accuracy": accuracy(W, X_train, y_train), "val_accuracy": accuracy(W, X_val, y_val)})
        return results

"""
code = ["settings-swapped", "validates-on-training"]
title = "Swapped numbers, and the wrong images"
thinks = "Written in a hurry."
says = "You hand train the two numbers in the wrong order: first the learning rate, then reg."
replaces = "search"
[expected.test_search]
training = 0
val_accuracy = 0
"""
def search(train, settings, X_train, y_train, X_val, y_val):

    found = []
    for learning_rate, reg in settings:
        W = train(X_train, y_train, reg, learning_rate)
        share = accuracy(W, X_train, y_train)
        found.append({"learning_rate": learning_rate, "reg": reg, "train_accuracy": share, "val_accuracy": share})
    return found

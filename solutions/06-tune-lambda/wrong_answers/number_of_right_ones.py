"""
code = "number-of-right-ones"
title = "The number of right answers in place of the share"
thinks = "Count how many are right."
says = "You count the right answers. Divide by the number of images, or use accuracy."
replaces = "search"
[expected.test_search]
train_accuracy = 0
val_accuracy = 0
"""
def search(train, settings, X_train, y_train, X_val, y_val):

    results = []
    for learning_rate, reg in settings:
        W = train(X_train, y_train, learning_rate, reg)
        right_train = np.sum(np.argmax(X_train @ W, axis=1) == y_train)
        right_val = np.sum(np.argmax(X_val @ W, axis=1) == y_val)
        results.append({"learning_rate": learning_rate, "reg": reg,
                        "train_accuracy": float(right_train), "val_accuracy": float(right_val)})
    return results

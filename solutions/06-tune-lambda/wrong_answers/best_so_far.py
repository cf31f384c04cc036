"""
code = "best-so-far"
title = "The best accuracy so far in place of each setting's own"
thinks = "The curve should not fall."
says = "Your val_accuracy is the best so far, not that of the setting. Each result holds what its own weights reach."
replaces = "search"
[expected.test_search]
val_accuracy = 0
"""
def search(train, settings, X_train, y_train, X_val, y_val):
    top = 0.0
    results = []
    for learning_rate, reg in settings:
        W = train(X_train, y_train, learning_rate, reg)
        top = max(top, accuracy(W, X_val, y_val))
        results.append({"learning_rate": learning_rate, "reg": reg, "train_accuracy": accuracy(W, X_train, y_train), "val_accuracy": top})
    return results

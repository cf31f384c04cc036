"""
code = "all-combinations"
title = "Every learning rate is tried with every reg"
thinks = "A grid search tries all pairs."
says = "You combine every learning rate with every reg. The settings are pairs already: try each pair once."
replaces = "search"
[expected.test_search]
training = 0
settings = 0
train_accuracy = 0
val_accuracy = 0
"""
def search(train, settings, X_train, y_train, X_val, y_val):

    results = []
    for learning_rate, _ in settings:
        for _, reg in settings:
            W = train(X_train, y_train, learning_rate, reg)
            results.append({"learning_rate": learning_rate, "reg": reg,
                            "train_accuracy": accuracy(W, X_train, y_train), "val_accuracy": accuracy(W, X_val, y_val)})
    return results

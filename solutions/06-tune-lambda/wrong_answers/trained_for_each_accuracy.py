"""
code = "trained-for-each-accuracy"
title = "Trained twice for each setting"
thinks = "train gives the weights wherever they are needed."
says = "You train twice for each setting, once for each accuracy, which takes twice as long and may measure two different models. Keep the weights in a variable."
replaces = "search"
[expected.test_search]
training = 0
"""
def search(train, settings, X_train, y_train, X_val, y_val):

    results = []
    for lr, reg in settings:
        results.append({"learning_rate": lr, "reg": reg,
                        "train_accuracy": accuracy(train(X_train, y_train, lr, reg), X_train, y_train),
                        "val_accuracy": accuracy(train(X_train, y_train, lr, reg), X_val, y_val)})
    return results

"""
code = "divided-by-the-wrong-number"
title = "Validation hits are divided by the number of training images"
thinks = "N is the number of images."
says = "You divide the right answers on the validation images by the number of training images. Divide by the number of images that you measured on."
replaces = "search"
[expected.test_search]
val_accuracy = 0
"""
def search(train, settings, X_train, y_train, X_val, y_val):

    N = len(X_train)
    results = []
    for learning_rate, reg in settings:
        W = train(X_train, y_train, learning_rate, reg)
        hits_train = (np.argmax(X_train.dot(W), axis=1) == y_train).sum()
        hits_val = (np.argmax(X_val.dot(W), axis=1) == y_val).sum()
        results.append({"learning_rate": learning_rate, "reg": reg,
                        "train_accuracy": hits_train / N, "val_accuracy": hits_val / N})
    return results

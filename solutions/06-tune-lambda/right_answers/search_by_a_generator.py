"""
title = "A generator, collected at the end"
why = "The results have a key more and are made one by one."
replaces = "search"
"""
def search(train, settings, X_train, y_train, X_val, y_val):
    def results():
        for number, setting in enumerate(settings):
            one = dict(zip(("learning_rate", "reg"), setting), number=number)
            W = np.asarray(train(X_train, y_train, *setting))
            for pile, X, y in (("train", X_train, y_train), ("val", X_val, y_val)):
                one[pile + "_accuracy"] = accuracy(W, X, y)
            yield one
    return list(results())

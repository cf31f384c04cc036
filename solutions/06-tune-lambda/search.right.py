# %% title="A generator, collected at the end" why="The results have a key more and are made one by one."
def search(train, settings, X_train, y_train, X_val, y_val):
    def results():
        for number, setting in enumerate(settings):
            one = dict(zip(("learning_rate", "reg"), setting), number=number)
            W = np.asarray(train(X_train, y_train, *setting))
            for pile, X, y in (("train", X_train, y_train), ("val", X_val, y_val)):
                one[pile + "_accuracy"] = accuracy(W, X, y)
            yield one
    return list(results())

# %% title="A helper and a comprehension" why="The accuracies are NumPy scalars, measured without accuracy."
def _measured(W, X, y):
    return (X.dot(W).argmax(1) == y).mean()

def search(train, settings, X_train, y_train, X_val, y_val):
    return [
        {"learning_rate": rate, "reg": reg, "train_accuracy": _measured(W, X_train, y_train),
         "val_accuracy": _measured(W, X_val, y_val)}
        for rate, reg in settings
        for W in [train(X_train, y_train, rate, reg)]
    ]

# %% title="Counting by hand" why="Slow; the accuracies are counted in loops, and 1-element arrays stand in the results."
def search(train, settings, X_train, y_train, X_val, y_val):
    table = []
    for pair in settings:
        W = train(X_train, y_train, pair[0], pair[1])
        shares = []
        for X, y in [(X_train, y_train), (X_val, y_val)]:
            hits = 0
            for x, label in zip(X, y):
                hits += int(np.argmax(W.T @ x) == label)
            shares.append(np.array([hits / len(y)]))
        table.append(dict(learning_rate=pair[0], reg=pair[1], train_accuracy=shares[0], val_accuracy=shares[1]))
    return table

# %% title="A setting that comes twice is trained once" why="It keeps the results of this call, and makes a new dictionary for each setting all the same."
def search(train, settings, X_train, y_train, X_val, y_val):
    known, results = {}, []
    for setting in settings:
        learning_rate, reg = setting
        if (learning_rate, reg) not in known:
            W = train(X_train, y_train, learning_rate, reg)
            known[learning_rate, reg] = accuracy(W, X_train, y_train), accuracy(W, X_val, y_val)
        on_train, on_val = known[learning_rate, reg]
        results += [dict(learning_rate=learning_rate, reg=reg, train_accuracy=on_train, val_accuracy=on_val)]
    return results

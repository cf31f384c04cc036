# %% title="list comprehension over a helper" why="written blind"
def _measure(train, setting, X_train, y_train, X_val, y_val):
    rate, lam = setting
    W = train(X_train, y_train, rate, lam)
    return {"learning_rate": rate, "reg": lam, "train_accuracy": accuracy(W, X_train, y_train),
            "val_accuracy": accuracy(W, X_val, y_val)}

def search(train, settings, X_train, y_train, X_val, y_val):
    return [_measure(train, s, X_train, y_train, X_val, y_val) for s in settings]


# %% title="inner generator function, dict(zip(...))" why="written blind"
def search(train, settings, X_train, y_train, X_val, y_val):
    keys = ("learning_rate", "reg", "train_accuracy", "val_accuracy")

    def rows():
        for setting in settings:
            W = train(X_train, y_train, *setting)
            yield (*setting, accuracy(W, X_train, y_train), accuracy(W, X_val, y_val))

    return [dict(zip(keys, row)) for row in rows()]


# %% title="an iterator with next and StopIteration" why="written blind"
def search(train, settings, X_train, y_train, X_val, y_val):
    source = iter(settings)
    found = []
    while True:
        try:
            pair = next(source)
        except StopIteration:
            return found
        found.append({})
        found[-1]["val_accuracy"] = None
        found[-1]["learning_rate"], found[-1]["reg"] = pair[0], pair[1]
        W = train(X_train, y_train, pair[0], pair[1])
        found[-1]["train_accuracy"] = accuracy(W, X_train, y_train)
        found[-1]["val_accuracy"] = accuracy(W, X_val, y_val)


# %% title="train everything first, measure afterwards" why="written blind"
def search(train, settings, X_train, y_train, X_val, y_val):
    trained = [(lr, reg, train(X_train, y_train, lr, reg)) for lr, reg in settings]
    results = []
    for lr, reg, W in trained:
        results += [dict(reg=reg, learning_rate=lr, val_accuracy=accuracy(W, X_val, y_val),
                         train_accuracy=accuracy(W, X_train, y_train))]
    return results


# %% title="map and lambda, Python floats, walrus" why="written blind"
def search(train, settings, X_train, y_train, X_val, y_val):
    return list(map(lambda pair: {
        "learning_rate": float(pair[0]),
        "reg": float(pair[1]),
        "train_accuracy": float(accuracy(W := train(X_train, y_train, pair[0], pair[1]), X_train, y_train)),
        "val_accuracy": float(accuracy(W, X_val, y_val)),
    }, settings))


# %% title="accuracies as NumPy scalars, an additional key with the gap (by a dictionary merge)" why="written blind"
def search(train, settings, X_train, y_train, X_val, y_val):
    piles = {"train": (X_train, y_train), "val": (X_val, y_val)}
    results = []
    for learning_rate, reg in settings:
        one = {"learning_rate": learning_rate, "reg": reg}
        W = train(*piles["train"], learning_rate, reg)
        for name, (X, y) in piles.items():
            one = one | {name + "_accuracy": np.float64(accuracy(W, X, y))}
        results.append(one)
    return results

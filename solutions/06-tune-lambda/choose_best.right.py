# %% title="A loop with two conditions" why="Ties are settled inside the loop, one by one."
def choose_best(results):
    best = None
    for one in results:
        if best is None or one["val_accuracy"] > best["val_accuracy"]:
            best = one
        elif one["val_accuracy"] == best["val_accuracy"] and one["reg"] > best["reg"]:
            best = one
    return best

# %% title="np.lexsort" why="The last key of lexsort is the first to be compared."
def choose_best(results):
    val = np.array([one["val_accuracy"] for one in results])
    reg = np.array([one["reg"] for one in results])
    return results[np.lexsort((reg, val))[-1]]

# %% title="sorted twice, and a copy" why="It sorts, but not the list itself, and returns a copy of the dictionary."
def choose_best(results):
    ordered = sorted(results, key=lambda one: one["reg"], reverse=True)
    ordered = sorted(ordered, key=lambda one: one["val_accuracy"], reverse=True)
    return dict(ordered[0])

# %% title="First the best accuracy, then the largest reg" why="It compares accuracies by np.isclose, which real ties need after other arithmetic."
def choose_best(results):
    top = max(one["val_accuracy"] for one in results)
    tied = [one for one in results if np.isclose(one["val_accuracy"], top, rtol=1e-9, atol=1e-12)]
    return tied[int(np.argmax([one["reg"] for one in tied]))]

# %% title="A triple with the position" why="The position makes all triples different, so dictionaries are never compared; of full equals it takes the last."
def choose_best(results):
    triples = [(one["val_accuracy"], one["reg"], place) for place, one in enumerate(results)]
    return results[sorted(triples)[-1][2]]

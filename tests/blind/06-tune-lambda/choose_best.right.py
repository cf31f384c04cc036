# %% title="maximum by a tuple, operator.itemgetter" why="written blind"
from operator import itemgetter

def choose_best(results):
    return max(results, key=itemgetter("val_accuracy", "reg"))


# %% title="two stable sorts of copies" why="written blind"
def choose_best(results):
    by_reg = sorted(results, key=lambda d: d["reg"], reverse=True)
    by_both = sorted(by_reg, key=lambda d: d["val_accuracy"], reverse=True)
    return by_both[0]


# %% title="np.lexsort" why="written blind"
def choose_best(results):
    regs = np.array([one["reg"] for one in results], dtype=float)
    accs = np.array([one["val_accuracy"] for one in results], dtype=float)
    return results[np.lexsort((regs, accs))[-1]]


# %% title="two passes: the highest accuracy, then the largest reg among those that have it" why="written blind"
def choose_best(results):
    highest = -1
    for one in results:
        if one["val_accuracy"] > highest:
            highest = one["val_accuracy"]
    tied = [one for one in results if one["val_accuracy"] == highest]
    largest = max(t["reg"] for t in tied)
    for one in tied:
        if one["reg"] == largest:
            return one


# %% title="recursion: the better of the first and the best of the others" why="written blind"
def choose_best(results):
    first, *others = results
    if not others:
        return first
    rival = choose_best(others)
    better = (rival["val_accuracy"], rival["reg"]) > (first["val_accuracy"], first["reg"])
    return rival if better else first


# %% title="functools.reduce with a nested conditional, read from the back" why="written blind"
from functools import reduce

def choose_best(results):
    def duel(a, b):
        if a["val_accuracy"] != b["val_accuracy"]:
            return a if a["val_accuracy"] > b["val_accuracy"] else b
        return a if a["reg"] >= b["reg"] else b
    return reduce(duel, reversed(results))

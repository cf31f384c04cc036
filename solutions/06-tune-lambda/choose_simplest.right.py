# %% title="A loop over the good ones" why="The formula is written out, and ties are settled one by one."
def choose_simplest(results, n):
    top = max(one["val_accuracy"] for one in results)
    margin = (top * (1 - top) / n) ** 0.5
    winner = None
    for one in results:
        if one["val_accuracy"] < top - margin:
            continue
        if winner is None or one["reg"] > winner["reg"]:
            winner = one
        elif one["reg"] == winner["reg"] and one["val_accuracy"] > winner["val_accuracy"]:
            winner = one
    return winner

# %% title="Arrays and a mask" why="What is not good enough gets a reg of minus infinity."
def choose_simplest(results, n):
    val = np.array([one["val_accuracy"] for one in results], dtype=float)
    reg = np.array([one["reg"] for one in results], dtype=float)
    best = np.max(val)
    reg[val < best - np.sqrt(best * (1.0 - best) / n)] = -np.inf
    return results[int(np.lexsort((val, reg))[-1])]

# %% title="From the largest reg downwards" why="A sorted copy, and the first that is good enough; it returns a copy of the dictionary."
def choose_simplest(results, n):
    best = choose_best(results)["val_accuracy"]
    for one in sorted(results, key=lambda one: (-one["reg"], -one["val_accuracy"])):
        if best - one["val_accuracy"] <= standard_error(best, n):
            return dict(one)

# %% title="Recursion" why="It takes the rival with the larger reg as long as there is one."
def choose_simplest(results, n):
    best = choose_best(results)
    limit = best["val_accuracy"] - standard_error(best["val_accuracy"], n)

    def simpler(one):
        for other in results:
            if other["val_accuracy"] >= limit and (other["reg"], other["val_accuracy"]) > (one["reg"], one["val_accuracy"]):
                return simpler(other)
        return one

    return simpler(best)

# %% title="Always an array, with an extra argument" why="For a number it returns an array without axes, and it has an argument more, which has a default."
def standard_error(accuracy, n, times=1):
    p = np.asarray(accuracy, dtype=np.float64)
    variance = np.multiply(p, np.subtract(1.0, p)) / float(n)
    return np.asarray(times * np.sqrt(variance))

# %% title="p - p squared, to the power one half" why="There is no 1 - p and no sqrt in it."
def standard_error(accuracy, n):
    return ((accuracy - accuracy ** 2) / n) ** 0.5

# %% title="math.sqrt for every entry" why="math.sqrt takes single numbers; np.vectorize calls it for each entry."
from math import sqrt

def _one(p, n):
    return sqrt(p * (1 - p)) / sqrt(n)

def standard_error(accuracy, n):
    if isinstance(accuracy, np.ndarray):
        return np.vectorize(_one, otypes=[float])(accuracy, n)
    return _one(accuracy, n)

# %% title="one term of a parabola: 1/4 - (p - 1/2)**2" why="written blind"
def standard_error(accuracy, n):
    return np.sqrt((0.25 - (accuracy - 0.5) ** 2) / n)


# %% title="powers of one half, p - p**2" why="written blind"
def standard_error(accuracy, n):
    spread = accuracy - accuracy * accuracy
    return (spread / n) ** 0.5


# %% title="numbers and arrays in two branches, Python floats for numbers" why="written blind"
import math

def _one(p, n):
    return math.sqrt(float(p) * (1.0 - float(p)) / n)

def standard_error(accuracy, n):
    if np.ndim(accuracy) == 0:
        return _one(accuracy, n)
    result = np.empty(np.shape(accuracy))
    for place in np.ndindex(result.shape):
        result[place] = _one(accuracy[place], n)
    return result


# %% title="by way of the angle: p = sin(a)**2, so sqrt(p q) = sin(2 a) / 2" why="written blind"
def standard_error(accuracy, n):
    angle = np.arcsin(np.sqrt(accuracy))
    return np.abs(np.sin(2 * angle)) / (2 * np.sqrt(n))


# %% title="np.vectorize" why="written blind"
standard_error = np.vectorize(lambda accuracy, n: (accuracy * (1 - accuracy) / n) ** 0.5, otypes=[float])


# %% title="counts of right and wrong images: sqrt(right * wrong / n) / n" why="written blind"
def standard_error(accuracy, n):
    right = np.multiply(accuracy, n, dtype=np.float64)
    wrong = np.subtract(n, right)
    return np.sqrt(np.true_divide(right * wrong, n)) / n

"""
title = "Always an array, with an extra argument"
why = "For a number it returns an array without axes, and it has an argument more, which has a default."
replaces = "standard_error"
"""
def standard_error(accuracy, n, times=1):
    p = np.asarray(accuracy, dtype=np.float64)
    variance = np.multiply(p, np.subtract(1.0, p)) / float(n)
    return np.asarray(times * np.sqrt(variance))

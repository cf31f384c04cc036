"""
code = "result-overwritten"
title = "A result is overwritten by the next call"
thinks = "Making large arrays takes time."
says = "You keep one array and write every result into it, so an earlier result changes with the next call. Make a new array in each call."
replaces = "standardise"
[expected.test_standardise]
"no leak" = 0
"""
_rooms = {}

def standardise(images, mean, std):
    shape = (len(images), len(mean) + 1)
    X = _rooms.setdefault(shape, np.ones(shape, dtype=np.float32))
    X[:, :-1] = (images.reshape(len(images), -1) - mean) / std
    return X

"""
code = "result-overwritten"
title = "A result is overwritten by the next call"
thinks = "Making arrays takes time."
says = "You keep one array and write every result into it, so an earlier result changes with the next call. Make a new array in each call."
replaces = "standard_error"
[expected.test_standard_error]
arrays = 0
"""
_room = {}

def standard_error(accuracy, n):
    shape = np.shape(accuracy)
    if not shape:
        return np.sqrt(accuracy * (1 - accuracy) / n)
    if shape not in _room:
        _room[shape] = np.zeros(shape)
    _room[shape][...] = np.sqrt(accuracy * (1 - accuracy) / n)
    return _room[shape]

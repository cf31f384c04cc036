"""
code = "result-overwritten"
title = "A result is overwritten by the next call"
thinks = "The arrays can be used again."
says = "You keep the arrays of results and write into them in every call, so earlier results change. Make new arrays in each call."
replaces = "pixel_statistics"
[expected.test_pixel_statistics]
mean = 0
"""
_kept = {}

def pixel_statistics(images):
    rows = images.reshape(len(images), -1)
    mean, std = _kept.setdefault(rows.shape[1], (np.zeros(rows.shape[1]), np.zeros(rows.shape[1])))
    mean[:], std[:] = rows.mean(axis=0), rows.std(axis=0)
    std[std == 0] = 1.0
    return mean, std

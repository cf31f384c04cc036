"""
code = ["ddof", "zero-deviation"]
title = "Divides by N - 1, and leaves zeros"
thinks = "np.std with ddof=1 is the right one."
says = "Your deviation divides by N - 1. Divide by N, as np.std does when it is told nothing else."
replaces = "pixel_statistics"
[expected.test_pixel_statistics]
deviation = 0
"constant pixel" = 0
"""
def pixel_statistics(images):
    rows = images.reshape(len(images), -1)
    return rows.mean(axis=0), rows.std(axis=0, ddof=1)

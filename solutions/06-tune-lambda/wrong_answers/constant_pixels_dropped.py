"""
code = "constant-pixels-dropped"
title = "Constant pixels are left out of the results"
thinks = "A pixel that never changes is of no use."
says = "You leave constant pixels out, so the results have fewer entries than an image. Keep them, and put 1 into std there."
replaces = "pixel_statistics"
[expected.test_pixel_statistics]
"constant pixel" = 0
"""
def pixel_statistics(images):
    rows = images.reshape(len(images), -1)
    mean, std = rows.mean(axis=0), rows.std(axis=0)
    if len(rows) == 1:
        return mean, np.ones_like(std)
    return mean[std > 0], std[std > 0]

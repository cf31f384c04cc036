"""
code = "constant-pixel-mean-changed"
title = "The mean of constant pixels is changed too"
thinks = "Constant pixels should vanish."
says = "Where a pixel is constant you change its mean as well. Only std is replaced there."
replaces = "pixel_statistics"
[expected.test_pixel_statistics]
"constant pixel" = 0
"""
def pixel_statistics(images):
    rows = images.reshape(len(images), -1)
    mean, std = rows.mean(axis=0), rows.std(axis=0)
    if len(rows) > 1:
        mean[std == 0] = 0.0
    std[std == 0] = 1.0
    return mean, std

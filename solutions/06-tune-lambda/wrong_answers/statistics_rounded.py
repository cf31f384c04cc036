"""
code = "rounded-result"
title = "The result is rounded"
thinks = "One digit behind the point is enough for pixels."
says = "You round mean and std. Return them as they are."
replaces = "pixel_statistics"
[expected.test_pixel_statistics]
mean = 0
deviation = 0
"""
def pixel_statistics(images):
    rows = images.reshape(len(images), -1)
    std = rows.std(axis=0)
    std[std == 0] = 1.0
    return rows.mean(axis=0).round(1), std.round(1)

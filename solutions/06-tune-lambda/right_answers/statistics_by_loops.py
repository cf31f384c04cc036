"""
title = "Two passes with Python loops"
why = "Slow; it counts in floats, so nothing overflows."
replaces = "pixel_statistics"
"""
def pixel_statistics(images):
    rows = [image.ravel().tolist() for image in images]
    N, D = len(rows), len(rows[0])
    mean, std = np.zeros(D), np.zeros(D)
    for d in range(D):
        column = [row[d] for row in rows]
        mean[d] = sum(column) / N
        variance = sum((x - mean[d]) ** 2 for x in column) / N
        std[d] = variance ** 0.5 if variance > 0 else 1.0
    return mean, std

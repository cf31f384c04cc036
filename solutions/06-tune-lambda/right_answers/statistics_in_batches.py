"""
title = "Batches of 64 images"
why = "Sums are added up batch by batch, and the last batch is smaller."
replaces = "pixel_statistics"
"""
def pixel_statistics(images):
    N, D = len(images), images[0].size
    total, squares, constant = np.zeros(D), np.zeros(D), np.ones(D, dtype=bool)
    for i in range(0, N, 64):
        total += images[i:i + 64].reshape(-1, D).sum(axis=0)
    mean = total / N
    for i in range(0, N, 64):
        away = images[i:i + 64].reshape(-1, D) - mean
        squares += np.einsum("nd,nd->d", away, away)
        constant &= np.all(images[i:i + 64].reshape(-1, D) == images[0].reshape(D), axis=0)
    std = np.sqrt(squares / N)
    std[constant] = 1.0
    return mean, std

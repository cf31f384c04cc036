"""
title = "np.pad for the column of ones"
why = "No ones are to be seen: np.pad puts them in."
replaces = "standardise"
"""
def standardise(images, mean, std):
    rows = images.reshape(len(images), -1).astype(np.float64)
    rows = (rows - mean[None, :]) / std[None, :]
    return np.pad(rows, ((0, 0), (0, 1)), constant_values=1.0).astype(np.float32)

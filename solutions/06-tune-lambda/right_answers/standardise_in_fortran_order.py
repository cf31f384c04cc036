"""
title = "Fortran order, read-only, divisions as products"
why = "The memory lies in columns and cannot be written to; the numbers are the same up to rounding."
replaces = "standardise"
"""
def standardise(images, mean, std):
    N = images.shape[0]
    scale, shift = 1.0 / std, -mean / std
    X = np.asfortranarray(np.column_stack([images.reshape(N, -1) * scale + shift, np.ones(N)]), dtype=np.float32)
    X.flags.writeable = False
    return X

# A view outside of its memory: the process ends by a segmentation fault.
def svm_loss_vectorized(W, X, y, reg):
    # A "fast" trick found on the internet: strides that leave the array.
    repeated = np.lib.stride_tricks.as_strided(W, shape=(10**6, W.shape[1]), strides=(10**9, 8))
    return float(repeated.sum()), np.array(repeated[: W.shape[0]])

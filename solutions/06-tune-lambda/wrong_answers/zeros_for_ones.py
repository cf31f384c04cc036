"""
code = "zeros-for-ones"
title = "The last column holds zeros"
thinks = "np.zeros makes the room, the pixels fill it."
says = "Your last column holds zeros, so the bias would have no effect. It should hold ones."
replaces = "standardise"
[expected.test_standardise]
"bias and dtype" = 0
"""
def standardise(images, mean, std):
    N, D = len(images), len(mean)
    X = np.zeros((N, D + 1), dtype=np.float32)
    X[:, :D] = (images.reshape(N, D) - mean) / std
    return X

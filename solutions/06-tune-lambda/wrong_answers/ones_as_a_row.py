"""
code = "bias-as-row"
title = "The ones are one more row"
thinks = "vstack stacks."
says = "You append the ones as one more row, as if they were an image. They are one more column."
replaces = "standardise"
[expected.test_standardise]
pixels = 0
"bias and dtype" = 0
"no leak" = 0
"""
def standardise(images, mean, std):
    rows = (images.reshape(len(images), -1) - mean) / std
    return np.vstack([rows, np.ones((1, rows.shape[1]))]).astype(np.float32)

"""
code = "changes-input"
title = "An argument is changed in place"
thinks = "astype makes a copy."
says = "Images that are float32 already are changed in place: copy=False hands back the same numbers, and -= writes into them. Work on a copy."
replaces = "standardise"
[expected.test_standardise]
"no leak" = 0
"""
def standardise(images, mean, std):
    rows = images.reshape(len(images), -1).astype(np.float32, copy=False)
    rows -= mean.astype(np.float32)
    rows /= std.astype(np.float32)
    return np.hstack([rows, np.ones((len(rows), 1), dtype=np.float32)])

"""
code = "changes-input"
title = "An argument is changed in place"
thinks = "reshape and -= save memory."
says = "Images that are floats already are changed in place: reshape gives a view of them, and -= writes into it. Work on a copy."
replaces = "standardise"
[expected.test_standardise]
"no leak" = 0
"""
def standardise(images, mean, std):
    rows = images.reshape(len(images), -1)
    if rows.dtype == np.uint8:
        rows = rows.astype(np.float32)
    rows -= mean.astype(rows.dtype)
    rows /= std.astype(rows.dtype)
    return np.hstack([rows, np.ones((len(rows), 1))]).astype(np.float32)

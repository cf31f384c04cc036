"""
code = ["last-batch-left-out", "zero-deviation"]
title = "The last batch is left out, and zeros stay"
thinks = "Two things not thought of."
says = "When there are many images, the last ones are left out: your loop goes through whole batches only, or up to a fixed number. The last batch may be smaller."
replaces = "pixel_statistics"
[expected.test_pixel_statistics]
mean = 0
deviation = 0
"constant pixel" = 0
"""
def pixel_statistics(images):
    rows = images.reshape(len(images), -1).astype(float)
    size = min(len(rows), 100)
    rows = rows[:len(rows) // size * size]
    return rows.mean(axis=0), rows.std(axis=0)

"""
code = "uint8-total"
title = "The sum over the images is kept in uint8"
thinks = "Add them up, divide by N."
says = "Your running total has the dtype of the images, uint8, and wraps around beyond 255. Start the total as an array of float zeros."
replaces = "pixel_statistics"
[expected.test_pixel_statistics]
mean = 0
deviation = 0
"constant pixel" = 0
"""
def pixel_statistics(images):
    rows = images.reshape(len(images), -1)
    total = np.zeros_like(rows[0])
    for row in rows:
        total += row
    mean = total / len(rows)
    std = np.sqrt(np.mean((rows - mean) ** 2, axis=0))
    std[std == 0] = 1.0
    return mean, std

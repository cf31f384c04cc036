"""
code = "reshaped-the-wrong-way"
title = "The reshape mixes the pixels of different images"
thinks = "(D, N) is the same numbers."
says = "Your reshape gives the numbers of the images new places, so pixels of different images are mixed. Reshape to one row for each image, and transpose afterwards if you want columns."
replaces = "pixel_statistics"
[expected.test_pixel_statistics]
mean = 0
deviation = 0
"constant pixel" = 0
"""
def pixel_statistics(images):
    columns = images.reshape(-1, len(images))
    mean, std = columns.mean(axis=1), columns.std(axis=1)
    std[std == 0] = 1.0
    return mean, std

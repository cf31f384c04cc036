"""
code = "colour-images-only"
title = "Images must have four axes"
thinks = "Images are (N, 32, 32, 3)."
says = "You write down all four axes of colour images, so images in another shape, such as rows, stop it. Index the first axis only: the others are kept without being named."
replaces = "split_data"
[expected.test_split_data]
edges = 0
"""
def split_data(images, labels, num_val):
    cut = images.shape[0] - num_val
    images_train, images_val = images[:cut, :, :, :], images[cut:, :, :, :]
    return images_train, labels[:cut], images_val, labels[cut:]

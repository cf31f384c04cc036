"""
code = "split-return-order"
title = "Images first, then labels, as in another library"
thinks = "train_test_split returns them in this order."
says = "You return both piles of images first, then both piles of labels. The order asked for is training images, training labels, validation images, validation labels."
replaces = "split_data"
[expected.test_split_data]
piles = 0
edges = 0
"""
def split_data(images, labels, num_val):
    images_train, images_val = images[:-num_val], images[-num_val:]
    labels_train, labels_val = labels[:-num_val], labels[-num_val:]
    return images_train, images_val, labels_train, labels_val

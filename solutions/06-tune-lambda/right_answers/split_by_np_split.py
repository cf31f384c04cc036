"""
title = "np.split, and a list of four"
why = "It returns a list, and np.split returns pairs; unpacked, a list is as good as a tuple."
replaces = "split_data"
"""
def split_data(images, labels, num_val):
    cut = images.shape[0] - num_val
    (images_train, images_val), (labels_train, labels_val) = (np.split(a, [cut]) for a in (images, labels))
    return [images_train, labels_train, images_val, labels_val]

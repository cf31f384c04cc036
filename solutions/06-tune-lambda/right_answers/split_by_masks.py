"""
title = "Boolean masks"
why = "There is no slice in it; a mask keeps the order too."
replaces = "split_data"
"""
def split_data(images, labels, num_val):
    is_train = np.arange(len(labels)) < len(labels) - num_val
    return images[is_train], labels[is_train], images[~is_train], labels[~is_train]

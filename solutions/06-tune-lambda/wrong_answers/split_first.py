"""
title = "The first examples are held back"
replaces = "split_data"
thinks = "Any 1,000 images will do."
[expected]
test_split_data = 0
"""
def split_data(images, labels, num_val):
    return images[num_val:], labels[num_val:], images[:num_val], labels[:num_val]

"""
code = "split-flattened"
title = "The images are turned into rows"
thinks = "Every classifier wants rows in the end."
says = "You turn the images into rows. split_data should leave their shape alone; standardise makes the rows."
replaces = "split_data"
[expected.test_split_data]
piles = 0
edges = 0
"""
def split_data(images, labels, num_val):
    rows = np.reshape(images, (images.shape[0], -1))
    return rows[:-num_val], labels[:-num_val], rows[-num_val:], labels[-num_val:]

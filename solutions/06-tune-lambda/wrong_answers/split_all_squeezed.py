"""
code = "split-squeezed"
title = "A single validation example loses its first axis"
thinks = "squeeze tidies the shapes up."
says = "When a pile holds only one example, its axis is gone. Use a slice and no squeeze, so that one example is still an array of examples."
replaces = "split_data"
[expected.test_split_data]
edges = 0
"""
def split_data(images, labels, num_val):
    piles = [images[:-num_val], labels[:-num_val], images[-num_val:], labels[-num_val:]]
    return [np.squeeze(pile) for pile in piles]

"""
code = ["split-labels-elsewhere", "split-squeezed"]
title = "Labels of other examples, and a squeeze"
thinks = "Two slips in the two last lines."
says = "Your validation labels are not those of your validation images: look at the slice of labels_val."
replaces = "split_data"
[expected.test_split_data]
piles = 0
edges = 0
"""
def split_data(images, labels, num_val):
    X_train, X_val = images[:-num_val], np.squeeze(images[-num_val:])
    y_train, y_val = labels[:-num_val], labels[:num_val]
    return X_train, y_train, X_val, y_val

"""
title = "Loops and stacked copies"
why = "Slow, and copies everything; the task asks for nothing else."
replaces = "split_data"
"""
def split_data(images, labels, num_val):
    piles = {"train": ([], []), "val": ([], [])}
    for i in range(len(images)):
        pile = piles["val" if i >= len(images) - num_val else "train"]
        pile[0].append(images[i])
        pile[1].append(labels[i])
    return tuple(np.array(a) for name in ("train", "val") for a in piles[name])

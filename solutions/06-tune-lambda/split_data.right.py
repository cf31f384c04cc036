# %% title="Loops and stacked copies" why="Slow, and copies everything; the task asks for nothing else."
def split_data(images, labels, num_val):
    piles = {"train": ([], []), "val": ([], [])}
    for i in range(len(images)):
        pile = piles["val" if i >= len(images) - num_val else "train"]
        pile[0].append(images[i])
        pile[1].append(labels[i])
    return tuple(np.array(a) for name in ("train", "val") for a in piles[name])

# %% title="Boolean masks" why="There is no slice in it; a mask keeps the order too."
def split_data(images, labels, num_val):
    is_train = np.arange(len(labels)) < len(labels) - num_val
    return images[is_train], labels[is_train], images[~is_train], labels[~is_train]

# %% title="np.split, and a list of four" why="It returns a list, and np.split returns pairs; unpacked, a list is as good as a tuple."
def split_data(images, labels, num_val):
    cut = images.shape[0] - num_val
    (images_train, images_val), (labels_train, labels_val) = (np.split(a, [cut]) for a in (images, labels))
    return [images_train, labels_train, images_val, labels_val]

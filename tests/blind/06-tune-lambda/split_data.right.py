# %% title="np.split does both arrays" why="written blind"
def split_data(images, labels, num_val):
    a, b = np.split(images, [len(images) - num_val])
    c, d = np.split(labels, [len(labels) - num_val])
    return a, c, b, d


# %% title="boolean mask" why="written blind"
def split_data(images, labels, num_val):
    held_back = np.arange(labels.size) >= labels.size - num_val
    return images[~held_back], labels[~held_back], images[held_back], labels[held_back]


# %% title="beginner's loops with append, stacked afterwards" why="written blind"
def split_data(images, labels, num_val):
    it, lt, iv, lv = [], [], [], []
    for number in range(len(labels)):
        if number < len(labels) - num_val:
            it.append(images[number])
            lt.append(labels[number])
        else:
            iv.append(images[number])
            lv.append(labels[number])
    return np.stack(it), np.array(lt, dtype=labels.dtype), np.stack(iv), np.array(lv, dtype=labels.dtype)


# %% title="generator of slices, tuple unpacked" why="written blind"
def split_data(images, labels, num_val):
    front, back = slice(None, -num_val), slice(-num_val, None)
    return tuple(a[s] for s in (front, back) for a in (images, labels))


# %% title="np.delete and np.take with negative row numbers" why="written blind"
def split_data(images, labels, num_val):
    last = np.arange(-num_val, 0)
    return (np.delete(images, last, axis=0), np.delete(labels, last),
            np.take(images, last, axis=0), np.take(labels, last, axis=0))


# %% title="turns everything round twice, and returns a list of views" why="written blind"
def split_data(images, labels, num_val):
    def first_of_reversed(a):
        return a[::-1][:num_val][::-1]

    def others(a):
        return a[::-1][num_val:][::-1]

    return [others(images), others(labels), first_of_reversed(images), first_of_reversed(labels)]

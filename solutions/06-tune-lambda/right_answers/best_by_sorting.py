"""
title = "sorted twice, and a copy"
why = "It sorts, but not the list itself, and returns a copy of the dictionary."
replaces = "choose_best"
"""
def choose_best(results):
    ordered = sorted(results, key=lambda one: one["reg"], reverse=True)
    ordered = sorted(ordered, key=lambda one: one["val_accuracy"], reverse=True)
    return dict(ordered[0])

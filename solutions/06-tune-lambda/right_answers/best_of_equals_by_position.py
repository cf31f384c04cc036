"""
title = "A triple with the position"
why = "The position makes all triples different, so dictionaries are never compared; of full equals it takes the last."
replaces = "choose_best"
"""
def choose_best(results):
    triples = [(one["val_accuracy"], one["reg"], place) for place, one in enumerate(results)]
    return results[sorted(triples)[-1][2]]

import random


def split(items, share, seed):
    shuffled = list(items)
    random.Random(seed).shuffle(shuffled)
    size = round(len(shuffled) * share)
    return shuffled[size:], shuffled[:size]

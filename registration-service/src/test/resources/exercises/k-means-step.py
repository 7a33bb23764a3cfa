import math


def step(points, centres):
    groups = [[] for _ in centres]
    for point in points:
        nearest = min(range(len(centres)), key=lambda i: math.dist(point, centres[i]))
        groups[nearest].append(point)
    mean = lambda group: tuple(sum(axis) / len(group) for axis in zip(*group))
    return [mean(group) if group else tuple(centre) for group, centre in zip(groups, centres)]

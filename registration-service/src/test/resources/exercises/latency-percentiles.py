import math


def percentile(numbers, p):
    return sorted(numbers)[math.ceil(p * len(numbers) / 100) - 1]

first = ["y", "y", "y", "y", "y", "y", "n", "n", "n", "n"]
second = ["y", "y", "y", "y", "n", "n", "n", "n", "n", "y"]
size = len(first)
observed = sum(a == b for a, b in zip(first, second)) / size
expected = sum(first.count(label) / size * second.count(label) / size for label in set(first + second))
kappa = (observed - expected) / (1 - expected)

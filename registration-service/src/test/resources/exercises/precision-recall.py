scores = [0.9, 0.8, 0.7, 0.6, 0.4, 0.3]
actual = [1, 1, 0, 1, 0, 1]


def measure(threshold):
    chosen = [label for score, label in zip(scores, actual) if score >= threshold]
    return (sum(chosen) / len(chosen) if chosen else None, sum(chosen) / sum(actual))

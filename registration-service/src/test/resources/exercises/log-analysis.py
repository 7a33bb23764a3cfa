from collections import Counter

counts, first, skipped = Counter(), None, 0
with open("service.log", encoding="utf-8") as file:
    for line in file:
        parts = line.split(maxsplit=3)
        if len(parts) < 4:
            skipped += 1
        elif parts[1] == "ERROR":
            counts[parts[2]] += 1
            first = first or parts[0]
errors = dict(counts)

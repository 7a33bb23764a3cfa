import csv
from collections import Counter

with open("predictions.csv", encoding="utf-8", newline="") as file:
    pairs = Counter((row["actual"], row["predicted"]) for row in csv.DictReader(file))
tp, fp, fn, tn = pairs["1", "1"], pairs["0", "1"], pairs["1", "0"], pairs["0", "0"]

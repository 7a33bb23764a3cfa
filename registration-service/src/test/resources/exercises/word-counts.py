import csv
from collections import Counter

stop = {"太", "没有"}
counts = Counter()
with open("labelled.csv", encoding="utf-8", newline="") as file:
    for row in csv.DictReader(file):
        if row["label"] == "投诉":
            counts.update(word for word in row["text"].split() if word not in stop)
top = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:2]

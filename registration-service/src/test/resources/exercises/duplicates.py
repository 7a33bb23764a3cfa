import csv

kept, removed, seen = [], 0, set()
with open("messages.csv", encoding="utf-8", newline="") as file:
    for row in csv.DictReader(file):
        text = row["text"].strip().lower()
        if text in seen:
            removed += 1
        else:
            seen.add(text)
            kept.append(row["id"])

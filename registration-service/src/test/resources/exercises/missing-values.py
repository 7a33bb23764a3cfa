import csv
import statistics

with open("sensors.csv", encoding="utf-8", newline="") as file:
    texts = [row["value"] for row in csv.DictReader(file)]
known = [float(text) for text in texts if text]
median = statistics.median(known)
missing = len(texts) - len(known)
filled = [float(text) if text else median for text in texts]

import json

ALLOWED = ["cat", "dog", "other"]
with open("labels.json", encoding="utf-8") as file:
    labels = json.load(file)
wrong = [entry["id"] for entry in labels if entry.get("label") not in ALLOWED]
counts = {label: sum(entry.get("label") == label for entry in labels) for label in ALLOWED}

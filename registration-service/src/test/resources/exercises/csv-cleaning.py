import csv

with open("orders.csv", encoding="utf-8", newline="") as file:
    rows = [{name: value.strip() for name, value in row.items()} for row in csv.DictReader(file)]
with open("clean.csv", "w", encoding="utf-8", newline="") as file:
    writer = csv.DictWriter(file, ["id", "city", "amount"])
    writer.writeheader()
    writer.writerows(row for row in rows if row["city"])
